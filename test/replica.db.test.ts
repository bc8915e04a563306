import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { UserId } from '../src/domain/ids.ts';
import type { ChainReport } from '../src/features/admin/check-chain.ts';
import { connectionsFor } from '../src/runtime/open-databases.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { call } from './support/api.ts';
import { rowsOf } from './support/look-inside.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { type Replicated, startReplicated } from './support/streaming-replica.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';
import { until } from './support/until.ts';

// Its database is two servers, a primary and a replica: no `useWorld`.

const BASE = '/api/pluggy-v2';
const ANA = 'ana' as UserId;
const TOKEN = 'a-token-for-prometheus';

let servers: Replicated;
let sandbox: Sandbox;
let app: TestApp;

beforeAll(async () => {
  servers = await startReplicated();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  app = await startTestApp({
    databaseUrl: servers.primaryUrl,
    pluggyApiUrl: sandbox.url,
    env: { DATABASE_READ_URL: servers.replicaUrl, METRICS_TOKEN: TOKEN },
  });
  const itemId = await new SandboxClient(sandbox.url).connect(ANA);
  await app.pluggy.reportItem(ANA, itemId);
  await app.work();
});
afterAll(async () => {
  await app?.stop();
  await sandbox?.close();
  await servers?.stop();
});

const get = (path: string) => call(app.url, `${BASE}${path}`);

async function readsOf(): Promise<{ replica: number; primary: number }> {
  const { replica } = await app.parts();
  return { ...(replica?.reads ?? { replica: 0, primary: 0 }) };
}

async function checkOf(): Promise<{ ok: boolean; check: ChainReport['checks'][number] | undefined }> {
  const headers = { 'accept-language': 'en' };
  const report = (await call(app.url, `${BASE}/test`, { headers })).json<ChainReport>();
  return { ok: report.ok, check: report.checks.find(({ name }) => name === 'replica') };
}

/** Reads until one is answered by the replica. */
const untilUsed = (): Promise<unknown> =>
  until('reads go to the replica', async () => {
    const before = (await readsOf()).replica;
    await get(`/user/${ANA}/accounts`);
    return (await readsOf()).replica > before;
  });

const replayIsHeld = () => servers.atReplica('select pg_wal_replay_pause()');
const replayGoesOn = () => servers.atReplica('select pg_wal_replay_resume()');

it('reads for a person go to the replica, and are what the primary has', async () => {
  await untilUsed();
  expect((await checkOf()).check).toMatchObject({ ok: true, detail: expect.stringContaining('replica') });
  const before = await readsOf();
  for (const path of ['accounts', 'transactions?limit=5', 'items', 'financial-data']) {
    const answer = await get(`/user/${ANA}/${path}`);
    expect([path, answer.status]).toEqual([path, 200]);
  }
  expect((await readsOf()).replica).toBeGreaterThan(before.replica);
  const { text } = await call(app.url, '/metrics', { token: TOKEN });
  expect(text).toMatch(/^pluggy_replica_used 1$/m);
  expect(text).toMatch(/^pluggy_reads_total\{from="replica"\} [1-9]/m);
});

it('row-level security holds there: a transaction meets its person alone, as the role of requests', async () => {
  const { database } = await app.parts();
  const look = (userId: string) =>
    database.asUser(
      userId as UserId,
      async (tx) => {
        const { rows } = await tx.query<{ role: string; isReplica: boolean; items: number }>(
          `select current_user <> session_user as role, pg_is_in_recovery() as "isReplica",
             (select count(*)::integer from pluggy.items) as items`,
        );
        return rows[0];
      },
      'read',
    );
  const seen = await until('the replica is asked', async () => {
    const [hers, his] = [await look(ANA), await look('bruno')];
    return hers?.isReplica && his?.isReplica && { hers, his };
  });
  expect(seen).toEqual({
    hers: { role: true, isReplica: true, items: 1 },
    his: { role: true, isReplica: true, items: 0 },
  });
});

it('who writes reads it back, and no state is answered under a newer name, while the replica stands still', async () => {
  await untilUsed();
  const list = (await get(`/user/${ANA}/transactions?limit=1`)).json<{ results: { id: string }[] }>();
  const id = list.results[0]?.id ?? '';
  const feed = (await get(`/user/${ANA}/changes?limit=500`)).json<{ next: string }>();
  await replayIsHeld();
  try {
    for (const note of ['first', 'second']) {
      const before = await call(app.url, `${BASE}/user/${ANA}/financial-data`);
      await app.pluggy.annotateTransaction(ANA, id, { note });
      const one = (await get(`/user/${ANA}/transactions/${id}`)).json<{ note: string }>();
      expect(one.note).toBe(note);
      const after = await call(app.url, `${BASE}/user/${ANA}/financial-data`, {
        headers: { 'if-none-match': before.headers.get('etag') ?? '' },
      });
      expect(after.status).toBe(200);
      expect(after.text).toContain(`"${note}"`);
    }
    const changed = (await get(`/user/${ANA}/changes?after=${feed.next}`)).text;
    expect(changed).toContain(id);
  } finally {
    await replayGoesOn();
  }
  await untilUsed();
  expect((await get(`/user/${ANA}/transactions/${id}`)).json<{ note: string }>().note).toBe('second');
});

/** Work that begins, and ends once it is let go of. */
function holder() {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let begun = 0;
  const work = async (tx: Queryable): Promise<void> => {
    await tx.query('select 1');
    begun += 1;
    await held;
  };
  return {
    work,
    letGo: () => letGo(),
    untilBegun: (count: number) => until('all hold', () => begun === count),
  };
}

it('who reads does not wait for the connections of the queue', async () => {
  await untilUsed();
  const { database, workDatabase, config } = await app.parts();
  const { workDatabase: count } = connectionsFor(config.databaseConnections);
  const { work, letGo, untilBegun } = holder();
  const busy = Array.from({ length: count }, () => workDatabase.asSystem(work));
  try {
    await untilBegun(count);
    const read = database.asUser(ANA, async (tx) => (await tx.query('select 1')).rowCount, 'read');
    expect(await read).toBe(1);
  } finally {
    letGo();
    await Promise.all(busy);
  }
});

it('a read that finds every connection to the replica in use goes to the primary, and the others stay there', async () => {
  await untilUsed();
  const { exportDatabase, config, replica } = await app.parts();
  const { exportDatabase: count } = connectionsFor(config.databaseConnections);
  const { work, letGo, untilBegun } = holder();
  const busy = Array.from({ length: count }, () => exportDatabase.asUser(ANA, work, 'snapshot'));
  try {
    await untilBegun(count);
    const { primary } = await readsOf();
    await exportDatabase.asUser(ANA, (tx) => tx.query('select 1'), 'snapshot');
    expect((await readsOf()).primary).toBeGreaterThan(primary);
    expect(replica?.isUsed).toBe(true);
  } finally {
    letGo();
    await Promise.all(busy);
  }
});

it('a read that the replica cancels to go on is done at the primary, and the others stay there', async () => {
  await servers.atReplica('alter system set max_standby_streaming_delay = 0');
  await servers.atReplica('select pg_reload_conf()');
  await rowsOf(servers.primaryUrl, 'create table public.leftovers as select 1 as one');
  await untilUsed();
  const { database, replica } = await app.parts();
  const places: boolean[] = [];
  const reading = database.asUser(
    ANA,
    async (tx) => {
      const { rows } = await tx.query<{ isReplica: boolean }>('select pg_is_in_recovery() as "isReplica"');
      places.push(rows[0]?.isReplica === true);
      await tx.query('select case when pg_is_in_recovery() then pg_sleep(6) end');
    },
    'read',
  );
  await until('the read has begun', () => places.length > 0);
  await rowsOf(servers.primaryUrl, 'delete from public.leftovers');
  await rowsOf(servers.primaryUrl, 'vacuum public.leftovers');
  await reading;
  expect(places).toEqual([true, false]);
  expect(replica?.isUsed).toBe(true);
});

it('a replica that is gone leaves every read to the primary, says so, and is used again once it is back', async () => {
  await untilUsed();
  await servers.killReplica();
  for (const path of ['accounts', 'transactions', 'items', 'financial-data'])
    expect((await get(`/user/${ANA}/${path}`)).status).toBe(200);
  const { ok, check } = await checkOf();
  expect([ok, check?.ok, check?.detail]).toEqual([true, false, expect.stringContaining('does not answer')]);
  expect((await call(app.url, '/metrics', { token: TOKEN })).text).toMatch(/^pluggy_replica_used 0$/m);
  await servers.startReplica();
  await untilUsed();
  expect((await checkOf()).check?.ok).toBe(true);
});

it('one that was promoted is no replica any more: nothing is read there', async () => {
  await untilUsed();
  await servers.atReplica('select pg_promote()');
  const { reads } = (await app.parts()).replica ?? { reads: undefined };
  const before = reads?.replica;
  await app.pluggy.annotateTransaction(ANA, await idOfOne(), { note: 'after the promotion' });
  expect((await get(`/user/${ANA}/transactions/${await idOfOne()}`)).text).toContain('after the promotion');
  expect(reads?.replica).toBe(before);
  expect((await checkOf()).check).toMatchObject({ ok: false, detail: expect.stringContaining('promoted') });
});

async function idOfOne(): Promise<string> {
  const list = (await get(`/user/${ANA}/transactions?limit=1`)).json<{ results: { id: string }[] }>();
  return list.results[0]?.id ?? '';
}
