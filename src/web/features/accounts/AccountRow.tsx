import { Amount } from '../../components/Amount.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LongText } from '../../components/LongText.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { dayInBrazil, formatDay, localDayOf } from '../../lib/calendar-day.ts';
import { accountKind, accountName, accountNumber } from './account-label.ts';
import type { Account } from './api/get-accounts.ts';
import { CountedNote } from './CountedNote.tsx';
import { cardLimit } from './card-limit.ts';

export interface AccountRowProps {
  userId: string;
  account: Account;
  /** The bank through which the same account counts; null: none. */
  countedThrough: string | null;
  onShowTransactions(accountId: string): void;
}

export function AccountRow({ userId, account, countedThrough, onShowTransactions }: AccountRowProps) {
  const { t, language } = useI18n();
  const closedOn = localDayOf(account.closedAt);
  const kind = accountKind(account);
  const name = accountName(account, t.accounts);
  const number = accountNumber(account);
  const kindName = t.accounts.kinds[kind];
  // Many banks name an account after its kind; once is enough.
  const details = [kindName.toLowerCase() === name.toLowerCase() ? '' : kindName, number].filter(Boolean);
  return (
    <li className="account">
      <span className="account-icon">
        <Icon name={kind === 'card' ? 'card' : 'bank'} />
      </span>
      <div className="account-name">
        <h4>
          <LongText text={name} />
        </h4>
        <p className="fine account-details">{details.join(' · ')}</p>
      </div>
      <p className="account-balance">
        <span className="fine">{kind === 'card' ? t.accounts.usedLimit : t.accounts.balance}</span>
        <Amount value={account.balance} currencyCode={account.currencyCode} />
      </p>
      <div className="account-foot">
        {closedOn ? (
          <p className="fine">{t.accounts.closedOn(formatDay(closedOn, language))}</p>
        ) : (
          <CardFigures account={account} />
        )}
        <button
          type="button"
          className="link"
          aria-label={t.accounts.showTransactionsOf(name)}
          onClick={() => onShowTransactions(account.id)}
        >
          {t.accounts.showTransactions}
        </button>
      </div>
      {closedOn === null && <CountedNote userId={userId} account={account} countedThrough={countedThrough} />}
    </li>
  );
}

function CardFigures({ account }: { account: Account }) {
  const { t, language } = useI18n();
  const { availableCreditLimit, balanceDueDate } = account.creditData ?? {};
  const { currencyCode, lastBill } = account;
  const limit = cardLimit(account);
  const due = localDayOf(balanceDueDate);
  return (
    <p className="fine figures">
      {lastBill?.totalAmount && <LastBill bill={lastBill} currencyCode={currencyCode} />}
      {availableCreditLimit && (
        <span>
          {t.accounts.available} <Amount value={availableCreditLimit} currencyCode={currencyCode} />
        </span>
      )}
      {limit && (
        <span>
          {t.accounts.limit} <Amount value={limit} currencyCode={currencyCode} />
        </span>
      )}
      {due && due !== lastBill?.dueDate && (
        <span>{(lastBill ? t.accounts.nextDue : t.accounts.due)(formatDay(due, language))}</span>
      )}
    </p>
  );
}

interface LastBillProps {
  bill: NonNullable<Account['lastBill']>;
  currencyCode: string | null | undefined;
}

/** What has to be paid, and when; once that day is over, when it was. */
function LastBill({ bill, currencyCode }: LastBillProps) {
  const { t, language } = useI18n();
  const { totalAmount, dueDate } = bill;
  if (!totalAmount) return null;
  const due = dueDate && (dueDate < dayInBrazil(new Date()) ? t.accounts.wasDue : t.accounts.due);
  return (
    <span className="last-bill">
      {t.accounts.lastBill} <Amount value={totalAmount} currencyCode={bill.currencyCode ?? currencyCode} />
      {due && `. ${due(formatDay(dueDate, language))}`}
    </span>
  );
}
