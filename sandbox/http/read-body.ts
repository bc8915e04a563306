import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from '../engine/ApiError.ts';

/** Far more than any call of this API needs. */
const MAX_BYTES = 1_000_000;

/** The parsed JSON body; undefined when there is none. */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw new ApiError(413, undefined, 'request entity too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('the body is not valid JSON');
  }
}
