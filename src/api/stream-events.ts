import type { Request, Response } from 'express';
import type { Clock } from '../domain/clock.ts';
import type { UserId } from '../domain/ids.ts';
import { ChangeTeller } from '../features/changes/ChangeTeller.ts';
import type { ServiceParts } from './Service.ts';

/** Proxies close a silent connection after 30 to 60 seconds. */
const PING_EVERY_MS = 15_000;

/** Every so many pings it is looked whether something has changed that nobody said: a process may die between a commit and its notice. */
const LOOK_EVERY_PINGS = 4;

/** What the browser waits before it connects again. */
const RECONNECT_MS = 2_000;

/** What may lie here for a caller who does not read. An event has about 130 bytes, and all that was missed is told at once. */
const MOST_UNREAD_BYTES = 262_144;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Accel-Buffering': 'no',
};

/** One stream of events, which ends itself when nobody reads it. */
class EventStream {
  readonly #response: Response;
  #hadUnread = false;

  constructor(response: Response) {
    this.#response = response;
  }

  /** @param id with which whoever reconnects says what it has seen; without, what it said before stays */
  send(event: string, data: object, id?: bigint): void {
    if (this.#response.writableEnded) return;
    const head = id === undefined ? '' : `id: ${id}\n`;
    this.#response.write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (this.#response.writableLength > MOST_UNREAD_BYTES) this.#response.destroy();
  }

  /** An event, not a comment, so that a page can hear it. What the caller had not taken by the ping before ends the stream. */
  ping(): void {
    const { writableLength, writableEnded } = this.#response;
    if (writableEnded || (writableLength > 0 && this.#hadUnread)) this.#response.destroy();
    else this.send('ping', {});
    this.#hadUnread = writableLength > 0;
  }
}

/** The number that a caller who was here before has seen last; undefined: none. */
function seenBefore(request: Request): bigint | undefined {
  const text = request.get('last-event-id');
  return text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined;
}

/** Pings until the stream has ended, and looks now and then; ends it when the session does that opened it. */
async function keepAlive(
  stream: EventStream,
  teller: ChangeTeller,
  response: Response,
  clock: Clock,
  expiresAt: Date | null,
  ended: AbortSignal,
): Promise<void> {
  for (let pings = 1; !ended.aborted; pings += 1) {
    const leftMs = expiresAt === null ? PING_EVERY_MS : expiresAt.getTime() - clock.now().getTime();
    if (leftMs <= 0) response.end();
    await clock.sleep(leftMs <= 0 ? PING_EVERY_MS : Math.min(leftMs, PING_EVERY_MS), ended);
    if (ended.aborted) return;
    stream.ping();
    if (teller.isBehind || pings % LOOK_EVERY_PINGS === 0) void teller.look();
  }
}

/**
 * Server-sent events: which connection, accounts or transactions of the user changed. The events name the place;
 * the data is read through the other routes. Behind them comes `changes`, with the number up to which the log of changes is
 * told of: whoever reconnects with it (Last-Event-ID) is told first where something has changed since. After a gap, and every
 * minute, the stream looks for what it was not told. A caller who does not read is cut off, and there are only so many streams of one user and in all.
 * @throws {PublicError} too_many_streams
 */
export async function streamEvents(
  parts: Pick<ServiceParts, 'limits' | 'changes' | 'clock' | 'database' | 'workDatabase'>,
  userId: UserId,
  expiresAt: Date | null,
  request: Request,
  response: Response,
): Promise<void> {
  const { limits, changes, clock } = parts;
  const giveBack = limits.eventStreams.take(userId);
  const ended = new AbortController();
  try {
    if (request.method === 'HEAD') return void response.writeHead(200, HEADERS).end();
    const stream = new EventStream(response);
    const teller = new ChangeTeller(parts, userId, seenBefore(request), {
      onPlace: ({ kind, itemId, accountId }) => stream.send(kind, { itemId, accountId }),
      onSequence: (sequence) => stream.send('changes', { sequence: Number(sequence) }, sequence),
    });
    const stop = changes.subscribe(userId, {
      onChange: (change) => teller.hear(change),
      onHearing: () => void teller.look(),
      onGap: () => void teller.look(),
      onEnd: () => response.end(),
    });
    ended.signal.addEventListener('abort', stop);
    response.once('close', () => ended.abort());
    if (response.destroyed) ended.abort();
    response.writeHead(200, HEADERS);
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    void teller.look();
    await keepAlive(stream, teller, response, clock, expiresAt, ended.signal);
  } finally {
    giveBack();
  }
}
