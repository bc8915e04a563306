import type { Request, Response } from 'express';
import type { PluggyV2 } from '../services/PluggyV2.ts';

/** Proxies close a silent connection after 30 to 60 seconds. */
const PING_EVERY_MS = 15_000;

/** What the browser waits before it connects again. */
const RECONNECT_MS = 2_000;

/**
 * Server-sent events: which connection, accounts or transactions of the user changed. The events name the place;
 * the data is read through the other routes. After a gap the stream ends, and whoever reconnects reads anew.
 */
export async function streamEvents(
  pluggy: PluggyV2,
  userId: string,
  expiresAt: Date | null,
  request: Request,
  response: Response,
): Promise<void> {
  const stop = await pluggy.subscribe(userId, {
    onChange: ({ kind, itemId, accountId }) => {
      response.write(`event: ${kind}\ndata: ${JSON.stringify({ itemId, accountId })}\n\n`);
    },
    onGap: () => response.end(),
  });
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write(`retry: ${RECONNECT_MS}\n\n`);
  const ping = setInterval(() => {
    // a stream must not outlive the session that opened it
    if (expiresAt !== null && expiresAt.getTime() <= Date.now()) response.end();
    else response.write(': ping\n\n');
  }, PING_EVERY_MS);
  const end = (): void => {
    clearInterval(ping);
    stop();
  };
  response.once('close', end);
  if (request.destroyed) end();
}
