import { ApiError, NetworkError, TimeoutError } from './ApiError.ts';
import { pause } from './pause.ts';
import { readEvents, type ServerEvent, type StreamPosition } from './read-events.ts';
import type { ApiRequest, Transport } from './Transport.ts';

export interface EventOptions {
  /** Ends the stream, and with it the iterator. */
  readonly signal?: AbortSignal | undefined;
  /** `lastEventId` of the last event that was seen: what has changed since is told first. */
  readonly lastEventId?: string | null | undefined;
  /** Called at each connection, the first one and every later one. */
  readonly onConnected?: (() => void) | undefined;
}

/** The service says something every 15 seconds: a stream without two of those is dead, whatever the network believes. */
const SILENCE_MS = 40_000;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** Whether another try may succeed. */
function isPassing(error: unknown): error is ApiError {
  if (error instanceof NetworkError || error instanceof TimeoutError) return true;
  return error instanceof ApiError && (error.status === 429 || Number(error.status) >= 500);
}

/** One connection, until it ends. */
async function* connect(
  transport: Transport,
  request: ApiRequest,
  position: StreamPosition,
  { signal, onConnected }: EventOptions,
): AsyncGenerator<ServerEvent, void, undefined> {
  const connection = new AbortController();
  const end = (): void => connection.abort();
  let silence: ReturnType<typeof setTimeout> | undefined;
  const hear = (): void => {
    clearTimeout(silence);
    silence = setTimeout(end, SILENCE_MS);
  };
  signal?.addEventListener('abort', end);
  try {
    const seen = position.id === null ? {} : { 'last-event-id': position.id };
    const headers = { accept: 'text/event-stream', ...seen };
    const { body } = await transport.open({ ...request, headers, signal: connection.signal });
    if (!body) throw new TypeError('this fetch has no streams: in React Native pass that of expo/fetch');
    onConnected?.();
    hear();
    yield* readEvents(body.getReader(), position, hear);
  } finally {
    clearTimeout(silence);
    signal?.removeEventListener('abort', end);
    end();
  }
}

/**
 * Follows a stream through lost connections, restarts and silence: connects again, more and more slowly while that fails, and
 * says what was seen last (`Last-Event-ID`), so that the service tells what was missed. Ends with its signal.
 * @throws {ApiError} what no other try mends, such as UnauthenticatedError
 */
export async function* followEvents(
  transport: Transport,
  request: ApiRequest,
  options: EventOptions,
): AsyncGenerator<ServerEvent, void, undefined> {
  const { signal, lastEventId = null, onConnected } = options;
  const position = { id: lastEventId, retryMs: FIRST_RETRY_MS };
  let failures = 0;
  const begin = (): void => {
    failures = 0;
    onConnected?.();
  };
  while (!signal?.aborted) {
    let waitMs = position.retryMs;
    try {
      yield* connect(transport, request, position, { signal, onConnected: begin });
    } catch (error) {
      if (signal?.aborted) return;
      if (!isPassing(error)) throw error;
      waitMs = Math.min(position.retryMs * 2 ** failures, LAST_RETRY_MS);
      if (error.retryAfterS !== null) waitMs = error.retryAfterS * 1_000;
      failures += 1;
    }
    await pause(waitMs, signal);
  }
}
