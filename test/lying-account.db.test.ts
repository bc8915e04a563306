import { expect, it } from 'vitest';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();
const LIAR = uuid(2, 'a');

it('rows of an account whose time stands still are found by the comparison, and none is lost', async () => {
  const { bank } = world;
  await world.connect();
  bank.hold(LIAR, [bankRow(7, daysAgo(2))], { updatedAt: daysAgo(5) });
  bank.touch({ status: 'UPDATED' });
  await world.tell('item/updated');
  await world.pass();
  expect(await world.shown()).toContain(uuid(7, 'f'));
  bank.takeReads();
  bank.touch({ status: 'UPDATED' });
  bank.transactions[LIAR]?.push(bankRow(8, daysAgo(1)));
  await world.tell('item/updated', { triggeredBy: 'SYNC' });
  await world.pass();
  // the other account has no time, and is read
  expect(new Set(bank.takeReads().map((query) => query.get('accountId')))).toEqual(new Set([ACCOUNT]));
  await world.app.care.requestReconciliations(0);
  await world.pass();
  expect(await world.shown()).toContain(uuid(8, 'f'));
});
