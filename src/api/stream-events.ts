import type { Request, Response } from 'express';
import type { Clock } from '../domain/clock.ts';
import type { UserId } from '../domain/ids.ts';
import type { ServiceParts } from './Service.ts';

/** Proxies close a silent connection after 30 to 60 seconds. */
const PING_EVERY_MS = 15_000;

/** What the browser waits before it connects again. */
const RECONNECT_MS = 2_000;

/** What may lie here for a caller who does not read; an event has about a hundred bytes. */
const MOST_UNREAD_BYTES = 65_536;

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

  send(event: string, data: object): void {
    if (this.#response.writableEnded) return;
    this.#response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
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

/** Pings until the stream has ended; ends it when the session does that opened it. */
async function keepAlive(
  stream: EventStream,
  response: Response,
  clock: Clock,
  expiresAt: Date | null,
  ended: AbortSignal,
): Promise<void> {
  while (!ended.aborted) {
    const leftMs = expiresAt === null ? PING_EVERY_MS : expiresAt.getTime() - clock.now().getTime();
    if (leftMs <= 0) response.end();
    await clock.sleep(leftMs <= 0 ? PING_EVERY_MS : Math.min(leftMs, PING_EVERY_MS), ended);
    if (!ended.aborted) stream.ping();
  }
}

/**
 * Server-sent events: which connection, accounts or transactions of the user changed. The events name the place;
 * the data is read through the other routes. After a gap the stream ends, and whoever reconnects reads everything again. A
 * caller who does not read is cut off, and there are only so many streams of one user and in all.
 * @throws {PublicError} too_many_streams
 */
export async function streamEvents(
  { limits, changes, clock }: Pick<ServiceParts, 'limits' | 'changes' | 'clock'>,
  userId: UserId,
  expiresAt: Date | null,
  request: Request,
  response: Response,
): Promise<void> {
  const giveBack = limits.eventStreams.take(userId);
  const ended = new AbortController();
  try {
    if (request.method === 'HEAD') return void response.writeHead(200, HEADERS).end();
    const stream = new EventStream(response);
    const stop = changes.subscribe(userId, {
      onChange: ({ kind, itemId, accountId }) => stream.send(kind, { itemId, accountId }),
      onGap: () => response.end(),
    });
    ended.signal.addEventListener('abort', stop);
    response.once('close', () => ended.abort());
    if (response.destroyed) ended.abort();
    response.writeHead(200, HEADERS);
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    await keepAlive(stream, response, clock, expiresAt, ended.signal);
  } finally {
    giveBack();
  }
}
