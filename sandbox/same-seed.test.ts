import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');

/** The bytes of every list about the persons, by path; ids are part of both. */
async function everyList(seed: number): Promise<Record<string, string>> {
  const pluggy = await openSandbox({ seed, clock: { now: () => NOW }, publicUrl: 'http://pluggy.test' });
  const lists: Record<string, string> = {};
  const read = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${pluggy.port}${path}`, {
      headers: { 'x-api-key': pluggy.apiKey },
    });
    const text = await response.text();
    lists[path] = createHash('sha256').update(text).digest('hex');
    return JSON.parse(text);
  };
  await read('/connectors?sandbox=true&healthDetails=true');
  await read('/categories');
  for (const user of ['user-ok', 'user-ok-investor', 'user-ok-indebted', 'user-ok-company', 'user-ok-perf']) {
    const { id } = await pluggy.connectUser(user);
    await read(`/items/${id}`);
    const { results } = await read(`/accounts?itemId=${id}`);
    for (const account of results) {
      let query: string | null = `?accountId=${account.id}`;
      while (query !== null) query = (await read(`/v2/transactions${query}`)).next;
      await read(`/bills?accountId=${account.id}`);
      await read(`/accounts/${account.id}/statements`);
    }
    const investments = await read(`/investments?itemId=${id}`);
    for (const { id: one } of investments.results) await read(`/investments/${one}/transactions`);
    for (const product of ['loans', 'identity', 'consents']) await read(`/${product}?itemId=${id}`);
  }
  await pluggy.close();
  return lists;
}

it('two sandboxes of one seed at one time answer the same bytes, another seed answers others', async () => {
  const once = await everyList(7);
  expect(await everyList(7)).toEqual(once);
  const other = await everyList(8);
  expect(Object.keys(other).length).toBeGreaterThan(60);
  const shared = Object.keys(other).filter((path) => path in once);
  expect(shared).toEqual(['/connectors?sandbox=true&healthDetails=true', '/categories']);
});
