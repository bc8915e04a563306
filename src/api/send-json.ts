import { once } from 'node:events';
import type { Response } from 'express';

/** Sends a JSON text that PostgreSQL built, as it is. */
export function sendJsonText(response: Response, text: string, status = 200): void {
  response.status(status).type('application/json').send(text);
}

export const joinJson = (texts: readonly string[]): string => `[${texts.join(',')}]`;

/** Thrown into whoever writes an answer that nobody reads any more. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** Writes pieces of an answer no faster than the caller reads them. */
export function writerTo(response: Response): (text: string) => Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return async (text) => {
    if (gone.signal.aborted) throw new CallerGone();
    if (response.write(text)) return;
    await once(response, 'drain', { signal: gone.signal }).catch(() => {
      throw new CallerGone();
    });
  };
}
