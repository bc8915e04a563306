import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from '../pluggy/rules/ApiError.ts';
import { parseForm } from './parse-form.ts';

/** Far more than any call of this API needs. */
const MAX_BYTES = 1_000_000;

/** The parsed body, JSON or a form; undefined when there is none. */
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
  if (isForm(request.headers['content-type'], text)) return parseForm(text);
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('the body is not valid JSON');
  }
}

/** Command-line tools call JSON a form when nobody tells them otherwise. */
function isForm(contentType: string | undefined, text: string): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '') && !/^[{[]/.test(text);
}
