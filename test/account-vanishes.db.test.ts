import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { skippingClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const BANK = uuid(2);
const CARD = uuid(3);
const OLD_ROW = uuid(22);

const world = useWorld('scripted', { bank: () => ({ products: ['CREDIT_CARDS'] }), clock: skippingClock });

const row = (id: string, days: number): BankRow => bankRow(1, daysAgo(days), { id });

const account = (id: string, type: string) => ({
  id,
  itemId: uuid(1),
  type,
  balance: 1,
  currencyCode: 'BRL',
});
const BOTH = [account(BANK, 'BANK'), account(CARD, 'CREDIT')];

beforeAll(async () => {
  world.bank.accounts = BOTH;
  world.bank.transactions = {
    [BANK]: [row(uuid(11), 3)],
    // the last of them lies further back than what is read of a bank that was read again
    [CARD]: [row(uuid(21), 3), row(OLD_ROW, 200)],
  };
  world.bank.bills = { [CARD]: [{ id: uuid(31), totalAmount: 0, dueDate: daysAgo(1) }] };
});
beforeEach(async () => {
  world.bank.item = {};
  world.bank.accounts = BOTH;
  world.bank.restore(`GET /accounts/${CARD}`);
  await bankWasRead();
});

/** Pluggy read the bank again, and told of it. */
async function bankWasRead(): Promise<void> {
  world.bank.touch();
  world.clock.advance(60_000);
  const { itemId } = world.bank;
  const event = { event: 'item/updated', eventId: `read-${world.clock.now().getTime()}`, itemId };
  await world.app.receive(Buffer.from(JSON.stringify(event)));
  world.clock.advance(1_000);
  await world.app.work();
}

async function reconcile(): Promise<void> {
  world.clock.advance(60_000);
  await world.app.care.requestReconciliations(0);
  await world.app.work();
}

async function shown(): Promise<{ accounts: string[]; transactions: string[]; bills: string[] }> {
  const answer = await call(world.app.url, '/api/pluggy-v2/user/ana/financial-data?include=bills');
  const held = answer.json<Record<'accounts' | 'transactions' | 'bills', { id: string }[]>>();
  const ids = (name: keyof typeof held): string[] => held[name].map(({ id }) => id).sort();
  return { accounts: ids('accounts'), transactions: ids('transactions'), bills: ids('bills') };
}

const ALL = { accounts: [BANK, CARD], transactions: [uuid(11), uuid(21), OLD_ROW], bills: [uuid(31)] };
const WITHOUT_CARD = { accounts: [BANK], transactions: [uuid(11)], bills: [] };

const stored = (): Promise<object[]> =>
  world.sql(
    `select t.id, t.first_seen_at, n.note from pluggy.transactions t
     left join pluggy.annotations n on n.account_id = t.account_id and n.transaction_id = t.id
     where t.account_id = $1 order by t.id`,
    [CARD],
  );
const reasons = async (): Promise<unknown[]> => {
  const hidden = `select distinct deleted_reason as reason from pluggy.transactions where account_id = $1 and deleted_at is not null`;
  return (await world.sql<{ reason: string }>(hidden, [CARD])).map(({ reason }) => reason);
};

describe('an account that vanishes at the bank while its connection stays', () => {
  it('is hidden with its rows and bills, and comes back as the same with what the person said of them', async () => {
    expect(await shown()).toEqual(ALL);
    await world.app.pluggy.annotateTransaction('ana', OLD_ROW, { note: 'a gift' });
    const before = await stored();
    expect(before[1]).toMatchObject({ id: OLD_ROW, note: 'a gift' });
    world.bank.accounts = BOTH.slice(0, 1);
    await bankWasRead();
    expect(await shown()).toEqual(WITHOUT_CARD);
    expect(await reasons()).toEqual(['account_gone']);
    world.bank.accounts = BOTH;
    await bankWasRead();
    expect(await shown()).toEqual(ALL);
    expect(await stored()).toEqual(before);
    await makeWebhooksArrive(world.app, world.databaseUrl);
    const { complete, accounts } = await world.app.pluggy.getCompleteness('ana');
    expect(accounts.map(({ problems }) => problems)).toEqual([[], []]);
    expect(complete).toBe(true);
  });

  it('stays where its absence is not sure', async () => {
    world.bank.accounts = BOTH.slice(0, 1);
    world.bank.override(`GET /accounts/${CARD}`, 200, BOTH[1]); // only the list lacks it
    await bankWasRead();
    expect(await shown()).toEqual(ALL);
    world.bank.restore(`GET /accounts/${CARD}`);
    world.bank.item = { executionStatus: 'PARTIAL_SUCCESS' };
    await bankWasRead();
    await reconcile();
    expect(await shown()).toEqual(ALL);
  });

  it('is found by the comparison without any event, both times, and counted', async () => {
    await world.sql('delete from pluggy.reconciliations');
    world.bank.accounts = BOTH.slice(0, 1);
    await reconcile();
    expect(await shown()).toEqual(WITHOUT_CARD);
    world.bank.accounts = BOTH;
    await reconcile();
    expect(await shown()).toEqual(ALL);
    const found = await world.sql(
      'select accounts_different, rows_repaired from pluggy.reconciliations order by id',
    );
    expect(found).toEqual([
      { accounts_different: 1, rows_repaired: 2 },
      { accounts_different: 1, rows_repaired: 2 },
    ]);
  });
});
