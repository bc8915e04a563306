import { setImmediate as turn } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { gzipTo } from './gzip-to.ts';

const PIECE = Buffer.from(Array.from({ length: 20_000 }, (_, n) => `{"amount":${n * 7919}}`).join(','));

it('packs everything that is given, in order', async () => {
  const packed: Uint8Array[] = [];
  const gzip = gzipTo(async (bytes) => void packed.push(bytes));
  for (const piece of ['[', PIECE, ',', PIECE, ']']) await gzip.write(piece);
  await gzip.end();
  expect(gunzipSync(Buffer.concat(packed)).toString()).toBe(`[${PIECE},${PIECE}]`);
});

it('takes no more while what is packed is not taken', async () => {
  let [goOn, given] = [(): void => {}, 0];
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const gzip = gzipTo(() => held);
  const writing = (async () => {
    for (; given < 40; given += 1) await gzip.write(PIECE);
    await gzip.end();
  })();
  for (let n = 0; n < 200; n += 1) await turn();
  expect(given).toBeLessThan(20);
  goOn();
  await writing;
  expect(given).toBe(40);
});

it('tells whoever writes that nobody takes it', async () => {
  const gzip = gzipTo(() => Promise.reject(new Error('the caller is gone')));
  const writing = (async () => {
    for (let n = 0; n < 40; n += 1) await gzip.write(PIECE);
    await gzip.end();
  })();
  await expect(writing).rejects.toThrow('the caller is gone');
});
