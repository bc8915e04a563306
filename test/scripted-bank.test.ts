import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankRow, ScriptedBank, uuid } from './support/ScriptedBank.ts';

let bank: ScriptedBank;

beforeAll(async () => {
  bank = await ScriptedBank.start();
});
afterAll(() => bank.close());

async function ask(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${bank.url}${path}`);
  return { status: response.status, text: await response.text() };
}

describe('the stand-in for a bank', () => {
  it('sends JSON text to the letter and any other value as JSON', async () => {
    const exact = '{"id":"x","balance":12345678901234567890.10}';
    bank.accounts = [exact, { id: 'y', balance: null }, null, 7, 'a text'];
    expect((await ask(`/accounts?itemId=${bank.itemId}`)).text).toBe(
      `{"results":[${exact},{"id":"y","balance":null},null,7,"a text"],"page":1,"total":5,"totalPages":1}`,
    );
    expect(await ask('/accounts/x')).toEqual({ status: 200, text: exact });
    expect((await ask('/accounts/z')).status).toBe(404);
  });

  it('answers pages of transactions, by id and by day, and lets cursors die', async () => {
    const days = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z'];
    bank.hold(
      'x',
      days.map((day, n) => bankRow(n + 1, day)),
    );
    bank.pageSize = 2;
    const page = async (more: string) => {
      const { results, next } = JSON.parse((await ask(`/v2/transactions?accountId=x${more}`)).text);
      return [results.map(({ id }: { id: string }) => id), next];
    };
    const [one, two, three] = [1, 2, 3].map((n) => uuid(n, 'f'));
    expect(await page('')).toEqual([[three, two], '?accountId=x&after=2']);
    expect(await page('&after=2')).toEqual([[one], null]);
    expect(await page(`&ids=${one},${three}`)).toEqual([[three, one], null]);
    expect(await page('&dateTo=2026-11-02')).toEqual([[two, one], null]);
    bank.cursorDiesAt = 2;
    expect((await ask('/v2/transactions?accountId=x&after=2')).status).toBe(400);
  });

  it('has other connections beside its own, whose routes can be overridden', async () => {
    bank.set({ items: { other: { id: 'other', connector: null } }, loans: { other: [{ id: 'l' }] } });
    expect((await ask('/items/other')).text).toBe('{"id":"other","connector":null}');
    expect((await ask('/loans?itemId=other')).text).toContain('"total":1');
    bank.override('GET /loans', 500, { code: 500 });
    expect(await ask('/loans?itemId=other')).toEqual({ status: 500, text: '{"code":500}' });
    bank.restore('GET /loans');
    expect((await ask('/loans?itemId=other')).status).toBe(200);
    expect((await ask('/connectors/7')).status).toBe(404);
  });

  it('shows nothing but items and consents while it withholds', async () => {
    bank.consents = [{ id: 'c' }];
    bank.isWithheld = true;
    expect((await ask(`/accounts?itemId=${bank.itemId}`)).text).toContain('"total":0');
    expect((await ask(`/consents?itemId=${bank.itemId}`)).text).toContain('"total":1');
    expect((await ask(`/items/${bank.itemId}`)).status).toBe(200);
  });
});
