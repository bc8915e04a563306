import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { CLIENT_ID, SandboxClient } from './support/sandbox-client.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

let testDatabase: TestDatabase;
let sandbox: Sandbox;
let running: TestApp;
let clock: MovingClock;
let itemId: string;
let secret: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  clock = movingClock();
  running = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: sandbox.url, clock });
  await running.care.rotateWebhookSecret();
  secret = (await secretOf(testDatabase.url, 'webhook')).toString('base64url');
  itemId = await new SandboxClient(sandbox.url).connect('replayed');
});
afterAll(async () => {
  await running.stop();
  await sandbox.close();
  await testDatabase.drop();
});

const replay = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: sandbox.url, databaseUrl: testDatabase.url }, 'replay', args);

async function deliver(event: object): Promise<string> {
  const eventId = randomUUID();
  const body = { event: 'item/updated', eventId, itemId, clientId: CLIENT_ID, ...event };
  const headers = { 'x-webhook-secret': secret };
  const answer = await call(running.url, '/api/pluggy-v2/webhook', {
    method: 'POST',
    body,
    token: null,
    headers,
  });
  expect(answer.status).toBe(202);
  clock.advance(COALESCE_EVENTS_MS);
  return eventId;
}

const countRows = async (): Promise<number> =>
  (await rowsOf(testDatabase.url, 'select 1 from pluggy.transactions')).length;

/** Something went wrong with the data here that no webhook will ever tell of. */
const loseRows = () => rowsOf(testDatabase.url, 'delete from pluggy.transactions');

const bury = (key: string) =>
  rowsOf(
    testDatabase.url,
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, last_error, created_at)
     values ('sync-item', '${key}', 'sync-item/${key}', 'dead', now(), 5, 5, 'PluggyResponseError 500', now())`,
  );

describe('npm run replay', () => {
  it('acts on one event once more', async () => {
    const eventId = await deliver({});
    await running.work();
    expect(await rowsOf(testDatabase.url, 'select kind, state, last_error from pluggy.jobs')).toEqual([]);
    const before = await countRows();
    expect(before).toBeGreaterThan(0);
    await loseRows();
    expect(await replay('--event', eventId)).toMatchObject({
      text: expect.stringContaining('1 event about 1 connection'),
    });
    await running.work();
    expect(await countRows()).toBe(before);
  });

  it('acts on every event since a time once more', async () => {
    await deliver({});
    await running.work();
    const before = await countRows();
    await loseRows();
    expect((await replay('--since', '1h')).text).toMatch(/[2-9] events about 1 connection\./);
    await running.work();
    expect(await countRows()).toBe(before);
    expect((await replay('--since', '2999-01-01')).text).toContain('0 events about 0 connections');
  });

  it('shows the dead letter with its reasons, and gives it another chance', async () => {
    await bury(itemId);
    const { text } = await replay('--list');
    expect(text).toContain(`sync-item ${itemId}  5 attempts, the last: PluggyResponseError 500`);
    await loseRows();
    expect((await replay('--dead')).text).toContain('1 job of the dead letter');
    await running.work();
    expect(await countRows()).toBeGreaterThan(0);
    expect((await replay('--list')).text).toBe('The dead letter is empty.');
  });

  it('says what is wrong with an event that never came, or that led to nothing', async () => {
    expect(await replay('--event', randomUUID())).toEqual({
      text: expect.stringContaining('No webhook with that event id was ever received'),
      exitCode: 1,
    });
    const eventId = await deliver({ clientId: randomUUID() });
    expect(await replay('--event', eventId)).toEqual({
      text: expect.stringContaining('names no connection of this application'),
      exitCode: 1,
    });
  });

  it('says how it is used', async () => {
    expect(await replay()).toEqual({ text: expect.stringContaining('Usage:'), exitCode: 2 });
  });
});
