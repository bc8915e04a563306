import { expect, it } from 'vitest';
import { instalmentsByMonth } from './instalments-by-month.ts';

const instalment = (date: string, amount: `${number}`, accountId = 'card', currencyCode = 'BRL') => ({
  kind: 'instalment' as const,
  date,
  amount,
  accountId,
  currencyCode,
});

it('adds up the instalments of one card by month, exactly', () => {
  const months = instalmentsByMonth(
    [
      instalment('2027-01-05', '10.10'),
      instalment('2026-12-05', '0.10'),
      instalment('2026-12-05', '0.20'),
      instalment('2026-12-05', '99', 'other card'),
      { kind: 'bill', date: '2026-12-05', amount: '500', accountId: 'card', currencyCode: 'BRL' },
    ],
    'card',
  );
  expect(months.map(({ month, sum }) => [month, sum])).toEqual([
    ['2026-12', '0.30'],
    ['2027-01', '10.10'],
  ]);
  expect(months[0]?.instalments).toHaveLength(2);
});

it('never adds up two currencies', () => {
  const months = instalmentsByMonth(
    [instalment('2026-12-05', '1'), instalment('2026-12-09', '2', 'card', 'USD')],
    'card',
  );
  expect(months.map(({ currencyCode, sum }) => [currencyCode, sum])).toEqual([
    ['BRL', '1'],
    ['USD', '2'],
  ]);
});
