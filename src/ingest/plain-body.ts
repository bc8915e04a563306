import { brotliDecompressSync, unzipSync } from 'node:zlib';

/** The largest body of a delivery, in bytes, as it travels and as it unpacks: more than Pluggy's longest list of ids. */
export const MAX_DELIVERY_BYTES = 8 * 1_024 * 1_024;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const GZIP = Buffer.from([0x1f, 0x8b]);

const startsWith = (body: Buffer, start: Buffer): boolean => body.subarray(0, start.length).equals(start);

/** A body that is not packed as it says, or unpacks to more than is read, stays as it came. */
function unpack(body: Buffer, encoding: string): Buffer {
  const options = { maxOutputLength: MAX_DELIVERY_BYTES };
  try {
    if (encoding === 'br') return brotliDecompressSync(body, options);
    if (startsWith(body, GZIP) || encoding === 'deflate') return unzipSync(body, options);
  } catch {
    return body;
  }
  return body;
}

/** What a delivery says once it is unpacked and without a byte order mark. @param encoding its Content-Encoding */
export function plainBody(body: Buffer, encoding = ''): Buffer {
  const plain = unpack(body, encoding.trim().toLowerCase());
  return startsWith(plain, BYTE_ORDER_MARK) ? plain.subarray(BYTE_ORDER_MARK.length) : plain;
}
