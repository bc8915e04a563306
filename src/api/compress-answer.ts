import type { Writable } from 'node:stream';
import { constants, createGzip, type Gzip, gzip, type ZlibOptions } from 'node:zlib';
import type { Request, Response } from 'express';

/** Below this an answer fits into one packet however it is written. */
const LEAST_BYTES = 1_400;
/**
 * The fastest. JSON shrinks to a sixth by it; the levels above save a tenth more and take twice the time, and an answer holds a
 * connection to the database while it is written.
 */
const LEVEL = constants.Z_BEST_SPEED;
/** What each piece of compressed output holds at most. */
const CHUNK_BYTES = 65_536;
/** What may wait for the compressor, so that rows are read meanwhile. */
const WAITING_BYTES = 524_288;

/** As any stream of Node's takes them, which its types do not say of these. */
const STREAMED: ZlibOptions & { readonly highWaterMark: number } = {
  level: LEVEL,
  chunkSize: CHUNK_BYTES,
  highWaterMark: WAITING_BYTES,
};

/** What is compressed already gains nothing. */
const PACKED = 'application/zip';

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
    if (error === null) response.setHeader('Content-Encoding', 'gzip');
    response.send(error === null ? packed : text);
  });
}

/** Where an answer is written piece by piece. */
export interface AnswerStream {
  readonly target: Writable;
  /** Has the head say what comes. It goes out at once: what fails afterwards cuts the answer off. */
  begin(): void;
  end(): void;
}

/**
 * The way to the caller: straight, or through a compressor, which takes no more than the caller reads.
 * @param type the content type
 */
export function answerStream(request: Request, response: Response, type: string): AnswerStream {
  if (type === PACKED || !wantsGzip(request, response))
    return { target: response, begin: () => {}, end: () => void response.end() };
  const packer: Gzip = createGzip(STREAMED);
  const giveUp = (): void => void packer.destroy();
  packer.once('error', (error) => response.destroy(error));
  response.once('close', giveUp);
  return {
    target: packer,
    begin: () => {
      response.setHeader('Content-Encoding', 'gzip');
      response.flushHeaders();
      packer.pipe(response);
    },
    end: () => void packer.end(),
  };
}
