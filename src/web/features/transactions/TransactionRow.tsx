import { Amount } from '../../components/Amount.tsx';
import { Badge } from '../../components/Badge.tsx';
import { LongText } from '../../components/LongText.tsx';
import { categoryName } from '../../i18n/category-name.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/calendar-day.ts';
import { negate, signOf } from '../../lib/decimal.ts';
import { UNKNOWN } from '../../lib/unknown.ts';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';

export interface TransactionRowProps {
  transaction: Transaction;
  account: AccountChoice | undefined;
}

export function TransactionRow({ transaction, account }: TransactionRowProps) {
  const { t, language } = useI18n();
  const { localDate, status, creditCardMetadata } = transaction;
  const description = transaction.description?.trim() || transaction.descriptionRaw?.trim();
  const category = categoryName(transaction.categoryId, transaction.category, language);
  const { installmentNumber, totalInstallments } = creditCardMetadata ?? {};
  const pending = status === 'PENDING';
  return (
    <tr className={pending ? 'pending' : undefined}>
      <td className="cell-date">
        {localDate ? (
          <time dateTime={localDate}>{formatDay(localDate, language)}</time>
        ) : (
          <span className="muted">{UNKNOWN}</span>
        )}
      </td>
      <td className="cell-description">
        {description ? (
          <LongText text={description} />
        ) : (
          <span className="muted">{t.transactions.noDescription}</span>
        )}
        {installmentNumber && totalInstallments && (
          <span className="fine">
            {t.transactions.instalment(`${installmentNumber}`, `${totalInstallments}`)}
          </span>
        )}
      </td>
      <td className="cell-category">
        {category ? <LongText text={category} /> : <span className="muted">{t.transactions.noCategory}</span>}
      </td>
      <td className="cell-account">
        {account ? (
          <>
            <span className="account-title" title={account.name}>
              {account.name}
            </span>
            <span className="fine account-title" title={account.bank}>
              {account.bank}
            </span>
          </>
        ) : (
          <span className="muted">{UNKNOWN}</span>
        )}
      </td>
      <td className="cell-status">
        {pending ? (
          <Badge tone="warning" icon="clock">
            {t.transactions.pending}
          </Badge>
        ) : (
          <span className="muted posted">{status === 'POSTED' ? t.transactions.posted : UNKNOWN}</span>
        )}
      </td>
      <td className="cell-amount">
        <MovedAmount transaction={transaction} accountCurrency={account?.currencyCode} />
      </td>
    </tr>
  );
}

interface MovedAmountProps {
  transaction: Transaction;
  accountCurrency: string | null | undefined;
}

/** A purchase abroad shows what it cost the account, and beneath it the amount of the receipt. */
function MovedAmount({ transaction, accountCurrency }: MovedAmountProps) {
  const { signedAmount, amount, amountInAccountCurrency, currencyCode } = transaction;
  const isForeign = amountInAccountCurrency && accountCurrency && accountCurrency !== currencyCode;
  if (!isForeign || !signedAmount || !amount) {
    return <Amount value={signedAmount} currencyCode={currencyCode} movement />;
  }
  // On a card Pluggy's sign is the opposite of the effect; both of its amounts carry the same one.
  const reversed = signOf(signedAmount) !== signOf(amount);
  const cost = reversed ? negate(amountInAccountCurrency) : amountInAccountCurrency;
  return (
    <>
      <Amount value={cost} currencyCode={accountCurrency} movement />
      <span className="fine">
        <Amount value={signedAmount} currencyCode={currencyCode} movement />
      </span>
    </>
  );
}
