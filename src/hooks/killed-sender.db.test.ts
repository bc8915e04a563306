import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { storeAccount } from '../../test/fixtures/store-account.ts';
import { until } from '../../test/support/until.ts';
import { openHookWorld } from '../../test/support/webhook-endpoints.ts';

/** A process that tells changes and sends, until it is killed. */
const SENDER = `
  const at = (file) => new URL(file, process.env.HOOKS_FOLDER).href;
  const { Database } = await import(at('../store/Database.ts'));
  const { HookRunner } = await import(at('HookRunner.ts'));
  const { HookSender } = await import(at('HookSender.ts'));
  const { Keyring } = await import(at('../domain/Keyring.ts'));
  const { systemClock } = await import(at('../domain/clock.ts'));
  const { silentLogger } = await import(at('../domain/logger.ts'));
  const { readConfig } = await import(at('../config.ts'));
  const url = process.env.HOOKS_DATABASE;
  const keyring = new Keyring(readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: url }).encryptionKeys);
  const database = new Database({ url, logger: silentLogger });
  const sender = new HookSender({ allowPrivate: true });
  new HookRunner({ database, clock: systemClock, logger: silentLogger, keyring, sender }).start();
`;

const world = openHookWorld();

function startSender(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', SENDER], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      HOOKS_FOLDER: new URL('./', import.meta.url).href,
      HOOKS_DATABASE: world().databaseUrl,
    },
  });
}

it('processes that are killed while they tell and send lose nothing: every change comes at least once', async () => {
  const { makeEndpoint, receiver, database, send, clock, deliveries } = world();
  const mine = await receiver();
  const { id } = await makeEndpoint(mine.url);
  const people = new Set<string>();
  const change = async (): Promise<void> => {
    people.add(`connection.changed ${(await storeAccount(database)).userId}`);
  };
  for (let round = 0; round < 2; round += 1) {
    const child = startSender();
    const exit = once(child, 'exit');
    const before = mine.received.length;
    // each kill comes while something is told, sent or kept, for changes go on until the process is gone
    const changing = (async () => {
      while (child.exitCode === null && child.signalCode === null) await change();
    })();
    await until('the process sends', () => mine.received.length > before + 5);
    child.kill('SIGKILL');
    await exit;
    await changing;
  }
  await change();
  clock.advance(61_000); // what the killed ones had leased
  await send();
  expect(new Set(mine.events())).toEqual(people);
  const left = await deliveries(id, '?state=pending');
  expect(left).toEqual([]);
});
