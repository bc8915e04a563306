import { constants, gzip } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this an answer fits into one packet however it is written. */
const LEAST_BYTES = 1_400;
/** The fastest: JSON shrinks to a sixth by it; the levels above save a tenth more and take twice the time. */
const LEVEL = constants.Z_BEST_SPEED;

/**
 * Says of an answer that it depends on what the caller can unpack.
 * @returns whether it is to be compressed: reads alone are, so that what makes tokens and keys never is
 */
function wantsGzip(request: Request, response: Response): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  response.vary('Accept-Encoding');
  return request.method === 'GET' && request.acceptsEncodings('gzip', 'identity') === 'gzip';
}

/** Sends a JSON text, compressed where the caller asks for that and it is worth it. */
export function sendCompressed(response: Response, text: string): void {
  const isPacked = wantsGzip(response.req, response) && text.length >= LEAST_BYTES;
  if (!isPacked) {
    response.send(text);
    return;
  }
  gzip(text, { level: LEVEL }, (error, packed) => {
    if (response.headersSent) return; // a host's own time limit has answered meanwhile
    if (error === null) response.setHeader('Content-Encoding', 'gzip');
    response.send(error === null ? packed : text);
  });
}
