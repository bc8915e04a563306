import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly status: string;
}

async function truthOf(itemId: string) {
  const { body } = await pluggy.call('GET', `/_sandbox/items/${itemId}/truth`);
  const { item, accounts, transactions } = body;
  return { item, accounts, transactions };
}

/** Everything about an item, read through the API alone. */
async function apiViewOf(itemId: string) {
  const accounts = (await pluggy.call('GET', `/accounts?itemId=${itemId}`)).body.results;
  const transactions: Row[] = [];
  for (const account of accounts) {
    let query: string | null = `?accountId=${account.id}`;
    while (query !== null) {
      const { body }: { body: { results: Row[]; next: string | null } } = await pluggy.call(
        'GET',
        `/v2/transactions${query}`,
      );
      transactions.push(...body.results);
      query = body.next;
    }
  }
  const item = (await pluggy.call('GET', `/items/${itemId}`)).body;
  return { item, accounts, transactions };
}

describe('advancing the bank', () => {
  it.each(['user-ok', 'user-ok-perf-4x', 'user-ok-two-checking-accounts', 'user-ok-account-error'])(
    'makes every kind of change for %s, and the truth is what the API serves',
    async (user) => {
      const item = await pluggy.connectUser(user);
      let before = await truthOf(item.id);
      expect(before).toEqual(await apiViewOf(item.id));
      for (const seed of [1, 2, 3]) {
        const { body: counts } = await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, {
          body: { days: 30, seed },
        });
        const after = await truthOf(item.id);
        expect(after).toEqual(await apiViewOf(item.id));
        expect(diff(before.transactions, after.transactions)).toEqual(counts);
        const posted = postedBetween(before.transactions, after.transactions);
        expect(counts.created).toBeGreaterThan(0);
        expect(counts.deleted).toBeGreaterThan(1);
        expect(posted.sameId).toBeGreaterThan(0);
        expect(counts.updated).toBeGreaterThan(posted.sameId);
        before = after;
      }
    },
  );

  it('is repeatable from its seed', async () => {
    const texts: string[] = [];
    for (let round = 0; round < 2; round++) {
      // the clock goes along with the bank, so each round begins with a clock of its own
      const fresh = await openSandbox();
      const item = await fresh.connectUser('user-ok');
      await fresh.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 45, seed: 7 } });
      const { transactions } = (await fresh.call('GET', `/_sandbox/items/${item.id}/truth`)).body;
      await fresh.close();
      const contents = transactions.map(
        ({ description, amount, date, status }: Record<string, unknown>) =>
          `${date} ${status} ${amount} ${description}`,
      );
      texts.push(contents.sort().join('\n'));
    }
    expect(texts[0]).toBe(texts[1]);
  });

  it('tells webhooks exactly what changed', async () => {
    const receiver = await openReceiver();
    const item = await pluggy.connectUser('user-ok', { webhookUrl: receiver.url });
    await until(() => receiver.received.filter(({ event }) => event.event === 'transactions/created')[2]);
    receiver.received.length = 0;
    const before = await truthOf(item.id);
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 30, seed: 5 } });
    const after = await truthOf(item.id);
    await until(async () => {
      const { body } = await pluggy.call('GET', '/_sandbox/state');
      return body.deliveries.pending.length === 0 ? true : undefined;
    });
    const events = receiver.received.map(({ event }) => event);
    expect(events[0]).toMatchObject({ event: 'item/updated', triggeredBy: 'SYNC' });
    const idsOf = (name: string) =>
      events.filter((one) => one.event === name).flatMap((one) => one.transactionIds);
    const left = new Set(after.transactions.map((row: Row) => row.id));
    const gone = before.transactions.filter((row: Row) => !left.has(row.id)).map((row: Row) => row.id);
    expect(idsOf('transactions/deleted').sort()).toEqual(gone.sort());
    for (const event of events.filter((one) => one.event === 'transactions/created')) {
      const query = `accountId=${event.accountId}&createdAtFrom=${event.transactionsCreatedAtFrom}`;
      const { body } = await pluggy.call('GET', `/v2/transactions?${query}`);
      expect(body.results).toHaveLength(event.transactionsCount);
    }
    await receiver.close();
  });

  it('refuses nonsense and items without data', async () => {
    const item = await pluggy.connectUser('user-ok');
    const path = `/_sandbox/items/${item.id}/advance`;
    expect((await pluggy.call('POST', path, { body: { days: 0 } })).status).toBe(400);
    const failed = await pluggy.connectUser('user-locked');
    const answer = await pluggy.call('POST', `/_sandbox/items/${failed.id}/advance`, { body: { days: 1 } });
    expect(answer.status).toBe(409);
  });
});

describe('the call log', () => {
  it('counts calls by pattern and status', async () => {
    await pluggy.call('POST', '/_sandbox/reset');
    await pluggy.call('GET', '/items/00000000-0000-0000-0000-000000000000');
    await pluggy.call('GET', '/connectors/601');
    await pluggy.call('GET', '/connectors/602');
    const { body } = await pluggy.call('GET', '/_sandbox/calls');
    expect(body.counts).toEqual({ 'GET /items/:id': { 404: 1 }, 'GET /connectors/:id': { 200: 2 } });
    expect(body.calls).toHaveLength(3);
  });
});

function diff(before: readonly Row[], after: readonly Row[]) {
  const old = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const now = new Map(after.map((row) => [row.id, JSON.stringify(row)]));
  return {
    created: [...now.keys()].filter((id) => !old.has(id)).length,
    updated: [...now].filter(([id, text]) => old.has(id) && old.get(id) !== text).length,
    deleted: [...old.keys()].filter((id) => !now.has(id)).length,
  };
}

function postedBetween(before: readonly Row[], after: readonly Row[]) {
  const now = new Map(after.map((row) => [row.id, row.status]));
  const pending = before.filter((row) => row.status === 'PENDING');
  return { sameId: pending.filter((row) => now.get(row.id) === 'POSTED').length };
}
