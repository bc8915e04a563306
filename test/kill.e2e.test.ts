import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { currentSecret } from '../src/store/sql/secrets.ts';
import { call, exactly } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { type StartedProcess, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

const KILLS = 50;
const USERS = ['ana', 'bia', 'caio', 'davi', 'eva'];
const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';

let testDatabase: TestDatabase;
let database: Database;
let sandbox: Sandbox;
let port: number;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = new Database({ url: testDatabase.url, logger: silentLogger });
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  port = await freePort();
});
afterAll(async () => {
  await database.close();
  await sandbox.close();
  await testDatabase.drop();
});

const origin = (): string => `http://127.0.0.1:${port}`;

function start(): StartedProcess {
  const env = {
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: sandbox.url,
    DATABASE_URL: testDatabase.url,
    DATA_DIR: join(tmpdir(), 'unused-by-tests'),
    PORT: String(port),
    // the sandbox's own deliveries go nowhere: what is applied is applied because of what the test delivers
    BASE_URL: 'http://127.0.0.1:9',
  };
  return startProcess(env, 'built');
}

async function pluggyCall(
  path: string,
  method: string,
  body: unknown,
  apiKey?: string,
): Promise<Record<string, string>> {
  const headers = {
    'content-type': 'application/json',
    ...(apiKey === undefined ? {} : { 'x-api-key': apiKey }),
  };
  const response = await fetch(`${sandbox.url}${path}`, { method, headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, string>;
}

async function connect(user: string): Promise<string> {
  const { apiKey } = await pluggyCall('/auth', 'POST', {
    clientId: CLIENT_ID,
    clientSecret: 'sandbox-secret',
  });
  const parameters = { user: 'user-ok', password: 'password-ok' };
  const item = await pluggyCall('/items', 'POST', { connectorId: 0, parameters, clientUserId: user }, apiKey);
  const id = String(item['id']);
  await until('the bank has been read', async () => {
    const found = await fetch(`${sandbox.url}/items/${id}`, { headers: { 'x-api-key': String(apiKey) } });
    return ((await found.json()) as { status: string }).status === 'UPDATED';
  });
  return id;
}

const advance = (itemId: string, seed: number) =>
  pluggyCall(`/_sandbox/items/${itemId}/advance`, 'POST', { days: 2, seed });

/** Delivers an event as Pluggy would, again until the service is there to take it; resolves at the 2xx. */
async function deliver(itemId: string, secret: string): Promise<string> {
  const eventId = randomUUID();
  const body = { event: 'item/updated', eventId, itemId, clientId: CLIENT_ID, triggeredBy: 'SYNC' };
  await until('the delivery is acknowledged', async () => {
    const options = { method: 'POST', body, token: null, headers: { 'x-webhook-secret': secret } };
    const answer = await call(origin(), '/api/pluggy-v2/webhook', options).catch(() => undefined);
    return answer !== undefined && answer.status >= 200 && answer.status < 300;
  });
  return eventId;
}

type Rows = { id: string }[];
const rowsOf = (rows: Rows): unknown =>
  Object.fromEntries(
    rows.map((row) => [
      row.id,
      Object.entries(row)
        .filter(([key]) => !['localDate', 'signedAmount'].includes(key))
        .sort(),
    ]),
  );

async function isInSync(user: string, itemId: string): Promise<boolean> {
  const here = exactly((await call(origin(), `/api/pluggy-v2/user/${user}/financial-data`)).text) as {
    transactions: Rows;
  };
  const truth = await fetch(`${sandbox.url}/_sandbox/items/${itemId}/truth`);
  const there = exactly(await truth.text()) as { transactions: Rows };
  return (
    there.transactions.length > 0 && isDeepStrictEqual(rowsOf(here.transactions), rowsOf(there.transactions))
  );
}

describe('a service that is killed right after it acknowledged a webhook', () => {
  it(`${KILLS} times over has applied everything that it acknowledged once it runs again`, {
    timeout: 300_000,
  }, async () => {
    const secret = (await currentSecret(database, 'webhook', new Date())).toString('base64url');
    const items = await Promise.all(USERS.map(connect));
    const acknowledged: string[] = [];
    for (let round = 0; round < KILLS; round += 1) {
      const itemId = items[round % items.length] ?? '';
      if (round >= items.length) await advance(itemId, round);
      const service = start();
      acknowledged.push(await deliver(itemId, secret));
      await service.kill();
    }
    const service = start();
    try {
      await service.ready();
      for (const [index, user] of USERS.entries()) {
        await until(`the data of ${user} equal the bank's`, () => isInSync(user, items[index] ?? ''), 30_000);
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
