import { NetworkError } from './ApiError.ts';
import { parseExact } from './exact-json.ts';
import type { BodyReader } from './fetch.ts';

/** A server-sent event. */
export interface ServerEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** With which another stream begins behind this event; null: the service has not said yet. */
  readonly lastEventId: string | null;
}

/** What a stream says of itself. */
export interface StreamPosition {
  id: string | null;
  /** How long to wait before connecting again. */
  retryMs: number;
}

/** The service writes one line a field. */
function fieldsOf(block: string): ReadonlyMap<string, string> {
  const fields = block.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trimStart()];
  });
  return new Map(fields);
}

async function next(reader: BodyReader) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new NetworkError(cause);
  }
}

/**
 * Reads a stream to its end.
 * @param position is kept up to date
 * @param onSign called at every sign of life
 * @throws {NetworkError} the connection broke
 */
export async function* readEvents(
  reader: BodyReader,
  position: StreamPosition,
  onSign: () => void,
): AsyncGenerator<ServerEvent, void, undefined> {
  const decoder = new TextDecoder();
  for (let rest = ''; ; ) {
    const { done, value } = await next(reader);
    if (done) return;
    onSign();
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const fields of blocks.map(fieldsOf)) {
      position.id = fields.get('id') ?? position.id;
      position.retryMs = Number(fields.get('retry') ?? position.retryMs);
      const [type, data] = [fields.get('event'), fields.get('data')];
      if (type === undefined || data === undefined || type === 'ping') continue;
      yield { type, data: parseExact(data), lastEventId: position.id };
    }
  }
}
