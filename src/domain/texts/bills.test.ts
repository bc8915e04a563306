import { expect, it } from 'vitest';
import type { BillReason } from '../bill-check.ts';
import { BILL_CHECKS } from './bills.ts';

const REASONS: Readonly<Record<BillReason, 'adds_up' | 'differs' | 'unknown'>> = {
  payments_agree: 'adds_up',
  own_payments_agree: 'adds_up',
  payments_differ: 'differs',
  own_payments: 'unknown',
  not_paid_in_full: 'unknown',
  no_payment: 'unknown',
  no_next_bill: 'unknown',
  next_bill_missing: 'unknown',
  bills_overlap: 'unknown',
  other_currency: 'unknown',
  amount_unknown: 'unknown',
  no_total: 'unknown',
  no_due_day: 'unknown',
};
const BEGINS = {
  adds_up: { en: 'It adds up: ', 'pt-BR': 'Confere: ' },
  differs: {
    en: 'It was paid in full with another amount',
    'pt-BR': 'Foi paga por inteiro com um valor diferente',
  },
  unknown: { en: 'It cannot be checked: ', 'pt-BR': 'Não é possível conferir: ' },
};

it.each(['en', 'pt-BR'] as const)('every outcome of the check has words of its own, in %s', (language) => {
  const texts = Object.entries(REASONS).map(([reason, verdict]) => {
    const text = BILL_CHECKS[reason as BillReason][language];
    expect(text.startsWith(BEGINS[verdict][language])).toBe(true);
    expect(text).toMatch(/\.$/);
    return text;
  });
  expect(new Set(texts).size).toBe(texts.length);
});
