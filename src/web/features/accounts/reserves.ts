import type { Decimal } from '../../lib/decimal.ts';
import type { Account } from './api/get-accounts.ts';

export interface Reserve {
  readonly name: string;
  readonly amount: Decimal;
  readonly currencyCode: string | null;
}

/** Money that the person has put aside within an account. */
export function reservesOf({
  bankData,
  currencyCode,
}: Pick<Account, 'bankData' | 'currencyCode'>): Reserve[] {
  return (bankData?.reservedBalances ?? []).flatMap(({ name, availableAmounts }) =>
    (availableAmounts ?? []).flatMap(({ amount, currencyCode: own }) =>
      amount ? [{ name: name?.trim() ?? '', amount, currencyCode: own ?? currencyCode ?? null }] : [],
    ),
  );
}
