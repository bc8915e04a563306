import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { readItemFacts } from '../../domain/item.ts';
import { silentLogger } from '../../domain/logger.ts';
import { PluggyClient } from '../../pluggy/PluggyClient.ts';
import { json, ScriptedServer } from '../../pluggy/testing/ScriptedServer.ts';
import { StepClock } from '../../pluggy/testing/StepClock.ts';
import { Documents } from '../../store/documents/Documents.ts';
import { Absence } from '../run/Absence.ts';
import { CallsAhead } from '../run/CallsAhead.ts';
import { Interrupted } from '../run/Interrupted.ts';
import { ProductStates } from '../run/ProductStates.ts';
import type { IsWanted } from '../run/SyncMode.ts';
import { SyncProgress } from '../run/SyncProgress.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { checkAccount } from './check-account.ts';
import { digestPages } from './digest-pages.ts';

const { database } = await openTestDatabase();
const WORKER = '77';
const MONTHS = ['2026-11', '2026-10', '2026-09', '2026-08'];

/** One month a page; the cursor is the number of the next page. */
const rows = MONTHS.map((month) => [
  buildTransaction({ date: `${month}-20T03:00:00.000Z` }),
  buildTransaction({ date: `${month}-05T03:00:00.000Z`, amount: '-0.10' }),
]);

let pluggy: ScriptedServer;
let client: PluggyClient;
let account: StoredAccount;
const clock = new StepClock();
/** Every page takes its time, whether or not the next one is already on its way. */
const passing = {
  now: () => {
    clock.advance(2_000);
    return clock.now();
  },
  sleep: clock.sleep.bind(clock),
};

beforeAll(async () => {
  pluggy = await ScriptedServer.start();
  pluggy.on('POST /auth', json(200, { apiKey: 'key' }));
  pluggy.on('GET /v2/transactions', (response, { query }) => {
    const number = Number(new URLSearchParams(query).get('after') ?? 0);
    const next = number + 1 < rows.length ? `"?after=${number + 1}"` : 'null';
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(`{"results":[${rows[number]?.join(',') ?? ''}],"next":${next}}`);
  });
  client = new PluggyClient({
    baseUrl: pluggy.url,
    clientId: 'id',
    clientSecret: 'secret',
    clock,
    logger: silentLogger,
  });
  account = await storeAccount(database);
});
afterAll(async () => {
  await client.close();
  await pluggy.close();
});

async function run(isWanted: IsWanted, updatedAt = '2026-11-20T12:00:00.000Z'): Promise<SyncRun> {
  const { rows: jobs } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  const raw = { status: 'UPDATED', executionStatus: 'SUCCESS', updatedAt };
  const fence = { jobId: jobs[0]?.id ?? '', worker: WORKER };
  const signal = new AbortController().signal;
  const facts = readItemFacts(raw);
  const parts = { client, clock, logger: silentLogger, itemId: account.itemId, signal };
  return {
    ...account,
    mode: { kind: 'comparison', bankWasRead: false, isWanted },
    database,
    client,
    clock: passing,
    keyring: null,
    documents: new Documents(database, null),
    logger: silentLogger,
    clientId: 'client',
    item: facts,
    rawItem: raw,
    absence: new Absence(parts, { raw: JSON.stringify(raw), facts }),
    fence,
    signal,
    ahead: new CallsAhead(signal),
    progress: new SyncProgress(),
    unmoved: new Set(),
    movements: null,
    products: new ProductStates({ ...account, database, clock, fence, rawItem: raw, known: [] }),
  };
}

const no: IsWanted = async () => false;
const pagesAsked = (): (string | null)[] =>
  pluggy.requests('GET /v2/transactions').map(({ query }) => new URLSearchParams(query).get('after'));

describe('the digest of an account at Pluggy', () => {
  it('has a count and a sum for each month', async () => {
    const { months } = await digestPages(await run(no), account.accountId);
    expect([...months.keys()].sort()).toEqual([...MONTHS].sort());
    for (const { rows: count } of months.values()) expect(count).toBe(2);
    expect(new Set([...months.values()].map(({ sum }) => sum)).size).toBe(MONTHS.length);
  });

  it('stops when the item is wanted, and continues where it was', async () => {
    const whole = await digestPages(await run(no), account.accountId);
    let looks = 0;
    const atTheSecondLook = async (): Promise<boolean> => ++looks === 2;
    await expect(digestPages(await run(atTheSecondLook), account.accountId)).rejects.toThrow(Interrupted);
    const before = pagesAsked().length;
    expect(await digestPages(await run(no), account.accountId)).toEqual({ ...whole, isResumed: true });
    expect(pagesAsked().slice(before)).toEqual(['2', '3']);
    // once it was ended, the next comparison is a new one
    expect(await digestPages(await run(no), account.accountId)).toEqual(whole);
    expect(pagesAsked().slice(before + 2)).toEqual([null, '1', '2', '3']);
  });

  it('tells nothing of what the account is if a part of it is older', async () => {
    const versionOf = async (): Promise<string | null | undefined> => {
      const { rows: found } = await database.query<{ rows_version: string | null }>(
        'select rows_version from pluggy.accounts where id = $1',
        [account.accountId],
      );
      return found[0]?.rows_version;
    };
    const listed = { id: account.accountId, version: '42' };
    await expect(checkAccount(await run(async () => true), listed)).rejects.toThrow(Interrupted);
    await checkAccount(await run(no), listed);
    expect(await versionOf()).toBeNull();
    await checkAccount(await run(no), listed);
    expect(await versionOf()).toBe('42');
  });

  it('begins again when the bank was read meanwhile', async () => {
    await expect(digestPages(await run(async () => true), account.accountId)).rejects.toThrow(Interrupted);
    const before = pagesAsked().length;
    await digestPages(await run(no, '2026-11-21T12:00:00.000Z'), account.accountId);
    expect(pagesAsked()[before]).toBe(null);
  });
});
