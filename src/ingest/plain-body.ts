import { brotliDecompressSync, unzipSync } from 'node:zlib';

/** The largest body of a delivery, in bytes, as it travels and as it unpacks: more than Pluggy's longest list of ids. */
export const MAX_DELIVERY_BYTES = 8 * 1_024 * 1_024;

const BYTE_ORDER_MARK = Buffer.from('\u{feff}');
const OPEN_BRACE = 0x7b;
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

/** The bytes of each unit the other way round; what is left of half a unit is dropped. */
function swapped(body: Buffer, size: 2 | 4): Buffer {
  const units = Buffer.from(body.subarray(0, body.length - (body.length % size)));
  return size === 2 ? units.swap16() : units.swap32();
}

/** Each four bytes, the lowest first, are a character. */
function decodeUtf32(body: Buffer): string {
  const characters: string[] = [];
  for (let at = 0; at + 4 <= body.length; at += 4) {
    const code = body.readUInt32LE(at);
    characters.push(code <= 0x10ffff ? String.fromCodePoint(code) : '\u{fffd}');
  }
  return characters.join('');
}

/**
 * How wide texts begin: with a byte order mark, or with a letter of JSON, which is one of ASCII, so that the other bytes of
 * its character are zero. Four bytes before two, for the mark of the former begins with that of the latter.
 */
const WIDE: readonly (readonly [pattern: RegExp, decode: (body: Buffer) => string])[] = [
  [/^(fffe0000|(?!00)[0-7][0-9a-f]000000)/, decodeUtf32],
  [/^(0000feff|000000(?!00)[0-7][0-9a-f])/, (body) => decodeUtf32(swapped(body, 4))],
  [/^(fffe|(?!00)[0-7][0-9a-f]00)/, (body) => body.toString('utf16le')],
  [/^(feff|00(?!00)[0-7][0-9a-f])/, (body) => swapped(body, 2).toString('utf16le')],
];

/** UTF-16 and UTF-32, of either order, as UTF-8. Everything else stays as it is. */
function narrowed(body: Buffer): Buffer {
  const start = body.toString('hex', 0, 4);
  const decode = WIDE.find(([pattern]) => pattern.test(start))?.[1];
  return decode === undefined ? body : Buffer.from(decode(body));
}

/** Nearly every delivery: an object in UTF-8, which nothing has to be done to. */
const isPlain = (body: Buffer): boolean => body[0] === OPEN_BRACE && body[1] !== 0;

/** What a delivery says, unpacked, in UTF-8 and without a byte order mark. @param encoding its Content-Encoding */
export function plainBody(body: Buffer, encoding = ''): Buffer {
  if (encoding === '' && isPlain(body)) return body;
  const plain = narrowed(unpack(body, encoding.trim().toLowerCase()));
  return startsWith(plain, BYTE_ORDER_MARK) ? plain.subarray(BYTE_ORDER_MARK.length) : plain;
}
