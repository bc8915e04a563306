import { expect, it } from 'vitest';
import { type Answer, call, exactly } from './support/api.ts';
import { bankRow, daysAgo } from './support/ScriptedBank.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

const get = (path: string, coding: string, more: Record<string, string> = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/ana/${path}`, {
    headers: { 'accept-encoding': coding, ...more },
  });
const codingOf = ({ headers }: Answer): string | null => headers.get('content-encoding');

async function connectWithRows(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => bankRow(n + 1, daysAgo(2)));
  world.bank.hold(ACCOUNT, rows);
  await world.tell('item/created');
  await world.pass();
}

it('an answer is compressed for whoever asks for that, and says the same as the plain one', async () => {
  await connectWithRows(40);
  for (const path of ['transactions', 'financial-data', 'export/transactions.csv']) {
    const plain = await get(path, 'identity');
    const packed = await get(path, 'gzip, deflate, br');
    expect([path, codingOf(plain), codingOf(packed)]).toEqual([path, null, 'gzip']);
    expect([plain, packed].map(({ headers }) => headers.get('vary'))).toEqual([
      expect.stringContaining('Accept-Encoding'),
      expect.stringContaining('Accept-Encoding'),
    ]);
    expect(packed.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    if (path.endsWith('.csv')) expect(packed.text).toBe(plain.text);
    else expect(Object.keys(Object(exactly(packed.text)))).toEqual(Object.keys(Object(exactly(plain.text))));
  }
  const [one, other] = [await get('transactions', 'identity'), await get('transactions', 'gzip')];
  expect(exactly(other.text)).toEqual(exactly(one.text));
  expect(other.headers.get('etag')).toBe(one.headers.get('etag'));
  const tag = other.headers.get('etag') ?? '';
  expect((await get('transactions', 'gzip', { 'if-none-match': tag })).status).toBe(304);
});

it('what is small, what is no read, what is packed already and who asks not to are left as they are', async () => {
  await connectWithRows(40);
  expect(codingOf(await get('transactions?limit=1', 'gzip'))).toBeNull();
  expect(codingOf(await get('transactions', 'gzip;q=0, br'))).toBeNull();
  expect(codingOf(await get('export.zip', 'gzip'))).toBeNull();
  const made = await call(world.app.url, '/api/pluggy-v2/session', {
    method: 'POST',
    body: { userId: 'ana' },
    headers: { 'accept-encoding': 'gzip' },
  });
  expect([made.status, codingOf(made)]).toEqual([201, null]);
  const head = await call(world.app.url, '/api/pluggy-v2/user/ana/transactions', { method: 'HEAD' });
  expect([head.status, head.text, codingOf(head)]).toEqual([200, '', null]);
});

it('events are never held back by a compressor', async () => {
  await connectWithRows(1);
  const over = new AbortController();
  const response = await fetch(`${world.app.url}/api/pluggy-v2/user/ana/events`, {
    headers: { authorization: 'Bearer sandbox-key', 'accept-encoding': 'gzip' },
    signal: over.signal,
  });
  expect([response.status, response.headers.get('content-encoding')]).toEqual([200, null]);
  const first = await response.body?.getReader().read();
  expect(first?.value?.length).toBeGreaterThan(0);
  over.abort();
});
