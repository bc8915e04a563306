import { Amount } from '../../components/Amount.tsx';
import { ListRow } from '../../components/ListRow.tsx';
import { categoryName } from '../../i18n/category-name.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatShortDay } from '../../lib/calendar-day.ts';
import { useTexts } from '../../lib/texts.ts';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { dayOf } from './day-groups.ts';
import { isForeign, MovedAmount } from './MovedAmount.tsx';
import { rowTexts } from './row/texts.ts';

export interface TransactionRowProps {
  transaction: Transaction;
  account: AccountChoice | undefined;
  /** A category by id, where the row names another one than its own. */
  nameOfCategory(id: string): string | undefined;
  onOpen(id: string): void;
  /** Rows are being chosen: whether this one is. */
  chosen?: boolean | undefined;
  /** Where no head above it names the day. */
  withDay?: boolean;
}

/** The bank's words for it, else the raw ones. */
export function describe(transaction: Transaction): string | undefined {
  return (
    transaction.merchant?.name?.trim() ||
    transaction.description?.trim() ||
    transaction.descriptionRaw?.trim() ||
    undefined
  );
}

export function TransactionRow(props: TransactionRowProps) {
  const { transaction, account, nameOfCategory, onOpen, chosen, withDay = false } = props;
  const t = useTexts(rowTexts);
  const { language } = useI18n();
  const { status, instalments, creditCardMetadata, userCategoryId, ignored, tags } = transaction;
  const own =
    userCategoryId && (nameOfCategory(userCategoryId) ?? categoryName(userCategoryId, null, language));
  const category = own || categoryName(transaction.categoryId, transaction.category, language);
  const number = instalments?.number ?? creditCardMetadata?.installmentNumber;
  const of = instalments?.of ?? creditCardMetadata?.totalInstallments;
  const day = withDay ? dayOf(transaction) : null;
  const details = [
    day && formatShortDay(day, language),
    account && [account.name, account.bank].filter(Boolean).join(' · '),
    category ?? t.noCategory,
    number && of && t.instalment(`${number}`, `${of}`),
    tags && tags.length > 0 && tags.join(', '),
  ].filter(Boolean);
  const original = isForeign(transaction, account) ? (
    <Amount value={transaction.signedAmount} currencyCode={transaction.currencyCode} movement />
  ) : undefined;
  return (
    <ListRow
      title={describe(transaction) ?? <span className="muted">{t.noDescription}</span>}
      detail={details.join(' · ')}
      value={<MovedAmount transaction={transaction} account={account} />}
      valueDetail={ignored ? t.ignored : status === 'PENDING' ? t.pending : original}
      chosen={chosen}
      onOpen={() => onOpen(transaction.id)}
    />
  );
}
