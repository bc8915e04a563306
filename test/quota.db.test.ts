import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ItemView } from '../src/contract/financial-data.ts';
import { quotaResetsAt } from '../src/domain/quota.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';

let testDatabase: TestDatabase;
let running: TestService;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  running = await startTestService({ databaseUrl: testDatabase.url });
});
afterAll(async () => {
  await running.stop();
  await testDatabase.drop();
});

it('a connection whose monthly calls are used up says so, and nothing asks the bank for more', async () => {
  const itemId = await new SandboxClient(running.sandbox.url).connect('spent', 'user-ok-quota-warning');
  const item = await until('the connection is synced', async () => {
    const answer = await call(running.url, '/api/pluggy-v2/user/spent/items', {
      headers: { 'accept-language': 'en' },
    });
    return answer
      .json<{ items: ItemView[] }>()
      .items.find(({ id, sync }) => id === itemId && sync.state === 'done');
  });
  expect(item.message).toContain("This month's limit of calls to the bank is reached");
  expect(item.nextStep).toBeNull();
  const spent = item.sync.products.filter(({ state }) => state === 'quota_used_up');
  const resetsAt = quotaResetsAt(new Date(String(item.updatedAt))).toISOString();
  for (const product of spent) expect(product.quotaResetsAt).toBe(resetsAt);
  const others = item.sync.products.filter(({ state }) => state !== 'quota_used_up');
  expect(new Set(others.map(({ quotaResetsAt: at }) => at))).toEqual(new Set([null]));
  const { counts } = (await (await fetch(`${running.sandbox.url}/_sandbox/calls`)).json()) as {
    counts: Record<string, unknown>;
  };
  expect(Object.keys(counts).filter((name) => /balance|^PATCH \/items/.test(name))).toEqual([]);
});
