import {
  PluggyAnswerTooLargeError,
  PluggyClosedError,
  type PluggyError,
  PluggyNetworkError,
  PluggyTimeoutError,
  type RequestLine,
  type TimeoutPhase,
} from './pluggy-errors.ts';

const TIMEOUT_PHASES: ReadonlyMap<string, TimeoutPhase> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers'],
  ['UND_ERR_BODY_TIMEOUT', 'body'],
]);
const CLOSED: ReadonlySet<string> = new Set(['UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);
const SYSTEM_CALLS_BEFORE_THE_REQUEST: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);

function textField(value: unknown, name: string): string | undefined {
  const field: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof field === 'string' ? field : undefined;
}

/** True when the connection was never made. Node reports a host of several addresses as an AggregateError. */
function isConnectFault(fault: unknown): boolean {
  if (fault instanceof AggregateError && fault.errors.length > 0) return fault.errors.every(isConnectFault);
  return SYSTEM_CALLS_BEFORE_THE_REQUEST.has(textField(fault, 'syscall') ?? '');
}

/** Puts what undici or the operating system threw for a request into this client's own words. */
export function fromTransportFault(fault: unknown, request: RequestLine, maxBytes: number): PluggyError {
  const code = textField(fault, 'code');
  const phase = TIMEOUT_PHASES.get(code ?? '');
  if (phase !== undefined) return new PluggyTimeoutError(request, phase);
  if (CLOSED.has(code ?? '')) return new PluggyClosedError();
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new PluggyAnswerTooLargeError(request, maxBytes);
  // The original is not kept as the cause: undici's parser errors carry the bytes that they failed on.
  const cause = new Error(textField(fault, 'message') ?? 'unknown fault');
  return new PluggyNetworkError(request, `connection failed (${code ?? 'no code'})`, {
    requestSent: !isConnectFault(fault),
    code,
    cause,
  });
}
