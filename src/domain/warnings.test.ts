import { expect, it } from 'vitest';
import { hasWarning, isWithheld, warningsOf, warningsOfItem } from './warnings.ts';

const withWarnings = (...warnings: unknown[]) => ({
  statusDetail: { accounts: null, loans: { isUpdated: true, warnings } },
});

it('finds the warnings of any product, and takes none for another', () => {
  const item = withWarnings({ code: '423' }, { code: '777', providerMessage: 'Procure a sua agência.' });
  expect(warningsOfItem(item)).toEqual([
    { code: '423', providerMessage: null },
    { code: '777', providerMessage: 'Procure a sua agência.' },
  ]);
  expect(hasWarning(warningsOfItem(item), 'quotaUsedUp')).toBe(true);
  expect(hasWarning(warningsOfItem(item), 'permissionMissing')).toBe(false);
  expect(hasWarning(warningsOfItem(item), 'approvalPending')).toBe(false);
});

it('holds that a product is withheld for want of a permission or an approval, not of calls', () => {
  const detail = (code: string) => ({ isUpdated: true, warnings: [{ code }] });
  expect(isWithheld(detail('001'))).toBe(true);
  expect(isWithheld(detail('002'))).toBe(true);
  expect(isWithheld(detail('423'))).toBe(false);
  expect(isWithheld({ isUpdated: true, warnings: [] })).toBe(false);
});

it('finds none in what is of an unexpected kind', () => {
  for (const raw of [null, 'x', {}, { statusDetail: null }, { statusDetail: { loans: { warnings: 7 } } }])
    expect(warningsOfItem(raw)).toEqual([]);
  expect(warningsOf({ warnings: [null, 7, {}, { code: null }, { code: {} }, { code: '' }] })).toEqual([]);
});

it('reads a code that came as a number, or without its zeros', () => {
  expect(hasWarning(warningsOf({ warnings: [{ code: 423 }] }), 'quotaUsedUp')).toBe(true);
  for (const code of [1, '1', '001', ' 001 ']) expect(isWithheld({ warnings: [{ code }] })).toBe(true);
  for (const code of [2, '02']) expect(isWithheld({ warnings: [{ code }] })).toBe(true);
  for (const code of [10, 1001, '0001', 1.5]) expect(isWithheld({ warnings: [{ code }] })).toBe(false);
  expect(warningsOf({ warnings: [{ code: 777, providerMessage: 'Procure a agência.' }] })).toEqual([
    { code: '777', providerMessage: 'Procure a agência.' },
  ]);
});
