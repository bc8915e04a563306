import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localDayOf } from '../src/domain/calendar-day.ts';
import { call } from './support/api.ts';
import { skippingClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const BANK = uuid(2);
const CARD = uuid(3);

const world = useWorld('scripted', { bank: () => ({ products: ['CREDIT_CARDS'] }), clock: skippingClock });

const row = (n: number, days: number, more: object = {}): BankRow =>
  bankRow(10, daysAgo(days), { id: uuid(n), ...more });

const GOOD = [row(11, 3), row(12, 60), row(13, 90)];

beforeAll(async () => {
  world.bank.accounts = [world.bank.account(BANK), world.bank.account(CARD, { type: 'CREDIT' })];
  world.bank.transactions = { [BANK]: GOOD };
  await sync();
});
afterEach(async () => {
  world.bank.transactions = { [BANK]: GOOD };
  world.bank.bills = {};
  world.bank.item = {};
  await readEverything();
});

async function sync(): Promise<void> {
  world.bank.touch();
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

/** From the first to the last page, as `npm run sync` does. */
async function readEverything(): Promise<void> {
  await world.sql('update pluggy.accounts set read_from = null');
  await sync();
}

async function reconcile(): Promise<void> {
  world.clock.advance(60_000);
  await world.app.care.requestReconciliations(0);
  await world.app.work();
}

interface Report {
  readonly complete: boolean;
  readonly accounts: readonly {
    readonly type: string;
    readonly transactions: { readonly rowsRefused: number; readonly rowsAtPluggy: number };
    readonly bills: readonly object[];
    readonly problems: readonly { readonly code: string; readonly detail: string }[];
  }[];
}

async function report(): Promise<Report> {
  await makeWebhooksArrive(world.app, world.databaseUrl);
  const answer = await call(world.app.url, '/api/pluggy-v2/user/ana/completeness');
  expect(answer.status).toBe(200);
  return answer.json<Report>();
}
const codes = async (): Promise<string[]> =>
  (await report()).accounts.flatMap(({ problems }) => problems.map(({ code }) => code));
const refusedRows = (): Promise<object[]> => world.sql('select sqlstate, payload from pluggy.refused_rows');

describe('the proof of completeness, given values that nobody expects', () => {
  it('counts a balance or an amount that is no number as none', async () => {
    const odd = { balance: 'n/a', amountInAccountCurrency: 'ten' };
    world.bank.transactions = { [BANK]: [...GOOD, row(14, 1, odd), row(15, 1, { balance: [1] })] };
    await sync();
    expect(await report()).toMatchObject({ complete: true });
  });

  it('does not judge a bill whose total is no number or whose day cannot be read', async () => {
    const bill = (n: number, more: object): object => ({ id: uuid(n), accountId: CARD, ...more });
    const due = daysAgo(10);
    world.bank.transactions = {
      [BANK]: GOOD,
      [CARD]: [row(21, 200, { amount: 5, creditCardMetadata: { billId: uuid(32) } })],
    };
    world.bank.bills = {
      [CARD]: [
        bill(31, { totalAmount: 'much', dueDate: due, financeCharges: 'none' }),
        bill(32, { totalAmount: 7, dueDate: 'soon', billClosingDate: 'the 40th', financeCharges: [1, {}] }),
        bill(33, {
          totalAmount: 0,
          dueDate: due,
          billClosingDate: 5,
          financeCharges: [{ amount: '1' }],
        }),
        bill(34, { totalAmount: 1, dueDate: 20261110 }),
      ],
    };
    await sync();
    const card = (await report()).accounts.find(({ type }) => type === 'CREDIT');
    expect(card?.bills).toMatchObject([
      { billId: uuid(31), total: null, dueDate: localDayOf(due), reason: 'no_total' },
      { billId: uuid(33), total: 0, verdict: 'unknown', reason: 'no_next_bill' },
      { billId: uuid(32), rows: 5, charges: 0, dueDate: null, verdict: 'unknown', reason: 'no_due_day' },
      { billId: uuid(34), rows: 0, dueDate: null, verdict: 'unknown', reason: 'no_due_day' },
    ]);
    expect(await codes()).toEqual([]);
  });
});

describe('a row that the database does not take', () => {
  const refused = (more: object = {}) => row(14, 50, { amount: 'ten', createdAt: daysAgo(-1), ...more });
  const serve = (...rows: object[]): void => {
    world.bank.transactions = { [BANK]: [...GOOD, ...rows] };
  };

  it('is told of as long as it is refused, once, however often it comes differently', async () => {
    serve(refused());
    await readEverything();
    expect(await codes()).toEqual(['rows_refused']);
    serve(refused({ description: 'another' }));
    await sync(); // what may be new alone is read
    expect(await codes()).toEqual(['rows_refused']);
    expect((await report()).accounts[0]?.transactions).toMatchObject({ rowsRefused: 1, rowsAtPluggy: 4 });
    await readEverything();
    expect(await codes()).toEqual(['rows_refused']);
    expect(await refusedRows()).toHaveLength(1);
  });

  it('is told of no more once Pluggy has corrected it, whichever way it is read', async () => {
    serve(refused());
    await readEverything();
    serve(refused({ amount: 10 }));
    await sync();
    expect(await report()).toMatchObject({ complete: true });
    await readEverything();
    expect(await report()).toMatchObject({ complete: true });
    expect(await refusedRows()).toEqual([]);
  });

  it('is told of no more once Pluggy has it no more', async () => {
    serve(refused());
    await readEverything();
    serve();
    await readEverything();
    expect(await report()).toMatchObject({ complete: true });
    expect(await refusedRows()).toEqual([]);
  });

  it('stays on record while Pluggy may withhold it', async () => {
    serve(refused());
    await readEverything();
    serve();
    world.bank.item = { executionStatus: 'PARTIAL_SUCCESS' };
    await readEverything();
    expect(await refusedRows()).toHaveLength(1);
  });

  it('is found again, or corrected, by the comparison with Pluggy', async () => {
    serve(refused());
    await reconcile();
    await reconcile();
    expect(await codes()).toEqual(['months_differ', 'rows_refused']);
    expect(await refusedRows()).toHaveLength(1);
    serve(refused({ amount: 10 }));
    await reconcile();
    expect(await report()).toMatchObject({ complete: true });
    expect(await refusedRows()).toEqual([]);
  });

  it('makes no month differ once everything was read and it was corrected', async () => {
    serve(refused());
    await reconcile();
    await reconcile();
    expect(await codes()).toContain('months_differ');
    serve(refused({ amount: 10 }));
    await readEverything();
    expect(await report()).toMatchObject({ complete: true });
  });

  it('that was stored before it became so is no difference in the count', async () => {
    serve(refused({ amount: 10 }));
    await readEverything();
    serve(refused());
    await readEverything();
    expect(await codes()).toEqual(['rows_refused']);
  });

  it('without a usable id is told of too', async () => {
    serve(refused({ id: 'fourteen' }));
    await readEverything();
    expect(await codes()).toEqual(['rows_refused']);
  });
});
