import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { call } from './support/api.ts';
import { deliverUpdate, webhookSecret } from './support/deliver.ts';
import { freePort } from './support/free-port.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { type StartedProcess, settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const ROWS = 100_000;
/** Over the idle process; the rows are some 80 MB of JSON. */
const MEMORY_BOUND_MIB = 96;

const { database, url } = await openTestDatabase();
let sandbox: Sandbox;
let service: StartedProcess;
let origin: string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  service = startProcess(settingsFor(sandbox.url, url, port), 'built');
  await service.ready();
});
afterAll(async () => {
  expect(await service.stop()).toBe(0);
  await sandbox.close();
});

/** `VmRSS` now or `VmHWM`, the most there ever was, in MiB. */
async function memory(field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}

async function finishedAt(itemId: string): Promise<string | null | undefined> {
  const answer = await call(origin, '/api/pluggy-v2/user/ana/items');
  type Item = { id: string; sync: { state: string; finishedAt: string | null; transactionsRead: number } };
  const item = answer.json<{ items: Item[] }>().items.find(({ id }) => id === itemId);
  return item?.sync.state === 'done' && item.sync.transactionsRead === ROWS
    ? item.sync.finishedAt
    : undefined;
}

/** Every row's version: a write of any kind, even of the same values, makes a new one. */
async function versions(): Promise<{ rows: string; fingerprint: string }> {
  const { rows } = await database.query<{ rows: string; fingerprint: string }>(
    `select count(*) as rows, sum(hashtext(id::text || xmin::text || ctid::text)) as fingerprint from pluggy.transactions`,
  );
  return rows[0] ?? { rows: '0', fingerprint: '' };
}

describe('an account with 100,000 rows', () => {
  it.skipIf(process.platform !== 'linux')(
    'is read in bounded memory, and reading it again writes no row (memory is read from /proc: Linux)',
    { timeout: 600_000 },
    async () => {
      const idle = await memory('VmRSS');
      const itemId = await new SandboxClient(sandbox.url).connect('ana', 'user-ok-perf-200x');
      const first = await until('all rows are read', () => finishedAt(itemId), 120_000);
      expect((await versions()).rows).toBe(String(ROWS));
      expect((await memory('VmHWM')) - idle).toBeLessThan(MEMORY_BOUND_MIB);

      const before = await versions();
      await deliverUpdate(origin, itemId, await webhookSecret(database), 'transactions/updated');
      await until(
        'they are read again',
        async () => {
          const finished = await finishedAt(itemId);
          return finished !== undefined && finished !== first;
        },
        120_000,
      );
      expect(await versions()).toEqual(before);
    },
  );
});
