import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { ItemView } from '../src/contract/financial-data.ts';
import { quotaResetsAt } from '../src/domain/quota.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { callSandbox, type SandboxItem, sandboxKey } from './support/sandbox-calls.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

it('a connection whose monthly calls are used up says so, and nothing asks the bank for more', async () => {
  const itemId = await world.bank.connect('spent', 'user-ok-quota-warning');
  const item = await until('the connection is synced', async () => {
    const answer = await call(world.service.url, '/api/pluggy-v2/user/spent/items', {
      headers: { 'accept-language': 'en' },
    });
    return answer
      .json<{ items: ItemView[] }>()
      .items.find(({ id, sync }) => id === itemId && sync.state === 'done');
  });
  expect(item.message).toContain("This month's limit of calls to the bank is reached");
  expect(item.nextStep).toBeNull();
  const spent = item.sync.products.filter(({ state }) => state === 'quota_used_up');
  expect(spent.map(({ product }) => product)).toEqual(['accounts']);
  const resetsAt = quotaResetsAt(new Date(String(item.updatedAt))).toISOString();
  for (const product of spent) expect(product.quotaResetsAt).toBe(resetsAt);
  const others = item.sync.products.filter(({ state }) => state !== 'quota_used_up');
  expect(new Set(others.map(({ quotaResetsAt: at }) => at))).toEqual(new Set([null]));
  const { counts } = (await (await fetch(`${world.service.sandbox.url}/_sandbox/calls`)).json()) as {
    counts: Record<string, unknown>;
  };
  expect(Object.keys(counts).filter((name) => /balance|^PATCH \/items/.test(name))).toEqual([]);
});

describe('where the bank counts the calls of each month', () => {
  const USER = 'counted';
  let sandbox: Sandbox;
  let counting: TestService;
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    sandbox = await startSandbox({ port: 0, syncMs: 0, switches: { quotas: true } });
    counting = await startTestService({ databaseUrl: database.url, sandbox });
  });
  afterAll(async () => {
    await counting.stop();
    await sandbox.close();
    await database.drop();
  });

  type Consenting = SandboxItem & { readonly parameter: { readonly data: string } | null };

  /** Connects the person's account at an Open Finance bank, with a token of the service's. */
  async function connect(options: object): Promise<string> {
    const asked = { method: 'POST', body: { userId: USER, options } };
    const made = await call(counting.url, '/api/pluggy-v2/connect-token', asked);
    const { connectToken } = made.json<{ connectToken: string }>();
    const bank = { connectorId: 601, parameters: { cpf: '761.092.776-73' } };
    const { id } = await callSandbox<SandboxItem>(sandbox.url, 'POST /items', connectToken, bank);
    const consent = await until('the bank asks for a consent', async () => {
      const item = await callSandbox<Consenting>(sandbox.url, `GET /items/${id}`, connectToken);
      return item.status === 'WAITING_USER_INPUT' && item.parameter?.data;
    });
    const request = new URL(consent).searchParams.get('request');
    await callSandbox(sandbox.url, 'POST /mock-bank/decision', '', { request, decision: 'approve' });
    await until('the bank has been read', async () => {
      const item = await callSandbox<SandboxItem>(sandbox.url, `GET /items/${id}`, connectToken);
      return item.status === 'UPDATED';
    });
    return id;
  }

  const standingOf = (itemId: string): Promise<ItemView> =>
    until('the connection is synced', async () => {
      const headers = { 'accept-language': 'en' };
      const { items } = (await call(counting.url, `/api/pluggy-v2/user/${USER}/items`, { headers })).json<{
        items: ItemView[];
      }>();
      return items.find(({ id, sync }) => id === itemId && sync.state === 'done');
    });

  it('an account is not connected twice where the token says so, and spends nothing twice', async () => {
    const itemId = await connect({ avoidDuplicates: true });
    expect((await standingOf(itemId)).message).toBe('Connected. Your data is up to date.');
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(connect({ avoidDuplicates: true })).rejects.toThrow(/ITEM_USER_ALREADY_EXISTS/);
    // were those counted, this one would find nothing left
    expect((await standingOf(await connect({}))).message).toBe('Connected. Your data is up to date.');
  });

  it('connections that share a month spend it together, and say when it comes back', async () => {
    const ids: string[] = [];
    for (let more = 0; more < 3; more += 1) ids.push(await connect({}));
    const spent = await standingOf(ids.at(-1) ?? '');
    expect(spent.message).toContain("This month's limit of calls to the bank is reached");
    const products = spent.sync.products.filter(({ state }) => state === 'quota_used_up');
    expect(products.map(({ product }) => product)).toEqual(
      expect.arrayContaining(['accounts', 'transactions', 'loans', 'identity']),
    );
    for (const { quotaResetsAt: at } of products)
      expect(at).toBe(quotaResetsAt(new Date(String(spent.updatedAt))).toISOString());

    const key = await sandboxKey(sandbox.url);
    const first = await callSandbox<SandboxItem>(sandbox.url, `GET /items/${ids[0]}`, key);
    expect(first.status).toBe('UPDATED');
    expect((await standingOf(ids[0] ?? '')).message).toBe('Connected. Your data is up to date.');
  });
});
