import { expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { standingClock } from './support/moving-clock.ts';
import { listStatements, type NotedStatement, useNotedStatements } from './support/note-statements.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

// what is written once a second does not depend on the machine
const world = useWorld('sandbox', { clock: standingClock });
const noted = useNotedStatements();

/** What this test's worker says as it begins and ends; a service's does so once, and by the clock. */
const OF_A_WORKER =
  /pg_advisory_lock|pg_backend_pid|lost_workers|from pluggy\.call_gates|insert into pluggy\.call_counts/;
/** Each group of deliveries is one, and each look at the queue; how many there are depends on how they come. */
const OF_THE_DOOR = /insert into pluggy\.inbox|due_0 as materialized/;
/** Sent by time: what comes within a few hundredths of a second is one. */
const NOTICES = /pg_notify/;

const without = (pattern: RegExp, statements: readonly NotedStatement[]): NotedStatement[] =>
  statements.filter(({ text }) => !pattern.test(text));

/** All deliveries come in, and the work that they ask for is done. */
async function work(): Promise<void> {
  await until('every event was delivered', async () => {
    const state = await call(world.sandbox.url, '/_sandbox/state', { token: null });
    return state.json<{ deliveries: { pending: unknown[] } }>().deliveries.pending.length === 0;
  });
  world.clock.advance(COALESCE_EVENTS_MS);
  await world.app.work();
}

it('a day of news costs few statements', async () => {
  await world.app.care.keepWebhook();
  const itemId = await world.bank.connect('daily');
  await world.app.pluggy.reportItem('daily', itemId);
  await work();
  for (let day = 1; day <= 4; day += 1) {
    const start = noted().length;
    await world.bank.advance(itemId, day, 1);
    await work();
    const made = without(NOTICES, without(OF_THE_DOOR, without(OF_A_WORKER, noted().slice(start))));
    // the item and its events, accounts, rows of up to three accounts, rows that went and their successors, bills, investments, movements
    expect(made.length, listStatements(made)).toBeLessThanOrEqual(20);
  }
});
