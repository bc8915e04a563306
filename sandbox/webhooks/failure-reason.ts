const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  UND_ERR_SOCKET: 'connection closed without an answer',
  ENOTFOUND: 'host name not found',
  EAI_AGAIN: 'host name not found',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
};

/** Why a delivery failed, in words for people; fetch hides the reason in the cause of a bare TypeError. */
export function failureReason(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const { cause } = error;
  if (!(cause instanceof Error)) return error.name;
  if ('code' in cause) return REASONS[String(cause.code)] ?? String(cause.code);
  return cause.message || error.name;
}
