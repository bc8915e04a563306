import { expect, it } from 'vitest';
import { clientUnderTest } from './testing/client-under-test.ts';
import { type Reply, text } from './testing/ScriptedServer.ts';
import type { TransactionsPage } from './transactions-page.ts';

const ACCOUNT = 'ad4cb1ee-0b3e-4b4f-8a36-0f2f0b6d3a4f';
const under = clientUnderTest();

/** A page of about the size of a real one, of one letter. */
const pageOf = (letter: string, rows = 500): string =>
  `{"results":[${Array.from({ length: rows }, () => `{"id":"${letter.repeat(800)}"}`).join(',')}],"next":null}`;

/** An answer that says beforehand how long it is. */
const announced = (body: string): Reply =>
  text(200, body, { 'content-length': String(Buffer.byteLength(body)) });

const read = (): Promise<TransactionsPage> => under.client.getTransactionsPage(ACCOUNT);

it('pages that are held at the same time do not share memory', async () => {
  const letters = [...'abcdefghijkl'];
  under.server.on('GET /v2/transactions', ...letters.map((letter) => text(200, pageOf(letter))));
  const pages = await Promise.all(letters.map(read));
  const texts = pages.map(({ body }) => body.toString());
  expect(texts.sort()).toEqual(letters.map((letter) => pageOf(letter)));
});

it.each([500, 660, 900])(
  'a page of %i rows that was given back makes room for the next, and holds nothing of itself',
  async (rows) => {
    under.server.on('GET /v2/transactions', announced(pageOf('a', rows)), announced(pageOf('b', rows - 100)));
    const first = await read();
    first.release();
    expect(first.body.every((byte) => byte === 0)).toBe(true);
    const second = await read();
    expect(second.body.buffer === first.body.buffer).toBe(true);
    expect(second.body.toString()).toBe(pageOf('b', rows - 100));
  },
);

it('a page of which nobody knows the length beforehand is whole', async () => {
  under.server.on('GET /v2/transactions', (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const piece of pageOf('c', 2_000).match(/.{1,50000}/g) ?? []) response.write(piece);
    response.end();
  });
  const page = await read();
  expect(page.body.toString()).toBe(pageOf('c', 2_000));
});
