import { describe, expect, it } from 'vitest';
import { endLine } from '../src/cli/sync-progress.ts';
import type { ItemId } from '../src/domain/ids.ts';
import { requestRun, SYNC_ITEM } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const MINUTE_MS = 60_000;
const OPEN_FINANCE = { connectorId: 600, parameters: { cpf: '76109277673' } };
const CODE_TO_SCAN = { connectorId: 4, parameters: {} };
const CODE_TO_TYPE = { connectorId: 3, parameters: { user: 'user-ok', password: 'password-ok' } };

const world = useWorld('sandbox');

interface Waiting {
  readonly id: string;
  readonly status: string;
  readonly message: string;
  readonly nextStep: { readonly action: string; readonly label: string } | null;
  readonly parameter: Record<string, unknown> | null;
  readonly userAction: Record<string, unknown> | null;
  readonly sync: { readonly state: string; readonly startedAt: string | null; readonly health: string };
}

const itemsOf = (userId: string): string => `/api/pluggy-v2/user/${userId}/items`;

async function itemOf(userId: string): Promise<Waiting | undefined> {
  const answer = await call(world.app.url, itemsOf(userId), { headers: { 'accept-language': 'en' } });
  return answer.json<{ items: Waiting[] }>().items[0];
}

/** A connection that the person has begun, and that its bank has asked something for; the service has looked at it. */
async function beginConnecting(userId: string, bank: object): Promise<string> {
  const key = await sandboxKey(world.sandbox.url);
  const { id } = await connectBank(world.sandbox.url, key, { ...bank, clientUserId: userId });
  await until('the bank asks', async () => {
    const answer = await fetch(`${world.sandbox.url}/items/${id}`, { headers: { 'x-api-key': key } });
    return ((await answer.json()) as { status: string }).status.startsWith('WAITING_');
  });
  const reported = await call(world.app.url, itemsOf(userId), { method: 'POST', body: { itemId: id } });
  expect(reported.status).toBe(202);
  await world.app.work();
  return id;
}

const jobs = () => world.sql(`select key, state from pluggy.jobs where kind = 'sync-item'`);

describe('a connection that waits for its person', () => {
  it('shows where to give the consent', async () => {
    await beginConnecting('consents', OPEN_FINANCE);
    expect(await itemOf('consents')).toMatchObject({
      status: 'WAITING_USER_INPUT',
      message: 'The bank is waiting for your authorisation. Continue the connection to finish.',
      nextStep: { action: 'continue' },
      parameter: { type: 'oauth', data: expect.stringMatching(/^http/), expiresAt: expect.any(String) },
      userAction: null,
    });
  });

  it('shows which code is asked for', async () => {
    await beginConnecting('types', CODE_TO_TYPE);
    expect(await itemOf('types')).toMatchObject({
      status: 'WAITING_USER_INPUT',
      nextStep: { action: 'continue' },
      parameter: { name: 'token', type: expect.any(String), label: expect.any(String) },
      userAction: null,
    });
  });

  it('shows the code to scan', async () => {
    await beginConnecting('scans', CODE_TO_SCAN);
    expect(await itemOf('scans')).toMatchObject({
      status: 'WAITING_USER_ACTION',
      nextStep: { action: 'open' },
      parameter: null,
      userAction: { type: 'qr', instructions: expect.any(String), attributes: expect.any(Object) },
    });
  });

  it('is not being read meanwhile', async () => {
    expect((await itemOf('consents'))?.sync).toMatchObject({
      state: 'never',
      startedAt: null,
      health: 'waiting',
    });
  });
});

it('a consent that was abandoned is waited for, by no job, and the command says so', async () => {
  const itemId = await beginConnecting('leaves', OPEN_FINANCE);
  world.clock.advance(41 * MINUTE_MS);
  await world.app.work();
  expect(await jobs()).toEqual([]);
  expect((await itemOf('leaves'))?.sync).toMatchObject({ state: 'never', startedAt: null });

  const statuses = await world.app.syncNow({ itemId }, () => {}, new AbortController().signal);
  expect(statuses).toMatchObject([{ itemId, result: 'waiting', reason: null }]);
  expect(statuses.map((status) => endLine(status)).join()).toMatch(/^waiting /);
});

it('what was synced before the bank was read again is read again, also if only some rows are spoken of', async () => {
  const bank = { connectorId: 0, parameters: { user: 'user-ok', password: 'password-ok' } };
  const key = await sandboxKey(world.sandbox.url);
  const { id } = await connectBank(world.sandbox.url, key, { ...bank, clientUserId: 'returns' });
  await until('the bank has been read', async () => {
    await call(world.app.url, itemsOf('returns'), { method: 'POST', body: { itemId: id } });
    await world.app.work();
    world.clock.advance(3_000);
    return (await itemOf('returns'))?.sync.state === 'done';
  });
  const [account] = await world.sql<{ id: string }>(
    `select id from pluggy.accounts where item_id = '${id}' limit 1`,
  );
  const loans = () =>
    world.sql(`select state from pluggy.product_states where item_id = '${id}' and product = 'loans'`);
  await world.sql(`delete from pluggy.product_states where item_id = '${id}' and product = 'loans'`);
  const tell = async (): Promise<void> => {
    await world.sql(`insert into pluggy.inbox (event_id, event, item_id, body, received_at) values
       (gen_random_uuid()::text, 'transactions/created', '${id}', jsonb_build_object('accountId', '${account?.id}',
        'transactionsCreatedAtFrom', now()), now())`);
    const { database, clock } = await world.app.parts();
    await database.asSystem((tx) => requestRun(tx, SYNC_ITEM, id as ItemId, clock.now()));
    await world.app.work();
  };
  await tell();
  expect(await loans()).toEqual([]);

  await world.sql(
    `update pluggy.items set status = 'UPDATING', raw = raw || '{"status": "UPDATING"}' where id = '${id}'`,
  );
  await tell();
  expect(await loans()).toEqual([{ state: 'done' }]);
});
