import { beforeAll, expect, it } from 'vitest';
import { dayInBrazil } from '../src/domain/calendar-day.ts';
import { addDays, dayInMonth, monthNumber } from '../src/domain/summaries/days.ts';
import { type Answer, call } from './support/api.ts';
import { exactLines } from './support/exact-lines.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { noonClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const clock = noonClock();
const world = useWorld('scripted', { clock: () => clock });

const [CARD, PAID_CARD] = [uuid(1, 'a'), uuid(2, 'a')];
const [TO_PAY, PAID] = [uuid(1, 'b'), uuid(2, 'b')];
const TODAY = dayInBrazil(clock.now());
const instant = (day: string): string => `${day}T00:00:00.000Z`;

/** The bill of the first card is due in ten days, and was closed two days ago. */
const DUE = addDays(TODAY, 10);
const CLOSED = addDays(TODAY, -2);
/** The same day, some months later. */
const dueIn = (months: number): string => dayInMonth(monthNumber(DUE) + months, Number(DUE.slice(8)));

let made = 0;
const row = (day: string, amount: number, more: object): BankRow => {
  made += 1;
  return bankRow(made, instant(day), { amount, ...more });
};
const part = (installmentNumber: number, more: object): object => ({
  description: 'Geladeira',
  creditCardMetadata: { installmentNumber, totalInstallments: 4, ...more },
});

const ON_BILL = row(addDays(TODAY, -40), 250.5, part(1, { billId: TO_PAY }));
const LISTED = row(addDays(TODAY, -10), 250.5, part(2, { billForecastDate: dueIn(1).slice(0, 7) }));

const ask = (path: string, user = 'ana', options = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, options);
const upcoming = async (days: number) => exactLines((await ask(`summary/upcoming?days=${days}`)).text);

const bill = (id: string, totalAmount: number): object => ({
  id,
  totalAmount,
  totalAmountCurrencyCode: 'BRL',
  dueDate: instant(DUE),
  billClosingDate: instant(CLOSED),
});

beforeAll(async () => {
  const { bank, app } = world;
  const gym = Array.from({ length: 6 }, (_, index) =>
    row(addDays(TODAY, -5 - (5 - index) * 7), 60, { description: 'AULA DE DANCA' }),
  );
  // a part of the first card's bill was paid since it was closed; what was paid before is for the bill before
  const payments = [
    row(addDays(TODAY, -1), -100.1, { description: 'Pagamento recebido' }),
    row(addDays(TODAY, -20), -700, { description: 'Pagamento recebido' }),
  ];
  bank.hold(CARD, [ON_BILL, LISTED, ...gym, ...payments], { type: 'CREDIT', name: 'Cartão', number: '1111' });
  bank.hold(PAID_CARD, [row(TODAY, -80, { description: 'Pagamento recebido' })], {
    type: 'CREDIT',
    name: 'Outro',
    number: '2222',
  });
  bank.bills = { [CARD]: [bill(TO_PAY, 640.2)], [PAID_CARD]: [bill(PAID, 80)] };
  await app.pluggy.reportItem('ana', bank.itemId);
  await app.work();
});

it('has what is left of a bill, and no bill that is paid', async () => {
  const bills = (await upcoming(30)).filter(({ kind }) => kind === 'bill');
  expect(bills).toEqual([
    {
      kind: 'bill',
      date: DUE,
      direction: 'out',
      description: 'Cartão',
      currencyCode: 'BRL',
      amount: '540.1',
      accountId: CARD,
      billId: TO_PAY,
      transactionId: null,
      instalments: null,
      recurringId: null,
    },
  ]);
});

it('takes a bill for paid although the person gave its payment a later day', async () => {
  const list = (await ask(`transactions?accountId=${PAID_CARD}`)).json<{ results: { id: string }[] }>();
  const date = addDays(TODAY, 4);
  const change = { method: 'PATCH', body: { date } };
  expect((await ask(`transactions/${list.results[0]?.id}`, 'ana', change)).status).toBe(200);
  const bills = (await upcoming(30)).filter(({ kind }) => kind === 'bill');
  expect(bills.map(({ billId }) => billId)).toEqual([TO_PAY]);
});

it('has the instalments that are on no bill yet: the one that the bank lists, and those that follow from it', async () => {
  const found = (await upcoming(200)).filter(({ kind }) => kind === 'instalment');
  expect(
    found.map(({ date, amount, transactionId, instalments }) => ({
      date,
      amount,
      transactionId,
      instalments,
    })),
  ).toEqual(
    [2, 3, 4].map((number, index) => ({
      date: dueIn(index + 1),
      amount: '250.5',
      transactionId: number === 2 ? LISTED.id : null,
      instalments: expect.objectContaining({ number: String(number), of: '4' }),
    })),
  );
});

it('has each time that a recurring payment is to be expected, by its last amount', async () => {
  const [payment] = exactLines((await ask('recurring')).text);
  const found = (await upcoming(20)).filter(({ kind }) => kind === 'recurring');
  expect(found.map(({ date, amount, recurringId }) => [date, amount, recurringId])).toEqual(
    [2, 9, 16].map((days) => [addDays(TODAY, days), '60', payment?.['id']]),
  );
});

it('ends with the days that are asked for, and comes in the order of the days', async () => {
  const dates = (await upcoming(9)).map(({ date }) => String(date));
  expect(dates).toEqual([addDays(TODAY, 2), addDays(TODAY, 9)]);
  const all = (await upcoming(366)).map(({ date }) => String(date));
  expect(all).toEqual(all.toSorted());
  expect((await ask('summary/upcoming')).json<{ results: object[] }>().results.length).toBeGreaterThan(3);
});

it('knows nothing of somebody whom nobody knows, nor of another person, and refuses other numbers of days', async () => {
  expect((await ask('summary/upcoming', 'nobody')).json()).toEqual({ results: [] });
  const { sessionToken } = await world.app.pluggy.createSession('bia');
  expect((await ask('summary/upcoming', 'ana', { token: sessionToken })).status).toBe(403);
  for (const days of ['0', '367', '1.5', 'soon'])
    await expectRefusal((options) => ask(`summary/upcoming?days=${days}`, 'ana', options), {
      code: 'invalid_value',
      field: 'days',
    });
});

it('goes by the day that the person gave to an instalment of which the bank gives none', async () => {
  const odd = { ...row(TODAY, 70, { creditCardMetadata: { installmentNumber: 1, totalInstallments: 2 } }) };
  const card = uuid(3, 'a');
  world.bank.hold(card, [{ ...odd, date: 'soon', description: 'Sem dia' }], {
    type: 'CREDIT',
    number: '3333',
  });
  world.bank.touch();
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
  const change = { method: 'PATCH', body: { date: TODAY } };
  expect((await ask(`transactions/${odd.id}`, 'ana', change)).status).toBe(200);
  const found = (await upcoming(40)).filter(({ accountId }) => accountId === card);
  const day = Number(TODAY.slice(8));
  expect(found.map(({ date }) => date)).toEqual([TODAY, dayInMonth(monthNumber(TODAY) + 1, day)]);
});
