import { beforeAll, describe, expect, it } from 'vitest';
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
/** The same half a year earlier. */
const ENDED = sixTimes('ACADEMIA LTDA', 99.9).map((row, index) => ({
  ...row,
  date: `${addDays(TODAY, -190 - (5 - index) * 30)}T00:00:00.000Z`,
}));
const SALARY = sixTimes('SALARIO EMPRESA', 5000, () => ({ type: 'CREDIT', categoryId: '01010000' }));

const ask = (path: string, user = 'ana', options = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, options);
const recurring = async (query = '') => exactLines((await ask(`recurring${query}`)).text);
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
      ...ENDED,
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

const names = (lines: readonly Readonly<Record<string, unknown>>[]): unknown[] =>
  lines.map(({ description }) => description).toSorted();

it('has what has ended for whoever asks for it, with the day on which it did not come any more', async () => {
  const ended = (await recurring('?includeEnded=true')).filter(({ status }) => status === 'ended');
  expect(ended).toMatchObject([
    {
      description: 'ACADEMIA LTDA',
      lastDate: addDays(TODAY, -190),
      dismissed: false,
      transactionIds: idsOf(ENDED),
    },
  ]);
  expect(String(ended[0]?.['nextDate']) < TODAY).toBe(true);
  for (const line of await recurring()) expect(line).toMatchObject({ status: 'active', dismissed: false });
  expect((await ask('recurring?includeEnded=yes')).json()).toMatchObject({ field: 'includeEnded' });
});

describe('a series that the person says is not recurring', () => {
  const dismiss = (id: unknown, body: object, user = 'ana', options = {}): Promise<Answer> =>
    ask(`recurring/${id}`, user, { method: 'PATCH', body, ...options });
  const upcoming = async () => names(exactLines((await ask('summary/upcoming?days=60')).text));
  let id: unknown;

  beforeAll(async () => {
    id = (await recurring()).find(({ description }) => description === 'STREAMING LTDA')?.['id'];
  });

  it('is in no list and in nothing that is upcoming, but for whoever asks, and its news is not taken for none', async () => {
    const { headers } = await ask('recurring');
    const ifNew = { headers: { 'if-none-match': headers.get('etag') ?? '' } };
    expect((await ask('recurring', 'ana', ifNew)).status).toBe(304);
    expect(await upcoming()).toContain('STREAMING LTDA');
    const answer = await dismiss(id, { dismissed: true });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ id, description: 'STREAMING LTDA', dismissed: true });
    expect((await ask('recurring', 'ana', ifNew)).status).toBe(200);
    expect(names(await recurring())).toEqual(['SALARIO EMPRESA']);
    expect(await upcoming()).not.toContain('STREAMING LTDA');
    const all = await recurring('?includeDismissed=true');
    expect(all.map((one) => [one['description'], one['dismissed']]).toSorted()).toEqual([
      ['SALARIO EMPRESA', false],
      ['STREAMING LTDA', true],
    ]);
    expect(names(await recurring('?includeDismissed=true&includeEnded=true'))).toHaveLength(3);
  });

  it('stays so when its rows get other ids, and comes back when the person says so', async () => {
    const { bank, app } = world;
    const rows = (bank.transactions[CARD] ?? []).filter(
      (row) => typeof row !== 'object' || !idsOf(STREAMING).includes(String((row as { id?: unknown }).id)),
    );
    const renamed = STREAMING.map((row, index) => (index < 2 ? row : { ...row, id: uuid(900 + index, 'f') }));
    bank.transactions = { ...bank.transactions, [CARD]: [...rows, ...renamed] };
    bank.touch();
    await app.pluggy.reportItem('ana', bank.itemId);
    await app.work();
    const found = (await recurring('?includeDismissed=true')).find(
      ({ description }) => description === 'STREAMING LTDA',
    );
    expect(found).toMatchObject({ dismissed: true, lastDate: addDays(TODAY, -5) });
    expect(found?.['transactionIds']).toEqual(idsOf(renamed));
    expect(names(await recurring())).toEqual(['SALARIO EMPRESA']);
    expect((await dismiss(found?.['id'], { dismissed: true })).status).toBe(200);
    expect((await dismiss(found?.['id'], { dismissed: false })).json()).toMatchObject({ dismissed: false });
    expect(names(await recurring())).toEqual(['SALARIO EMPRESA', 'STREAMING LTDA']);
    expect((await dismiss(found?.['id'], { dismissed: false })).status).toBe(200);
  });

  it('is named by its own person alone, and by an id that there is', async () => {
    const { sessionToken } = await world.app.pluggy.createSession('bia');
    const theirs = await dismiss(id, { dismissed: true }, 'bia', { token: sessionToken });
    expect([theirs.status, theirs.json()]).toMatchObject([404, { code: 'recurring_not_found' }]);
    expect((await dismiss(id, { dismissed: true }, 'ana', { token: sessionToken })).status).toBe(403);
    expect((await dismiss('x', { dismissed: true })).json()).toMatchObject({ field: 'recurringId' });
    for (const body of [{}, { dismissed: null }, { dismissed: 'true' }, { dismissed: true, more: 1 }])
      expect((await dismiss(id, body)).status).toBe(400);
    expect(names(await recurring())).toEqual(['SALARIO EMPRESA', 'STREAMING LTDA']);
  });
});
