import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
let accountIds: string[];
let itemId: string;
beforeAll(async () => {
  pluggy = await openSandbox();
  const item = await pluggy.connectUser('user-ok-perf-20x');
  itemId = item.id;
  const { results } = await pluggy.client.fetchAccounts(itemId);
  accountIds = results.map((account) => account.id);
});
afterAll(() => pluggy.close());

const page = (query: string) => pluggy.call('GET', `/v2/transactions?${query}`);

interface Row {
  readonly id: string;
  readonly date: string;
  readonly createdAt: string;
}

describe('GET /v2/transactions', () => {
  it('pages through 10,000 rows, newest first, each once', async () => {
    const seen = new Set<string>();
    let pages = 0;
    for (const accountId of accountIds) {
      let query: string | null = `?accountId=${accountId}`;
      let last = '9999';
      while (query !== null) {
        const { body } = await page(query.slice(1));
        expect(body.results.length).toBeLessThanOrEqual(500);
        for (const row of body.results as Row[]) {
          expect(row.date <= last).toBe(true);
          last = row.date;
          seen.add(row.id);
        }
        pages++;
        query = body.next;
      }
    }
    expect(seen.size).toBe(10_000);
    expect(pages).toBe(20);
  });

  it('is swept by the official client, whose queries are not encoded', async () => {
    const [accountId = ''] = accountIds;
    const all = await pluggy.client.fetchAllTransactions(accountId);
    expect(new Set(all.map((row) => row.id)).size).toBe(6_000);
  });

  it('filters by day, both ends included', async () => {
    const [accountId = ''] = accountIds;
    const { body: first } = await page(`accountId=${accountId}`);
    const day = first.results[40].date.slice(0, 10);
    const { body } = await page(`accountId=${accountId}&dateFrom=${day}&dateTo=${day}`);
    expect(body.results.length).toBeGreaterThan(0);
    for (const row of body.results as Row[]) expect(row.date.slice(0, 10)).toBe(day);
    const whole = first.results.filter((row: Row) => row.date.startsWith(day));
    expect(body.results).toEqual(whole);
  });

  it('filters by the moment of ingestion, which is included', async () => {
    const [accountId = ''] = accountIds;
    const { body: first } = await page(`accountId=${accountId}`);
    const { createdAt } = first.results[0];
    expect((await page(`accountId=${accountId}&createdAtFrom=${createdAt}`)).body.results).toHaveLength(500);
    const later = new Date(Date.parse(createdAt) + 1).toISOString();
    expect((await page(`accountId=${accountId}&createdAtFrom=${later}`)).body).toEqual({
      results: [],
      next: null,
    });
  });

  it('finds rows by id, and leaves out those that do not exist', async () => {
    const [accountId = '', otherAccount = ''] = accountIds;
    const { body } = await page(`accountId=${accountId}`);
    const wanted = [body.results[7], body.results[450]];
    const ids = [...wanted.map((row: Row) => row.id), '00000000-0000-4000-8000-000000000000'];
    expect((await page(`accountId=${accountId}&ids=${ids}`)).body.results).toEqual(wanted);
    expect((await page(`accountId=${otherAccount}&ids=${ids}`)).body.results).toEqual([]);
    const many = Array.from({ length: 501 }, () => ids[0]).join(',');
    expect((await page(`accountId=${accountId}&ids=${many}`)).body).toMatchObject({
      code: 400,
      codeDescription: 'IDS_PARAMETER_EXCEEDS_MAX_LENGTH',
    });
  });

  it.each([
    ['pageSize=10', 'property pageSize should not exist'],
    ['from=2026-01-01', 'property from should not exist'],
    ['dateFrom=2026-01-01&createdAtFrom=2026-01-01T00:00:00.000Z', 'together'],
    ['dateTo=yesterday', 'dateTo'],
    ['after=abc', 'Invalid cursor'],
  ])('refuses %s', async (query, message) => {
    const answer = await page(`accountId=${accountIds[0]}&${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
    expect(answer.body).not.toHaveProperty('codeDescription');
  });

  it('refuses a missing account id', async () => {
    expect((await page('')).body.message).toBe(
      'accountId should not be null or undefined,accountId must be a UUID',
    );
  });
});

describe('GET /transactions/:id', () => {
  it('finds one row among thousands, and answers 404 for any other id', async () => {
    const { body } = await page(`accountId=${accountIds[1]}`);
    const row = body.results[123];
    expect((await pluggy.call('GET', `/transactions/${row.id}`)).body).toEqual(row);
    const unknown = await pluggy.call('GET', '/transactions/00000000-0000-0000-0000-000000000000');
    expect(unknown).toMatchObject({ status: 404, body: { codeDescription: 'TRANSACTION_NOT_FOUND' } });
  });
});
