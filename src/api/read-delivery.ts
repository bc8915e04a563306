import type { IncomingMessage } from 'node:http';
import { PublicError } from '../domain/errors.ts';
import { MAX_DELIVERY_BYTES } from '../ingest/plain-body.ts';

/** What a reader of bodies that an app mounted in front of this one has made of it. */
function readBefore(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

/**
 * A delivery's bytes as they came, of whatever type, packed or not.
 * @throws {PublicError} body_too_large: the rest is not read; invalid_json: the sender went away in the middle
 */
export async function readDelivery(request: IncomingMessage & { readonly body?: unknown }): Promise<Buffer> {
  if (request.readableEnded) return readBefore(request.body);
  if (Number(request.headers['content-length'] ?? 0) > MAX_DELIVERY_BYTES)
    throw new PublicError('body_too_large');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      chunks.push(chunk);
      if (length <= MAX_DELIVERY_BYTES) return;
      request.off('data', take).pause();
      reject(new PublicError('body_too_large'));
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(chunks)))
      .once('error', (cause) => reject(new PublicError('invalid_json', {}, { cause }))); // the sender is gone
  });
}
