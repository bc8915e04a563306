import { expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { json } from '../src/pluggy/testing/ScriptedServer.ts';
import { Database } from '../src/store/Database.ts';
import { call } from './support/api.ts';
import { defer } from './support/defer.ts';
import { bankRow, daysAgo } from './support/ScriptedBank.ts';
import { until } from './support/until.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

/** Until so many statements wait for a lock. */
const untilWaiting = (count: number) =>
  until(`${count} statements wait for a lock`, async () => {
    const rows = await world.sql(
      `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rows.length === count;
  });

it('a connection can be removed in the moment at which its sync ends', async () => {
  const { bank, app } = world;
  bank.hold(ACCOUNT, [bankRow(1, daysAgo(3)), bankRow(2, daysAgo(2))]);
  bank.investments = [{ id: ACCOUNT, balance: 10, name: 'CDB' }];
  const read = defer<void>();
  const mayGoOn = defer<void>();
  bank.server.on(`GET /investments/${ACCOUNT}/transactions`, (response, request) => {
    read.resolve();
    void mayGoOn.promise.then(() => bank.asUsual(response, request));
  });
  const gone = json(404, { code: 404, message: 'item not found' });
  bank.server.on(`DELETE /items/${bank.itemId}`, (response, request) => {
    bank.server.on(`GET /items/${bank.itemId}`, gone);
    bank.asUsual(response, request);
  });
  await world.tell('item/created');
  const working = world.pass();
  await read.promise;

  const rival = new Database({ url: world.databaseUrl, logger: silentLogger });
  const path = `/api/pluggy-v2/user/${bank.userId}/items/${bank.itemId}`;
  // whoever waits first gets the row first: the end of the sync, then the removal, while that end is only half done
  const { removing } = await rival.asSystem(async (tx) => {
    await tx.query('select from pluggy.sweeps where account_id = $1 for update', [ACCOUNT]);
    mayGoOn.resolve();
    await untilWaiting(1);
    const asked = call(app.url, path, { method: 'DELETE' });
    await untilWaiting(2);
    return { removing: asked };
  });
  const { status, text } = await removing;
  expect([status, text]).toEqual([204, '']); // the text names what answered
  await working;
  await rival.close();
  expect(await world.shown()).toEqual([]);
});
