import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPgBouncer, type PgBouncer, type PoolMode, startPgBouncer } from '../chaos/pgbouncer.ts';
import { silentLogger } from '../src/domain/logger.ts';
import type { ChainReport } from '../src/features/admin/check-chain.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { deliverUpdate } from './support/deliver.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { openTcpGate, type TcpGate } from './support/tcp-gate.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';

// A pooler of its own stands before the database, once for each mode: no `useWorld`.

const BASE = '/api/pluggy-v2';
const SETTINGS = [
  'enable_seqscan',
  'jit',
  'synchronous_commit',
  'statement_timeout',
  'idle_in_transaction_session_timeout',
];

/** What a client of these connections sees who set nothing. */
async function seenBy(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const values = SETTINGS.map((name) => `current_setting('${name}') as ${name}`).join(', ');
    const { rows } = await client.query<Record<string, string>>(
      `select ${values}, (select count(*) from pg_prepared_statements)::text as prepared`,
    );
    return rows[0] ?? {};
  } finally {
    await client.end();
  }
}

function through(mode: PoolMode): void {
  let database: TestDatabase;
  let gate: TcpGate;
  let bouncer: PgBouncer;
  let running: TestService;
  let itemId: string;

  const transactions = async (): Promise<number> => {
    const answer = await call(running.url, `${BASE}/user/ana/transactions?limit=1`);
    return answer.status === 200 ? answer.json<{ results: unknown[] }>().results.length : 0;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    const name = new URL(database.url).pathname.slice(1);
    // as a server is that keeps what it acknowledges; the tests' own does not wait for the disk
    await rowsOf(database.url, `alter database ${name} set synchronous_commit = on`);
    gate = await openTcpGate(database.url);
    bouncer = await startPgBouncer(gate.url, mode, mode === 'session' ? 25 : 6);
    running = await startTestService({
      databaseUrl: bouncer.url,
      env: mode === 'session' ? {} : { DATABASE_DIRECT_URL: gate.url },
    });
    itemId = await new SandboxClient(running.sandbox.url).connect('ana');
    await until('the connection is synced', async () => (await transactions()) > 0);
  });
  afterAll(async () => {
    await running.stop();
    await bouncer.stop();
    await gate.shut();
    await database.drop();
  });

  it('webhooks, syncs and answers work', async () => {
    const secret = (await secretOf(database.url, 'webhook')).toString('base64url');
    const eventId = await deliverUpdate(running.url, itemId, secret);
    await until('the event is settled', async () => {
      const [row] = await rowsOf<{ outcome: string | null }>(
        database.url,
        `select outcome from pluggy.inbox where event_id = '${eventId}'`,
      );
      return row?.outcome === 'applied';
    });
    expect((await call(running.url, `${BASE}/user/ana/financial-data`)).status).toBe(200);
    expect((await call(running.url, '/readyz')).status).toBe(200);
    const { checks } = (await call(running.url, `${BASE}/test`)).json<ChainReport>();
    expect(checks.map(({ name }) => name)).not.toContain('sessions');
  });

  it('live updates come', async () => {
    const abort = new AbortController();
    const stream = await fetch(`${running.url}${BASE}/user/ana/events`, {
      headers: { authorization: 'Bearer sandbox-key' },
      signal: abort.signal,
    });
    const secret = (await secretOf(database.url, 'webhook')).toString('base64url');
    let heard = '';
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    await deliverUpdate(running.url, itemId, secret);
    while (!heard.includes('event: item')) heard += (await reader?.read())?.value ?? '';
    abort.abort();
    expect(heard).toContain(itemId);
  });

  it('nothing of ours reaches other clients of the pool', async () => {
    const untouched = await seenBy(database.url);
    expect(untouched['synchronous_commit']).toBe('on');
    const clients = await Promise.all(Array.from({ length: 12 }, () => seenBy(bouncer.url)));
    expect(clients).toEqual(clients.map(() => untouched));
  });

  it('PostgreSQL goes and comes back', async () => {
    await gate.shut();
    await until('it is missed', async () => (await call(running.url, '/readyz')).status === 503);
    await gate.open();
    await until('it is back', async () => (await call(running.url, '/readyz')).status === 200);
    const secret = (await secretOf(database.url, 'webhook')).toString('base64url');
    const eventId = await deliverUpdate(running.url, itemId, secret);
    await until(
      'work goes on',
      async () =>
        (
          await rowsOf<{ outcome: string | null }>(
            database.url,
            `select outcome from pluggy.inbox where event_id = '${eventId}'`,
          )
        )[0]?.outcome === 'applied',
    );
    expect((await call(running.url, `${BASE}/user/ana/financial-data`)).status).toBe(200);
  });
}

/** Of a service without DATABASE_DIRECT_URL: what the log says of the pooler, and what GET /test does, in Portuguese. */
async function saidWithout(mode: PoolMode): Promise<{ logged: string[]; told: string[] }> {
  const database = await createTestDatabase();
  const gate = await openTcpGate(database.url);
  const bouncer = await startPgBouncer(gate.url, mode, mode === 'session' ? 30 : 6);
  const logged: string[] = [];
  const logger = { ...silentLogger, warn: (_: object, message: string) => logged.push(message) };
  const running = await startTestService({ databaseUrl: bouncer.url, logger });
  try {
    const headers = { 'accept-language': 'pt-BR' };
    const { checks } = (await call(running.url, `${BASE}/test`, { headers })).json<ChainReport>();
    return {
      logged: logged.filter((message) => message.includes('pooler')),
      told: checks.flatMap(({ name, ok, detail }) => (name === 'sessions' ? [`${ok} ${detail}`] : [])),
    };
  } finally {
    await running.stop();
    await bouncer.stop();
    await gate.shut();
    await database.drop();
  }
}

if (hasPgBouncer()) {
  it('a pooler in transaction mode is warned of where DATABASE_DIRECT_URL is missing', async () => {
    const { logged, told } = await saidWithout('transaction');
    expect(logged).toEqual([expect.stringContaining('Set DATABASE_DIRECT_URL')]);
    expect(told).toEqual([expect.stringMatching(/^false .*Defina DATABASE_DIRECT_URL/)]);
  });

  it('one in session mode needs none', async () => {
    expect(await saidWithout('session')).toEqual({ logged: [], told: [] });
  });

  describe.each(['transaction', 'session'] as const)('through PgBouncer in %s mode', through);
} else {
  it('PgBouncer is left out: there is no /usr/sbin/pgbouncer here', () => expect(hasPgBouncer()).toBe(false));
}
