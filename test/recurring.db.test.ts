import { beforeAll, expect, it } from 'vitest';
import { dayInBrazil } from '../src/domain/calendar-day.ts';
import { addDays } from '../src/domain/summaries/days.ts';
import { type Answer, call } from './support/api.ts';
import { exactLines } from './support/exact-lines.ts';
import { noonClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const clock = noonClock();
const world = useWorld('scripted', { clock: () => clock });

const [CHECKING, SAVINGS, CARD] = [uuid(1, 'a'), uuid(2, 'a'), uuid(3, 'a')];
const TODAY = dayInBrazil(clock.now());

let made = 0;
/** Six rows, thirty days apart, the last one five days ago. @param amount with Pluggy's sign */
const sixTimes = (
  description: string,
  amount: number | readonly number[],
  more = (_: number) => ({}),
): BankRow[] =>
  Array.from({ length: 6 }, (_, index) => {
    made += 1;
    const date = `${addDays(TODAY, -5 - (5 - index) * 30)}T00:00:00.000Z`;
    const value = typeof amount === 'number' ? amount : amount[index];
    return bankRow(made, date, { description, amount: value, ...more(index) });
  });

const STREAMING = sixTimes('STREAMING LTDA', [39.9, 39.9, 39.9, 44.9, 44.9, 44.95]);
const SALARY = sixTimes('SALARIO EMPRESA', 5000, () => ({ type: 'CREDIT', categoryId: '01010000' }));

const ask = (path: string, user = 'ana', options = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, options);
const recurring = async () => exactLines((await ask('recurring')).text);
const idsOf = (rows: readonly BankRow[]): string[] => rows.map(({ id }) => id);

beforeAll(async () => {
  const { bank, app } = world;
  const saved = () => ({ categoryId: '05070000' });
  bank.hold(CHECKING, [
    ...SALARY,
    ...sixTimes('PIX ENVIADO', -300, saved),
    ...sixTimes('Pagamento de fatura', -812.5, () => ({ categoryId: '05100000' })),
  ]);
  bank.hold(SAVINGS, sixTimes('PIX RECEBIDO', 300, saved), { number: '77' });
  bank.hold(
    CARD,
    [
      ...STREAMING,
      ...sixTimes('TELEVISAO', 250, (index) => ({
        creditCardMetadata: { installmentNumber: index + 1, totalInstallments: 12 },
      })),
      ...sixTimes('Pagamento recebido', -812.5),
    ],
    { type: 'CREDIT' },
  );
  await app.pluggy.reportItem('ana', bank.itemId);
  await app.work();
});

it('lists what comes again, in and out, with exact figures; no transfer, no bill, no instalment', async () => {
  const lines = await recurring();
  const common = { currencyCode: 'BRL', everyDays: '30', id: expect.stringMatching(/^[0-9a-f-]{36}$/) };
  const streaming = {
    ...common,
    description: 'STREAMING LTDA',
    direction: 'out',
    lastAmount: '44.95',
    averageAmount: '42.41', // (3 × 39.90 + 2 × 44.90 + 44.95) / 6 = 42.4083…
    transactionIds: idsOf(STREAMING),
  };
  const salary = {
    ...common,
    description: 'SALARIO EMPRESA',
    direction: 'in',
    lastAmount: '5000',
    averageAmount: '5000',
    transactionIds: idsOf(SALARY),
  };
  expect(lines).toHaveLength(2);
  expect(lines).toEqual(
    expect.arrayContaining([expect.objectContaining(streaming), expect.objectContaining(salary)]),
  );
  for (const { nextDate } of lines) expect(String(nextDate) >= TODAY).toBe(true);
});

it('has the same id when it is asked again, and lacks what the person ignores', async () => {
  const before = await recurring();
  expect(await recurring()).toEqual(before);
  const body = { ids: idsOf(STREAMING), change: { ignored: true } };
  expect((await ask('transactions/annotate', 'ana', { method: 'POST', body })).status).toBe(200);
  expect((await recurring()).map(({ description }) => description)).toEqual(['SALARIO EMPRESA']);
  await ask('transactions/annotate', 'ana', { method: 'POST', body: { ...body, change: { ignored: null } } });
  expect(await recurring()).toEqual(before);
});

it('knows nothing of somebody whom nobody knows, nor of another person', async () => {
  expect((await ask('recurring', 'nobody')).json()).toEqual({ results: [] });
  const { sessionToken } = await world.app.pluggy.createSession('bia');
  expect((await ask('recurring', 'bia', { token: sessionToken })).json()).toEqual({ results: [] });
  expect((await ask('recurring', 'ana', { token: sessionToken })).status).toBe(403);
  expect((await ask('recurring?days=3')).json()).toMatchObject({ code: 'unknown_field' });
});
