import { isDeepStrictEqual } from 'node:util';
import { PluggyClient } from 'pluggy-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { call, exactly } from './support/api.ts';
import { ADDITIONS } from './support/compare-with-truth.ts';
import { createTestDatabase } from './support/database.ts';
import { startTestService } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

beforeAll(async () => {
  // the official client takes its address from this variable alone
  process.env['PLUGGY_API_URL'] = world.service.sandbox.url;
});

const pluggy = () =>
  new PluggyClient({ clientId: '5a4d0b0c-0000-4000-8000-000000000001', clientSecret: 'sandbox-secret' });

type Rows = { id: string }[];
interface Everything {
  readonly items: Rows;
  readonly accounts: Rows;
  readonly transactions: Rows;
}

const byId = (rows: Rows): Rows => [...rows].sort((a, b) => a.id.localeCompare(b.id));

const withoutAdditions = (rows: Rows): Rows =>
  rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([key]) => !ADDITIONS.has(key))) as { id: string },
  );

async function stored(userId: string): Promise<Everything> {
  const answer = await call(world.service.url, `/api/pluggy-v2/user/${userId}/financial-data`);
  const { items, accounts, transactions } = exactly(answer.text) as Everything;
  return {
    items: byId(withoutAdditions(items)),
    accounts: byId(withoutAdditions(accounts)),
    transactions: byId(withoutAdditions(transactions)),
  };
}

async function truth(itemId: string): Promise<Everything> {
  const response = await fetch(`${world.service.sandbox.url}/_sandbox/items/${itemId}/truth`);
  const told = exactly(await response.text()) as { item: { id: string }; accounts: Rows; transactions: Rows };
  return { items: [told.item], accounts: byId(told.accounts), transactions: byId(told.transactions) };
}

/** The store follows the bank by itself; how long that takes is no part of the promise, that it ends there is. */
async function untilEqualToTruth(userId: string, itemId: string): Promise<Everything> {
  return until('the store equals the truth', async () => {
    const [here, there] = await Promise.all([stored(userId), truth(itemId)]);
    return isDeepStrictEqual(here, there) ? here : undefined;
  }).catch(async (error: unknown) => {
    expect(await stored(userId)).toEqual(await truth(itemId)); // says what differs
    throw error;
  });
}

async function advance(
  itemId: string,
  seed: number,
): Promise<{ created: number; updated: number; deleted: number }> {
  const response = await fetch(`${world.service.sandbox.url}/_sandbox/items/${itemId}/advance`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days: 30, seed }),
  });
  return (await response.json()) as { created: number; updated: number; deleted: number };
}

describe('a bank connected through the official client', () => {
  it('is stored row by row as Pluggy has it, before and after the bank moves on three times', async () => {
    const item = await pluggy().createItem(
      0,
      { user: 'user-ok', password: 'password-ok' },
      { clientUserId: 'ana' },
    );
    const first = await untilEqualToTruth('ana', item.id);
    expect(first.accounts.length).toBeGreaterThanOrEqual(2);
    expect(first.transactions.length).toBeGreaterThanOrEqual(50);
    for (const seed of [1, 2, 3]) {
      const moved = await advance(item.id, seed);
      expect(Math.min(moved.created, moved.updated, moved.deleted)).toBeGreaterThan(0);
      await untilEqualToTruth('ana', item.id);
    }
  });

  it('stays unknown to nobody: a user nobody knows has empty lists', async () => {
    const answer = await call(world.service.url, '/api/pluggy-v2/user/nobody/financial-data');
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ userId: 'nobody', items: [], accounts: [], transactions: [] });
  });

  it("without a clientUserId is stored, and is nobody's", async () => {
    const item = await pluggy().createItem(0, { user: 'user-ok', password: 'password-ok' });
    await until('the item is stored', async () => {
      const database = new Database({ url: world.databaseUrl, logger: silentLogger });
      const { rows } = await database.query<{ owner: string | null }>(
        `select user_id as owner from pluggy.items where id = $1 and sync_state = 'done'`,
        [item.id],
      );
      await database.close();
      if (rows[0] !== undefined) expect(rows[0].owner).toBeNull();
      return rows.length > 0;
    });
  });

  it('that refuses the password says so, and what to do', async () => {
    const item = await pluggy().createItem(
      0,
      { user: 'user-bad', password: 'password-bad' },
      { clientUserId: 'bia' },
    );
    const shown = await until('the refusal is shown', async () => {
      const answer = await call(world.service.url, '/api/pluggy-v2/user/bia/items', {
        headers: { 'accept-language': 'en' },
      });
      const [found] = answer.json<{
        items: { id: string; status: string; message: string; nextStep: object }[];
      }>().items;
      return found?.status === 'LOGIN_ERROR' ? found : undefined;
    });
    expect(shown.id).toBe(item.id);
    expect(shown.message).toBe(
      'The bank did not accept the user or the password. Reconnect with the right ones.',
    );
    expect(shown.nextStep).toEqual({ action: 'reconnect', label: 'Reconnect' });
  });

  it('disappears with everything when it is removed', async () => {
    const item = await pluggy().createItem(
      0,
      { user: 'user-ok', password: 'password-ok' },
      { clientUserId: 'caio' },
    );
    await untilEqualToTruth('caio', item.id);
    const removed = await call(world.service.url, `/api/pluggy-v2/user/caio/items/${item.id}`, {
      method: 'DELETE',
    });
    expect([removed.status, removed.text]).toEqual([204, '']); // the text names what answered
    expect(await stored('caio')).toEqual({ items: [], accounts: [], transactions: [] });
    await expect(pluggy().fetchItem(item.id)).rejects.toMatchObject({ code: 404 });
  });

  it('disappears when it is deleted at Pluggy', async () => {
    const item = await pluggy().createItem(
      0,
      { user: 'user-ok', password: 'password-ok' },
      { clientUserId: 'davi' },
    );
    await untilEqualToTruth('davi', item.id);
    await pluggy().deleteItem(item.id);
    await until('nothing is left', async () => (await stored('davi')).items.length === 0);
    expect(await stored('davi')).toEqual({ items: [], accounts: [], transactions: [] });
  });
});

describe('when every webhook is lost', () => {
  it("the page's report alone makes the connection known, if Pluggy confirms whose it is", async () => {
    const silent = await createTestDatabase();
    const service = await startTestService({ databaseUrl: silent.url });
    try {
      process.env['PLUGGY_API_URL'] = service.sandbox.url;
      const webhooks = await pluggy().fetchWebhooks();
      for (const { id } of webhooks.results) await pluggy().deleteWebhook(id);
      const item = await pluggy().createItem(
        0,
        { user: 'user-ok', password: 'password-ok' },
        { clientUserId: 'eva' },
      );
      const path = (user: string) => `/api/pluggy-v2/user/${user}/items`;
      const report = (user: string) =>
        call(service.url, path(user), { method: 'POST', body: { itemId: item.id } });
      expect((await report('mallory')).json()).toMatchObject({ status: 404, code: 'item_not_found' });
      expect((await report('eva')).status).toBe(202);
      await until('the data is there', async () => {
        const answer = await call(service.url, '/api/pluggy-v2/user/eva/transactions');
        return answer.json<{ results: unknown[] }>().results.length > 0;
      });
    } finally {
      await service.stop();
      await silent.drop();
      process.env['PLUGGY_API_URL'] = world.service.sandbox.url;
    }
  });
});
