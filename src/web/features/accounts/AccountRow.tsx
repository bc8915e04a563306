import { Fragment } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LongText } from '../../components/LongText.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { dayInBrazil, formatDay, localDayOf } from '../../lib/calendar-day.ts';
import { signOf } from '../../lib/decimal.ts';
import { Link } from '../../lib/router.tsx';
import { useTexts } from '../../lib/texts.ts';
import { accountKind, accountName, accountNumber } from './account-label.ts';
import { accountPath } from './account-path.ts';
import type { Account } from './api/get-accounts.ts';
import { CountedNote } from './CountedNote.tsx';
import { cardLimit } from './card-limit.ts';
import { accountTexts } from './texts.ts';

export interface AccountRowProps {
  userId: string;
  account: Account;
  /** Named where the account stands under no heading of its bank. */
  bank?: string | undefined;
  /** The bank through which the same account counts; null: none. */
  countedThrough: string | null;
  onShowTransactions(accountId: string): void;
}

export function AccountRow(props: AccountRowProps) {
  const { userId, account, bank, countedThrough, onShowTransactions } = props;
  const { t, language } = useI18n();
  const isClosed = typeof account.closedAt === 'string';
  const closedOn = localDayOf(account.closedAt);
  const kind = accountKind(account);
  const name = accountName(account, t.accounts);
  const isCard = kind === 'card';
  const { balance, usedLimit, balanceAtEnd, usedLimitAtEnd } = t.accounts;
  const [ofAccount, ofCard] = isClosed ? [balanceAtEnd, usedLimitAtEnd] : [balance, usedLimit];
  return (
    <li className="account">
      <span className="account-icon">
        <Icon name={isCard ? 'card' : 'bank'} />
      </span>
      <div className="account-name">
        <h4>
          <LongText text={name} />
        </h4>
        <Details account={account} bank={bank} />
      </div>
      <p className="account-balance">
        <span className="fine">{isCard ? ofCard : ofAccount}</span>
        <Amount value={account.balance} currencyCode={account.currencyCode} calm={isCard} />
      </p>
      <div className="account-foot">
        {isClosed ? (
          closedOn && <p className="fine">{t.accounts.closedOn(formatDay(closedOn, language))}</p>
        ) : (
          <CardFigures account={account} />
        )}
        <Links account={account} name={name} onShowTransactions={onShowTransactions} />
      </div>
      {!isClosed && <CountedNote userId={userId} account={account} countedThrough={countedThrough} />}
    </li>
  );
}

/** What kind it is, its number, its bank. */
function Details({ account, bank }: Pick<AccountRowProps, 'account' | 'bank'>) {
  const { t } = useI18n();
  const kindName = t.accounts.kinds[accountKind(account)];
  // Many banks name an account after its kind; once is enough.
  const isSaid = kindName.toLowerCase() === accountName(account, t.accounts).toLowerCase();
  const details = [{ ofKind: isSaid ? '' : kindName }, { number: accountNumber(account) }, { bank }]
    .flatMap(Object.entries)
    .filter(([, text]) => Boolean(text));
  return (
    <p className="fine account-details">
      {details.map(([what, text], n) => (
        <Fragment key={what}>
          {n > 0 && ' · '}
          <span className={what === 'number' ? 'whole' : undefined}>{text}</span>
        </Fragment>
      ))}
    </p>
  );
}

interface LinksProps extends Pick<AccountRowProps, 'account' | 'onShowTransactions'> {
  name: string;
}

/** Leads to its transactions and to its own page. */
function Links({ account, name, onShowTransactions }: LinksProps) {
  const { t } = useI18n();
  const own = useTexts(accountTexts);
  return (
    <span className="account-links">
      <button
        type="button"
        className="link"
        aria-label={t.accounts.showTransactionsOf(name)}
        onClick={() => onShowTransactions(account.id)}
      >
        {t.accounts.showTransactions}
      </button>
      <Link to={accountPath(account)} className="link" aria-label={own.detailsOf(name)}>
        {own.details}
      </Link>
    </span>
  );
}

function CardFigures({ account }: { account: Account }) {
  const { t, language } = useI18n();
  const { availableCreditLimit, balanceDueDate } = account.creditData ?? {};
  const { currencyCode } = account;
  const lastBill = account.lastBill?.totalAmount ? account.lastBill : null;
  const limit = cardLimit(account);
  const due = localDayOf(balanceDueDate);
  const isOver = due !== null && due < dayInBrazil(new Date());
  const wordsOfDue = isOver ? t.accounts.wasDue : t.accounts.due;
  return (
    <p className="fine figures">
      {lastBill && <LastBill bill={lastBill} currencyCode={currencyCode} />}
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
      {due && !lastBill && <span>{wordsOfDue(formatDay(due, language))}</span>}
      {/* A day that is over is no next one. */}
      {due && lastBill && !isOver && due !== localDayOf(lastBill.dueDate) && (
        <span>{t.accounts.nextDue(formatDay(due, language))}</span>
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
  const { totalAmount } = bill;
  if (!totalAmount) return null;
  // Of a bill in the person's favour nothing is due.
  const dueDate = signOf(totalAmount) === 'negative' ? null : localDayOf(bill.dueDate);
  const words = dueDate !== null && dueDate < dayInBrazil(new Date()) ? t.accounts.wasDue : t.accounts.due;
  return (
    <span className="last-bill">
      {t.accounts.lastBill}{' '}
      <Amount value={totalAmount} currencyCode={bill.currencyCode ?? currencyCode} calm />
      {dueDate && (
        <>
          . <span className="whole">{words(formatDay(dueDate, language))}</span>
        </>
      )}
    </span>
  );
}
