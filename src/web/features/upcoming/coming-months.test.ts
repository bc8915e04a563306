import { describe, expect, it } from 'vitest';
import type { Upcoming } from './api/get-upcoming.ts';
import { addressOfComing, comingAddress, comingMonths, readComing } from './coming-months.ts';

const row = (over: Partial<Upcoming>): Upcoming => ({
  kind: 'recurring',
  date: '2026-12-05',
  direction: 'out',
  description: 'Aluguel',
  amount: '0.10',
  currencyCode: 'BRL',
  ...over,
});

describe('what is to come', () => {
  it('stands by month with the exact sum of each currency, in and out', () => {
    const rows = [
      row({}),
      row({ amount: '0.20' }),
      row({ direction: 'in', amount: '9007199254740993.07', date: '2026-12-30' }),
      row({ currencyCode: 'USD', amount: '5' }),
      row({ date: '2027-01-05' }),
    ];
    expect(comingMonths(rows).map(({ month, sums, rows: own }) => [month, sums, own.length])).toEqual([
      [
        '2026-12',
        [
          { currencyCode: 'BRL', net: '9007199254740992.77' },
          { currencyCode: 'USD', net: '-5' },
        ],
        4,
      ],
      ['2027-01', [{ currencyCode: 'BRL', net: '-0.10' }], 1],
    ]);
  });

  it('leads to where one sees more of it', () => {
    expect(addressOfComing(row({ recurringId: 'r 1' }))).toBe('/recorrentes?id=r%201');
    expect(addressOfComing(row({ transactionId: 't1', accountId: 'a1' }))).toBe('/transacoes?linha=t1');
    expect(addressOfComing(row({ accountId: 'a1' }))).toBe('/cartoes/a1');
    expect(addressOfComing(row({}))).toBeNull();
  });

  it('is filtered in the address', () => {
    const filter = { kind: 'bill', days: 365 } as const;
    expect(comingAddress(filter)).toBe('/proximos?tipo=faturas&dias=365');
    expect(readComing(new URLSearchParams('tipo=faturas&dias=365'))).toEqual(filter);
    expect(readComing(new URLSearchParams('tipo=x&dias=7'))).toEqual({ kind: null, days: 30 });
    expect(comingAddress({ kind: null, days: 30 })).toBe('/proximos');
  });
});
