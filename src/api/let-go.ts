import type { Request, Response } from 'express';

/** Long enough for a caller to read the refusal while its upload is thrown away. */
const LINGER_MS = 5_000;

/**
 * A request that was refused before its body had come: the rest is thrown away as it comes, for a moment, so that the
 * caller can read the answer; then its connection ends, however slowly it goes on sending.
 */
export function letGo(request: Request, response: Response): void {
  if (request.complete) return;
  response.once('finish', () => {
    const timer = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
    request.once('close', () => clearTimeout(timer));
    request.resume();
  });
}
