import { createHash } from 'node:crypto';

/** The modules of a side, as in the second size of a real QR code. */
const SIZE = 25;
const QUIET = 3;
/** A finder pattern with its empty border. */
const CORNER = 8;

/**
 * A picture that looks like a QR code and is another one for every text, as a `data:` address. It carries
 * no content: nothing real is behind it to scan.
 */
export function qrPicture(text: string): string {
  const bits = bitsOf(text, SIZE * SIZE);
  let path = '';
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      if (isDark(x, y, bits)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
    }
  }
  const side = SIZE + 2 * QUIET;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="248" height="248" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** Three corners hold the squares by which a camera finds the code; the rest is data. */
function isDark(x: number, y: number, bits: readonly boolean[]): boolean {
  const [left, top] = [x < CORNER, y < CORNER];
  const [right, bottom] = [x >= SIZE - CORNER, y >= SIZE - CORNER];
  if (left && top) return isFinder(x, y);
  if (right && top) return isFinder(SIZE - 1 - x, y);
  if (left && bottom) return isFinder(x, SIZE - 1 - y);
  return bits[y * SIZE + x] ?? false;
}

/** A dark ring around a dark square of three, inside seven modules. */
function isFinder(x: number, y: number): boolean {
  if (x > 6 || y > 6) return false;
  const ring = x === 0 || x === 6 || y === 0 || y === 6;
  return ring || (x >= 2 && x <= 4 && y >= 2 && y <= 4);
}

function bitsOf(text: string, count: number): boolean[] {
  const bits: boolean[] = [];
  for (let block = 0; bits.length < count; block++) {
    for (const byte of createHash('sha256').update(`${block}/${text}`).digest()) {
      for (let bit = 0; bit < 8; bit++) bits.push(((byte >> bit) & 1) === 1);
    }
  }
  return bits;
}
