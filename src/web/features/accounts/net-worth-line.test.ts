import { expect, it } from 'vitest';
import type { NetWorthOfMonth } from './api/get-net-worth.ts';
import { worthByCurrency } from './net-worth-line.ts';

const month = (period: string, net: NetWorthOfMonth['net'], currencyCode = 'BRL'): NetWorthOfMonth => ({
  period,
  net,
  currencyCode,
});

it('ends each month on its last day and the present one today, and leaves out what is not known', () => {
  const months = [
    month('2026-08', null),
    month('2026-10', '9007199254740993.07'),
    month('2026-09', '-5'),
    month('2026-11', '7'),
    month('2026-11', '1', 'USD'),
    month('2026-11', null, 'EUR'),
  ];
  const worth = worthByCurrency(months, '2026-11-27');
  expect(
    worth.map(({ currencyCode, points, latest }) => [
      currencyCode,
      points.map(({ day, balance }) => [day, balance]),
      latest.period,
    ]),
  ).toEqual([
    [
      'BRL',
      [
        ['2026-09-30', '-5'],
        ['2026-10-31', '9007199254740993.07'],
        ['2026-11-27', '7'],
      ],
      '2026-11',
    ],
    ['USD', [['2026-11-27', '1']], '2026-11'],
  ]);
});
