/** What may be kept of a failure: class and code. Messages can quote bank data, so they never get here. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'UnknownError';
  const code: unknown = 'code' in error ? error.code : undefined;
  const hasCode = (typeof code === 'string' && code !== '') || typeof code === 'number';
  const text = hasCode ? `${error.name} ${code}` : error.name;
  return text.replace(/[^\w .:-]/g, '').slice(0, 120) || 'UnknownError';
}
