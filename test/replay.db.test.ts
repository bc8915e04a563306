import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { secretOf } from './support/look-inside.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');
let itemId: string;
let secret: string;

beforeAll(async () => {
  await world.app.care.rotateWebhookSecret();
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
  itemId = await world.bank.connect('replayed');
});

const replay = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: world.sandbox.url, databaseUrl: world.databaseUrl }, 'replay', args);

async function deliver(event: object): Promise<string> {
  const eventId = randomUUID();
  const body = { event: 'item/updated', eventId, itemId, clientId: CLIENT_ID, ...event };
  const headers = { 'x-webhook-secret': secret };
  const answer = await call(world.app.url, '/api/pluggy-v2/webhook', {
    method: 'POST',
    body,
    token: null,
    headers,
  });
  expect(answer.status).toBe(202);
  world.clock.advance(COALESCE_EVENTS_MS);
  return eventId;
}

const countRows = async (): Promise<number> => (await world.sql('select 1 from pluggy.transactions')).length;

/** Something went wrong with the data here that no webhook will ever tell of. */
const loseRows = () => world.sql('delete from pluggy.transactions');

const bury = (key: string) =>
  world.sql(`insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, last_error, created_at)
     values ('sync-item', '${key}', 'sync-item/${key}', 'dead', now(), 5, 5, 'PluggyResponseError 500', now())`);

describe('npm run replay', () => {
  it('acts on one event once more', async () => {
    const eventId = await deliver({});
    await world.app.work();
    expect(await world.sql('select kind, state, last_error from pluggy.jobs')).toEqual([]);
    const before = await countRows();
    expect(before).toBeGreaterThan(0);
    await loseRows();
    expect(await replay('--event', eventId)).toMatchObject({
      text: expect.stringContaining('1 event about 1 connection'),
    });
    await world.app.work();
    expect(await countRows()).toBe(before);
  });

  it('acts on every event since a time once more', async () => {
    await deliver({});
    await world.app.work();
    const before = await countRows();
    await loseRows();
    expect((await replay('--since', '1h')).text).toMatch(/[2-9] events about 1 connection\./);
    await world.app.work();
    expect(await countRows()).toBe(before);
    expect((await replay('--since', '2999-01-01')).text).toContain('0 events about 0 connections');
  });

  it('shows the dead letter with its reasons, and gives it another chance', async () => {
    await bury(itemId);
    const { text } = await replay('--list');
    expect(text).toContain(`sync-item ${itemId}  5 attempts, the last: PluggyResponseError 500`);
    await loseRows();
    expect((await replay('--dead')).text).toContain('1 job of the dead letter');
    await world.app.work();
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
