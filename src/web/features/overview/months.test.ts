import { expect, it } from 'vitest';
import { isDecimal } from '../../lib/decimal.ts';
import type { CashFlow } from './api/get-cash-flow.ts';
import { currenciesOf, toBars } from './months.ts';

const decimal = (text: string) => (isDecimal(text) ? text : expect.fail(`${text} is no decimal`));
const flow = (period: string, income: string, expenses: string, currencyCode = 'BRL'): CashFlow => ({
  period,
  currencyCode,
  income: decimal(income),
  expenses: decimal(expenses),
  net: decimal('0'),
  pending: decimal('0'),
});

it('draws each bar in proportion to the tallest, and a month without movements as nothing', () => {
  const bars = toBars(
    [flow('2026-10', '50', '100'), flow('2026-11', '25', '-3'), flow('2026-11', '900', '900', 'USD')],
    ['2026-09', '2026-10', '2026-11'],
    'BRL',
  );
  expect(bars.map(({ month, income, expenses }) => [month, income, expenses])).toEqual([
    ['2026-09', 0, 0],
    ['2026-10', 0.5, 1],
    ['2026-11', 0.25, 0],
  ]);
  expect(bars[0]?.flow).toBeNull();
});

it('puts the currency of most months first', () => {
  const flows = [flow('2026-10', '1', '1', 'USD'), flow('2026-10', '1', '1'), flow('2026-11', '1', '1')];
  expect(currenciesOf(flows)).toEqual(['BRL', 'USD']);
});
