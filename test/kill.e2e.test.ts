import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { call, exactly } from './support/api.ts';
import { ADDITIONS } from './support/compare-with-truth.ts';
import { deliverUpdate, webhookSecret } from './support/deliver.ts';
import { freePort } from './support/free-port.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { type StartedProcess, settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const KILLS = 50;
const USERS = ['ana', 'bia', 'caio', 'davi', 'eva'];

const { database, url } = await openTestDatabase();
let sandbox: Sandbox;
let bank: SandboxClient;
let port: number;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  bank = new SandboxClient(sandbox.url);
  port = await freePort();
});
afterAll(async () => {
  await sandbox.close();
});

const origin = (): string => `http://127.0.0.1:${port}`;

function start(): StartedProcess {
  // the sandbox's own deliveries go nowhere: what is applied is applied because of what the test delivers
  const BASE_URL = 'http://127.0.0.1:9';
  return startProcess({ ...settingsFor(sandbox.url, url, port), BASE_URL }, 'built');
}

type Rows = { id: string }[];
const rowsOf = (rows: Rows): unknown =>
  Object.fromEntries(
    rows.map((row) => [
      row.id,
      Object.entries(row)
        .filter(([key]) => !ADDITIONS.has(key))
        .sort(),
    ]),
  );

async function isInSync(user: string, itemId: string): Promise<boolean> {
  const here = exactly((await call(origin(), `/api/pluggy-v2/user/${user}/financial-data`)).text) as {
    transactions: Rows;
  };
  const there = exactly(await bank.truth(itemId)) as { transactions: Rows };
  return (
    there.transactions.length > 0 && isDeepStrictEqual(rowsOf(here.transactions), rowsOf(there.transactions))
  );
}

describe('a service that is killed right after it acknowledged a webhook', () => {
  it(`${KILLS} times over has applied everything that it acknowledged once it runs again`, {
    timeout: 300_000,
  }, async () => {
    const secret = await webhookSecret(database);
    const items = await Promise.all(USERS.map((user) => bank.connect(user)));
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const itemId = items[round % items.length] ?? '';
      if (round >= items.length) await bank.advance(itemId, round, 2);
      const service = start();
      acknowledged.push(await deliverUpdate(origin(), itemId, secret));
      await service.kill();
    }
    const service = start();
    try {
      await service.ready();
      for (const [index, user] of USERS.entries()) {
        await until(
          `the data of ${user} equal the bank's`,
          () => isInSync(user, items[index] ?? ''),
          120_000,
        );
      }
      const { rows } = await database.query<{ event_id: string }>(
        `select event_id from pluggy.inbox where outcome = 'applied'`,
      );
      expect(rows.map(({ event_id }) => event_id).sort()).toEqual([...acknowledged].sort());
    } finally {
      expect(await service.stop()).toBe(0);
    }
  });
});
