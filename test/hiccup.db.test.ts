import { expect, it } from 'vitest';
import type { Reply } from '../src/pluggy/testing/ScriptedServer.ts';
import { json } from '../src/pluggy/testing/ScriptedServer.ts';
import { type HeldClock, heldClock } from './support/held-clock.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

let clock: HeldClock;
const world = useWorld('scripted', {
  clock: () => {
    clock = heldClock();
    return clock;
  },
});

const USERS = ['ana', 'bia', 'caio'];
const ACCOUNTS_OF_EACH = 4;
const CALLS = USERS.length * ACCOUNTS_OF_EACH;
/** The longest that the first pause may be, and then another's probe. */
const PAUSE_AND_PROBE_MS = 2_500 + 2 * 2_000;

/** Each of three users has a connection with four accounts of one row. */
function stock(): string[] {
  return USERS.map((userId, user) => {
    const itemId = user === 0 ? world.bank.itemId : uuid(user + 1);
    const ids = Array.from({ length: ACCOUNTS_OF_EACH }, (_, n) => uuid(10 * user + n, 'a'));
    if (user > 0) {
      const connector = { id: 2, name: 'Pluggy Bank', products: ['ACCOUNTS', 'TRANSACTIONS'] };
      const status = { status: 'UPDATED', executionStatus: 'SUCCESS', statusDetail: null };
      const times = { updatedAt: daysAgo(0.5), lastUpdatedAt: daysAgo(0.5) };
      world.bank.set({
        items: { [itemId]: { id: itemId, clientUserId: userId, connector, ...status, ...times } },
      });
    }
    world.bank.set({
      accounts: { [itemId]: ids.map((id) => world.bank.account(id, { itemId })) },
      transactions: Object.fromEntries(ids.map((id, n) => [id, [bankRow(10 * user + n, daysAgo(3))]])),
    });
    return itemId;
  });
}

/** All calls that are made side by side are refused together; every call after that is answered. */
function hiccup(): { readonly answered: () => number; readonly isOver: () => boolean } {
  const held: (() => void)[] = [];
  let answered = 0;
  const refuse = json(503, {});
  const reply: Reply = (response, request) => {
    if (held.length === CALLS) {
      answered += 1;
      world.bank.asUsual(response, request);
      return;
    }
    held.push(() => refuse(response, request));
    if (held.length === CALLS) for (const send of held) send();
  };
  world.bank.server.on('GET /v2/transactions', reply);
  return { answered: () => answered, isOver: () => held.length === CALLS };
}

/** Whether the calls are to wait, for all that is written down. */
const isPaused = async (): Promise<boolean> =>
  (await world.sql('select 1 from pluggy.call_gates where paused_until is not null')).length > 0;

it('a moment in which a list fails for everybody fails no run, and ends with the first pause', async () => {
  const items = stock();
  for (const [user, itemId] of items.entries()) await world.app.pluggy.reportItem(USERS[user] ?? '', itemId);
  world.bank.calls(); // that the items were reported is no run
  const { answered, isOver } = hiccup();
  const begunAt = clock.now().getTime();
  let isDone = false;
  const work = world.app.work().finally(() => {
    isDone = true;
  });
  await until('the runs end', async () => {
    // the answer that ends the pause is known to nobody until it is written down
    if (answered() > 0 && (await isPaused())) return isDone;
    // time passes only while all that is left to be answered waits
    const left = CALLS - answered();
    if (isOver() && left > 0 && clock.waiting >= left) clock.advance(250);
    return isDone;
  });
  await work;
  expect(clock.now().getTime() - begunAt).toBeLessThanOrEqual(PAUSE_AND_PROBE_MS);
  // each run began once
  expect(world.bank.calls().filter((route) => route.startsWith('GET /items/'))).toHaveLength(USERS.length);
  expect(await world.sql('select sync_state from pluggy.items')).toEqual(
    USERS.map(() => ({ sync_state: 'done' })),
  );
  expect(await world.sql(`select 1 from pluggy.product_states where state = 'failed'`)).toEqual([]);
  expect(await world.sql('select id from pluggy.transactions')).toHaveLength(CALLS);
  expect(await world.sql('select key from pluggy.jobs')).toEqual([]);
});
