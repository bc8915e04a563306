import type { Decimal } from '../../lib/decimal.ts';
import type { Account } from './api/get-accounts.ts';

/** Open Finance's name of the limit of the whole card, beside those of its kinds of purchases. */
const WHOLE_CARD = 'LIMITE_CREDITO_TOTAL';

/** The limit that counts: the one that the person chose at the bank, where there is one, is lower than what the bank granted. */
export function cardLimit({ creditData, number }: Pick<Account, 'creditData' | 'number'>): Decimal | null {
  const chosen = (creditData?.disaggregatedCreditLimits ?? []).filter(
    ({ customizedLimitAmount }) => customizedLimitAmount,
  );
  const whole = chosen.filter(({ creditLineLimitType }) => creditLineLimitType === WHOLE_CARD);
  const limit =
    whole.find(({ identificationNumber }) => identificationNumber === number) ??
    whole[0] ??
    (chosen.length === 1 ? chosen[0] : undefined);
  return limit?.customizedLimitAmount ?? creditData?.creditLimit ?? null;
}
