import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

interface Row {
  readonly id: string;
  readonly accountId: string;
  readonly date: string;
  readonly createdAt: string;
  readonly creditCardMetadata: { readonly purchaseDate?: string; readonly billId?: string } | null;
}

interface Truth {
  readonly accounts: readonly {
    readonly id: string;
    readonly type: string;
    readonly subtype: string;
    readonly creditData: { readonly balanceDueDate: string } | null;
  }[];
  readonly transactions: readonly Row[];
  readonly bills: readonly {
    readonly id: string;
    readonly dueDate: string;
    readonly billClosingDate: string;
    readonly payments: readonly { readonly paymentDate: string }[];
  }[];
  readonly loans: readonly { readonly date: string; readonly disbursementDates: readonly string[] }[];
}

const LOGIN = { user: 'user-ok', password: 'password-ok' };
const MIDNIGHT_UTC = /T00:00:00\.000Z$/;
const MIDNIGHT = /T03:00:00\.000Z$/;
/** Between 21:00 and midnight in São Paulo, when it is the next day in UTC already. */
const EVENING = /T0[0-2]:(?!00:00\.000Z)/;
const HOURS_3 = 3 * 3_600_000;

/** The day of a moment in São Paulo. */
const localDay = (date: string): string => new Date(Date.parse(date) - HOURS_3).toISOString().slice(0, 10);
const nextDay = (day: string): string =>
  new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10);

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

const truthOf = async (itemId: string): Promise<Truth> =>
  (await pluggy.call('GET', `/_sandbox/items/${itemId}/truth`)).body;
const rowsOf = ({ accounts, transactions }: Truth, type: string): Row[] => {
  const ids = new Set(accounts.filter((account) => account.type === type).map(({ id }) => id));
  return transactions.filter(({ accountId }) => ids.has(accountId));
};
const setDates = (connectorId: number, dates: unknown) =>
  pluggy.call('PUT', `/_sandbox/connectors/${connectorId}`, { body: { dates } });

async function openFinance(connectorId: number) {
  const item = await pluggy.connect(connectorId, { cpf: '761.092.776-73' });
  const request = new URL(item.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' } });
  return pluggy.settled(item.id);
}

describe('the dates of a bank', () => {
  it('are days for the cards of connector 0, instants for its bank accounts, and 03:00Z for its bills', async () => {
    const truth = await truthOf((await pluggy.connectUser('user-ok')).id);
    const card = rowsOf(truth, 'CREDIT');
    expect(card.length).toBeGreaterThan(100);
    for (const row of card) expect(row.date).toMatch(MIDNIGHT_UTC);
    const purchased = card.flatMap(({ creditCardMetadata }) => creditCardMetadata?.purchaseDate ?? []);
    expect(purchased.length).toBeGreaterThan(10);
    for (const date of purchased) expect(date).toMatch(MIDNIGHT_UTC);
    const bank = rowsOf(truth, 'BANK');
    expect(bank.some(({ date }) => MIDNIGHT.test(date))).toBe(true);
    expect(bank.some(({ date }) => !MIDNIGHT.test(date))).toBe(true);
    for (const { date } of bank) expect(date).not.toMatch(MIDNIGHT_UTC);
    for (const { dueDate, billClosingDate } of truth.bills) {
      for (const date of [dueDate, billClosingDate]) expect(date).toMatch(MIDNIGHT);
    }
  });

  it('are days in everything at one bank with a real name, and in all but rows at the next', async () => {
    const [days, instants] = [
      await truthOf((await openFinance(601)).id),
      await truthOf((await openFinance(602)).id),
    ];
    for (const { date } of days.transactions) expect(date).toMatch(MIDNIGHT_UTC);
    expect(instants.transactions.some(({ date }) => MIDNIGHT_UTC.test(date))).toBe(false);
    for (const truth of [days, instants]) {
      expect(truth.bills.length).toBeGreaterThan(4);
      for (const bill of truth.bills) {
        const dates = [
          bill.dueDate,
          bill.billClosingDate,
          ...bill.payments.map(({ paymentDate }) => paymentDate),
        ];
        for (const date of dates) expect(date).toMatch(MIDNIGHT_UTC);
      }
      const due = truth.accounts.flatMap(({ creditData }) => creditData?.balanceDueDate ?? []);
      for (const date of [...due, ...truth.loans.map(({ date }) => date)]) expect(date).toMatch(MIDNIGHT_UTC);
    }
  });

  it.each([600, 602])('have evenings at connector %i, on bank accounts and cards', async (connectorId) => {
    const truth = await truthOf((await openFinance(connectorId)).id);
    for (const type of ['BANK', 'CREDIT']) {
      const evenings = rowsOf(truth, type).filter(({ date }) => EVENING.test(date));
      expect(evenings.length).toBeGreaterThan(5);
    }
    const purchased = truth.transactions.flatMap(
      ({ creditCardMetadata }) => creditCardMetadata?.purchaseDate ?? [],
    );
    expect(purchased.some((date) => EVENING.test(date))).toBe(true);
  });

  it('put an evening into the bill of its own day, and into the next day of UTC', async () => {
    const item = await openFinance(602);
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 45, seed: 4 } });
    const truth = await truthOf(item.id);
    const closings = truth.bills.map(({ billClosingDate }) => billClosingDate.slice(0, 10)).sort();
    const evenings = truth.transactions.filter(({ date }) => EVENING.test(date));
    const billed = evenings.flatMap(({ date, creditCardMetadata }) =>
      creditCardMetadata?.billId === undefined
        ? []
        : [{ day: localDay(date), id: creditCardMetadata.billId }],
    );
    expect(billed.length).toBeGreaterThan(20);
    for (const { day, id } of billed) {
      const bill = truth.bills.find((one) => one.id === id);
      expect(bill?.billClosingDate.slice(0, 10)).toBe(closings.find((closing) => closing >= day));
    }
    const checking = truth.accounts.find(({ subtype }) => subtype === 'CHECKING_ACCOUNT')?.id;
    const bought = evenings.findLast(({ accountId }) => accountId === checking);
    const date = bought?.date ?? '';
    const ofDay = async (day: string): Promise<string[]> => {
      const query = `accountId=${checking}&dateFrom=${day}&dateTo=${day}`;
      const { results } = (await pluggy.call('GET', `/v2/transactions?${query}`)).body;
      return results.map(({ id }: Row) => id);
    };
    expect(await ofDay(nextDay(localDay(date)))).toContain(bought?.id);
    expect(await ofDay(localDay(date))).not.toContain(bought?.id);
  });

  it('are made of either kind for what is connected from then on', async () => {
    const before = await pluggy.connectUser('user-ok');
    expect((await setDates(0, 'day')).body).toEqual({ id: 0, status: 'ONLINE', dates: 'day' });
    const days = await truthOf((await pluggy.connectUser('user-ok')).id);
    for (const { date } of days.transactions) expect(date).toMatch(MIDNIGHT_UTC);
    await setDates(0, 'instant');
    const instants = await truthOf((await pluggy.connectUser('user-ok')).id);
    for (const { date } of instants.transactions) expect(date).not.toMatch(MIDNIGHT_UTC);
    for (const type of ['BANK', 'CREDIT']) {
      expect(rowsOf(instants, type).some(({ date }) => EVENING.test(date))).toBe(true);
    }
    expect((await setDates(0, null)).body.dates).toBeNull();
    expect((await setDates(0, 'noon')).status).toBe(400);
    const kinds = rowsOf(await truthOf(before.id), 'CREDIT').map(({ date }) => MIDNIGHT_UTC.test(date));
    expect(new Set(kinds)).toEqual(new Set([true]));
  });
});

describe.each(['day', 'instant'] as const)('with dates of the kind %s', (kind) => {
  let itemId: string;
  beforeAll(async () => {
    await setDates(0, kind);
    itemId = (await pluggy.connect(0, LOGIN)).id;
    await setDates(0, null);
  });

  it('days, month borders and moments of ingestion select the rows that they name', async () => {
    const truth = await truthOf(itemId);
    for (const account of truth.accounts) {
      const mine = truth.transactions.filter(({ accountId }) => accountId === account.id);
      const dates = [...new Set(mine.map(({ date }) => date.slice(0, 10)))];
      const month = dates[Math.floor(dates.length / 2)]?.slice(0, 7) ?? '';
      const lastDay = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
      const read = async (query: string): Promise<Row[]> =>
        (await pluggy.call('GET', `/v2/transactions?accountId=${account.id}&${query}`)).body.results;
      expect(await read(`dateFrom=${month}-01&dateTo=${month}-${lastDay}`)).toEqual(
        mine.filter(({ date }) => date.startsWith(month)),
      );
      const [day = ''] = dates;
      expect(await read(`dateFrom=${day}&dateTo=${day}`)).toEqual(
        mine.filter(({ date }) => date.startsWith(day)),
      );
      expect(await read(`createdAtFrom=${mine[0]?.createdAt}`)).toHaveLength(mine.length);
    }
  });

  it('the bank moves on without losing or moving a day', async () => {
    const before = await truthOf(itemId);
    const newest = (truth: Truth, subtype: string) => {
      const ids = truth.accounts.filter((account) => account.subtype === subtype).map(({ id }) => id);
      return truth.transactions
        .filter(({ accountId }) => ids.includes(accountId))
        .map(({ date }) => date.slice(0, 10));
    };
    const advance = (body: object) => pluggy.call('POST', `/_sandbox/items/${itemId}/advance`, { body });
    expect((await advance({ days: 40, seed: 3 })).body.created).toBeGreaterThan(30);
    const after = await truthOf(itemId);
    // What the bank had keeps its day, and nothing new is dated before it.
    const days = new Map(before.transactions.map(({ id, date }) => [id, date]));
    for (const { id, date } of after.transactions) expect(days.get(id) ?? date).toBe(date);
    const [last = ''] = newest(before, 'CHECKING_ACCOUNT').sort().reverse();
    const fresh = after.transactions.filter(({ id }) => !days.has(id));
    const checking = after.accounts.find(({ subtype }) => subtype === 'CHECKING_ACCOUNT')?.id;
    for (const { accountId, date } of fresh)
      if (accountId === checking) expect(date.slice(0, 10) >= last).toBe(true);
    const statement = (await pluggy.call('GET', `/accounts/${checking}/statements`)).body.results[0];
    const text = await (await fetch(statement.url)).text();
    const inMonth = `${statement.monthYear.slice(3)}-${statement.monthYear.slice(0, 2)}`;
    const lines = text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.slice(0, 10));
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line.slice(0, 7)).toBe(inMonth);
    for (const scenario of [
      'late-rows',
      'old-rows-change',
      'card-bill-closes',
      'outage-mass-deletion-and-recovery',
    ])
      expect((await advance({ scenario })).status).toBe(200);
  });
});
