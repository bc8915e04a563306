import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { expectOddObjects } from './support/check-answers.ts';
import { type BankRow, bankRow, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

expectOddObjects(); // some of the numbers of instalments are odd on purpose

const [CARD, OTHER_CARD, CHECKING] = [uuid(1, 'a'), uuid(2, 'a'), uuid(3, 'a')];
const [NOVEMBER, DECEMBER, ODD] = [uuid(1, 'b'), uuid(2, 'b'), uuid(3, 'b')];
const BOUGHT = '2026-08-20T03:00:00.000Z';

let rows = 0;
/** A purchase of 100.00 on a card. @param card what the bank says of it as a card's row */
const purchase = (description: string, card: object | null, more: object = {}): BankRow => {
  rows += 1;
  const said = { amount: 100, description, creditCardMetadata: card, ...more };
  return bankRow(rows, BOUGHT, said);
};
const part = (installmentNumber: number, totalInstallments: number, more: object = {}): object => ({
  installmentNumber,
  totalInstallments,
  ...more,
});

const bill = (id: string, dueDate: string): object => ({ id, dueDate, totalAmount: 1 });

const MONTHS: readonly (readonly [what: string, row: BankRow, month: string | null])[] = [
  ['on a bill that is due on the 10th', purchase('a', { billId: NOVEMBER }), '2026-11'],
  ['on a bill that is due at 03:00Z', purchase('b', { billId: DECEMBER }), '2026-12'],
  [
    'on a bill, whatever the forecast was',
    purchase('c', { billId: NOVEMBER, billForecastDate: '2027-01' }),
    '2026-11',
  ],
  ['with a forecast alone', purchase('d', { billForecastDate: '2026-12' }), '2026-12'],
  ['with a forecast to the day', purchase('e', { billForecastDate: '2026-12-10' }), '2026-12'],
  ['on some later bill', purchase('f', { billForecastDate: '0001-01' }), null],
  ['with a forecast that is no month', purchase('g', { billForecastDate: '2026-13' }), null],
  [
    'on a bill that is not stored, with a forecast',
    purchase('h', { billId: uuid(77, 'b'), billForecastDate: '2026-12' }),
    '2026-12',
  ],
  [
    'on a bill without a day, with a forecast',
    purchase('i', { billId: ODD, billForecastDate: '2027-02' }),
    '2027-02',
  ],
  ['with a bill id that is none', purchase('j', { billId: 'soon' }), null],
  ['of which the bank says nothing', purchase('k', null), null],
];

const SERIES: readonly (readonly [what: string, of: number, rows: readonly BankRow[]])[] = [
  [
    'across bills, told by the bank',
    3,
    [
      purchase('Loja', part(1, 3, { purchaseDate: BOUGHT, billId: NOVEMBER })),
      purchase('Loja', part(2, 3, { purchaseDate: BOUGHT, billId: DECEMBER })),
      purchase('Loja', part(3, 3, { purchaseDate: BOUGHT, billForecastDate: '0001-01' })),
    ],
  ],
  [
    'the same shop on another day',
    3,
    [
      purchase('Loja', part(1, 3, { purchaseDate: '2026-09-01T03:00:00.000Z' })),
      purchase('Loja', part(2, 3, { purchaseDate: '2026-09-01T03:00:00.000Z' })),
    ],
  ],
  [
    'the same shop and day at another price',
    3,
    [purchase('Loja', part(2, 3, { purchaseDate: BOUGHT }), { amount: 250 })],
  ],
  [
    'with the number in the description too, and cents on the first',
    3,
    [
      purchase('Magazine PARC 01/03', part(1, 3), { amount: 33.34 }),
      purchase('Magazine PARC 02/03', part(2, 3), { amount: 33.33, date: '2026-09-20T03:00:00.000Z' }),
      purchase('Magazine PARC 03/03', part(3, 3), { amount: 33.33, date: '2026-10-20T03:00:00.000Z' }),
    ],
  ],
  [
    'told by the description alone, in any case',
    10,
    [
      purchase('Eletro 3/10', null),
      purchase('ELETRO 04/10', {}),
      purchase('Eletro  Parcela 5 de 10', { installmentNumber: null }),
    ],
  ],
];

const ALONE: readonly (readonly [what: string, row: BankRow])[] = [
  ['paid at once', purchase('Padaria', { installmentNumber: null })],
  ['one of one', purchase('Padaria 1/1', part(1, 1))],
  ['one of one, whatever its words', purchase('Padaria 2/3', part(1, 1))],
  ['a number beyond the last', purchase('Padaria', part(4, 3))],
  ['a date in words', purchase('Bilhete 20/08', null)],
  ['a date with its year', purchase('Bilhete 05/11/2026', null)],
  ['a month of a bill', purchase('Energia 08/2026', null)],
  ['numbers that are no numbers', purchase('Padaria', part(1.5, 3))],
];

interface Row {
  readonly id: string;
  readonly cashMonth: string | null;
  readonly instalments: { seriesId: string; number: number; of: number } | null;
}

const world = useWorld('scripted');
const seen = new Map<string, Row>();

beforeAll(async () => {
  const onCard = [...MONTHS, ...ALONE].map(([, row]) => row);
  world.bank.hold(CARD, [...onCard, ...SERIES.flatMap(([, , of]) => of)], { type: 'CREDIT' });
  world.bank.hold(OTHER_CARD, [{ ...purchase('Loja', part(1, 3, { purchaseDate: BOUGHT })) }], {
    type: 'CREDIT',
  });
  world.bank.hold(CHECKING, [
    bankRow(901, '2026-10-01T00:00:00.000Z', { description: 'Loja 2/3' }),
    bankRow(902, '2026-10-01T02:00:00.000Z'),
  ]);
  world.bank.bills = {
    [CARD]: [
      bill(NOVEMBER, '2026-11-10T00:00:00.000Z'),
      bill(DECEMBER, '2026-12-10T03:00:00.000Z'),
      bill(ODD, 'soon'),
    ],
    [OTHER_CARD]: [bill(uuid(9, 'b'), '2026-11-10T00:00:00.000Z')],
  };
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
  const path = '/api/pluggy-v2/user/ana/transactions?limit=500';
  for (const row of (await call(world.app.url, path)).json<{ results: Row[] }>().results)
    seen.set(row.id, row);
});

describe("the month in which a card's row is paid", () => {
  it.each(MONTHS)('%s', (_, { id }, month) => {
    expect(seen.get(id)).toMatchObject({ cashMonth: month });
  });
});

it("the money of a bank account's row moves in the month of its day, in both kinds of day", () => {
  expect(seen.get(uuid(901, 'f'))).toMatchObject({ cashMonth: '2026-10' });
  expect(seen.get(uuid(902, 'f'))).toMatchObject({ cashMonth: '2026-09' });
});

describe('instalments', () => {
  it.each(SERIES)('are one series: %s', (_, of, expected) => {
    const found = expected.map(({ id }) => seen.get(id)?.instalments);
    expect(found.map((one) => one?.of)).toEqual(expected.map(() => of));
    expect(new Set(found.map((one) => one?.number)).size).toBe(expected.length);
    expect(new Set(found.map((one) => one?.seriesId)).size).toBe(1);
  });

  it('of different purchases are different series, on another card too', () => {
    const series = [...seen.values()].flatMap(({ instalments }) => instalments?.seriesId ?? []);
    expect(new Set(series).size).toBe(SERIES.length + 1);
  });

  it.each(ALONE)('are none: %s', (_, { id }) => {
    expect(seen.get(id)).toMatchObject({ instalments: null });
  });

  it('are none at a bank account', () => {
    expect(seen.get(uuid(901, 'f'))).toMatchObject({ instalments: null });
  });
});
