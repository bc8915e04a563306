import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { ChainReport } from '../src/features/admin/check-chain.ts';
import { call } from './support/api.ts';
import { expectTruth } from './support/compare-with-truth.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { rowsOf } from './support/look-inside.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { type StartedProcess, settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const API = '/api/pluggy-v2';

let sandbox: Sandbox;
let bank: SandboxClient;
let database: TestDatabase;
/** The addresses of the process that serves and of the one that works. */
let serving: string;
let working: string;
const running: StartedProcess[] = [];

async function start(role: 'serve' | 'work'): Promise<StartedProcess> {
  const port = await freePort();
  const started = startProcess(
    {
      ...settingsFor(sandbox.url, database.url, port),
      ROLES: role,
      ...(role === 'work' ? { BASE_URL: serving } : {}),
    },
    'built',
  );
  running.push(started);
  if (role === 'serve') serving = `http://127.0.0.1:${port}`;
  else working = `http://127.0.0.1:${port}`;
  await started.ready();
  return started;
}

async function chain(): Promise<ChainReport> {
  return (await call(serving, `${API}/test`, { headers: { 'accept-language': 'en' } })).json<ChainReport>();
}

async function workers(): Promise<string> {
  const found = (await chain()).checks.find(({ name }) => name === 'workers');
  return `${found?.ok} ${found?.detail}`;
}

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  bank = new SandboxClient(sandbox.url);
  database = await createTestDatabase();
  await start('serve');
});
afterAll(async () => {
  for (const one of running) expect(await one.stop()).toBe(0);
  await sandbox.close();
  await database.drop();
});

describe('one process that serves, and one that works, on one database', () => {
  let itemId: string;

  it('alone, the one that serves keeps what it is told, and says that nobody works', async () => {
    expect((await call(serving, '/readyz', { token: null })).status).toBe(200);
    expect(await workers()).toBe(
      'true This process answers requests. No worker runs, and nothing waits for one.',
    );
    itemId = await bank.connect('ana');
    expect((await call(serving, `${API}/user/ana/items`, { method: 'POST', body: { itemId } })).status).toBe(
      202,
    );
    await rowsOf(database.url, `update pluggy.jobs set run_at = run_at - interval '5 minutes'`);
    expect(await workers()).toMatch(
      /^false This process answers requests\. No worker runs, and \d+ jobs have waited for up to 5 minutes/,
    );
    expect(await chain()).toMatchObject({ ok: false, roles: ['serve'] });
  });

  it('the one that works does what waits, and answers its health alone', async () => {
    await start('work');
    await expectTruth(serving, 'ana', bank, itemId);
    expect((await call(working, '/readyz', { token: null })).status).toBe(200);
    expect((await call(working, '/healthz', { token: null })).status).toBe(200);
    expect((await call(working, `${API}/user/ana/items`)).status).toBe(404);
    expect(await workers()).toBe('true This process answers requests. A worker takes the jobs.');
  });

  it('webhooks come in at the one, and lead to work in the other', async () => {
    const second = await bank.connect('bia');
    await expectTruth(serving, 'bia', bank, second);
  });

  it('a worker that is killed is missed at once', async () => {
    await running.pop()?.kill();
    await until('the lock is free', async () => (await workers()).includes('No worker runs'));
    await start('work');
    expect(await workers()).toBe('true This process answers requests. A worker takes the jobs.');
  });
});
