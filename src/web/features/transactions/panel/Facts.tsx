import type { ReactNode } from 'react';
import { Amount } from '../../../components/Amount.tsx';
import { Day } from '../../../components/Day.tsx';
import { categoryName } from '../../../i18n/category-name.ts';
import { useI18n } from '../../../i18n/I18nProvider.tsx';
import type { Language } from '../../../i18n/language.ts';
import { formatMonth } from '../../../lib/calendar-day.ts';
import { Link } from '../../../lib/router.tsx';
import { useTexts } from '../../../lib/texts.ts';
import type { AccountChoice } from '../account-choice.ts';
import type { Transaction } from '../api/get-transactions.ts';
import { filterAddress, NO_FILTER } from '../filter.ts';
import { isForeign } from '../MovedAmount.tsx';
import { rowTexts } from '../row/texts.ts';
import { describe } from '../TransactionRow.tsx';
import { transactionTexts } from '../texts.ts';
import { panelTexts } from './texts.ts';

interface Fact {
  name: string;
  value: ReactNode;
}

/** A line, or nothing where the bank says nothing. */
type MaybeFact = Fact | false | null | undefined | '';

type Names = (typeof panelTexts)['pt-BR']['facts'];

/** When it was bought and moved, and when it counts. */
const dayFacts = ({ localDate, purchaseLocalDate, ownDate }: Transaction, names: Names): MaybeFact[] => [
  { name: names.day, value: <Day day={localDate} /> },
  purchaseLocalDate &&
    purchaseLocalDate !== localDate && { name: names.purchaseDay, value: <Day day={purchaseLocalDate} /> },
  ownDate && { name: names.ownDay, value: <Day day={ownDate} /> },
];

/** How it was paid, by whom and to whom. */
const paymentFacts = ({ paymentData }: Transaction, names: Names): MaybeFact[] => [
  paymentData?.paymentMethod && { name: names.method, value: paymentData.paymentMethod },
  paymentData?.payer?.name && { name: names.payer, value: paymentData.payer.name },
  paymentData?.receiver?.name && { name: names.receiver, value: paymentData.receiver.name },
];

/** Which instalment it is, and the month in which the money goes where that is another one. */
const moneyFacts = (
  { localDate, instalments, cashMonth }: Transaction,
  names: Names,
  language: Language,
): MaybeFact[] => [
  instalments?.number != null && {
    name: names.instalment,
    value: <InstalmentLine number={instalments.number} of={instalments.of ?? instalments.number} />,
  },
  cashMonth &&
    cashMonth !== localDate?.slice(0, 7) && {
      name: names.cashMonth,
      value: formatMonth(cashMonth, language),
    },
];

export interface FactsProps {
  transaction: Transaction;
  account: AccountChoice | undefined;
}

/** What the bank says of it. What it does not say has no line. */
export function Facts({ transaction, account }: FactsProps) {
  const t = useTexts(panelTexts);
  const { posted } = useTexts(transactionTexts);
  const { pending } = useTexts(rowTexts);
  const { language } = useI18n();
  const { status, merchant, tags } = transaction;
  const words = [transaction.description, transaction.descriptionRaw].map((text) => text?.trim());
  const other = words.find((text) => text && text !== describe(transaction));
  const facts: MaybeFact[] = [
    ...dayFacts(transaction, t.facts),
    account && {
      name: t.facts.account,
      value: [account.name, account.number, account.bank].filter(Boolean).join(' · '),
    },
    status && { name: t.facts.status, value: status === 'PENDING' ? pending : posted },
    transaction.category && {
      name: t.facts.category,
      value: categoryName(transaction.categoryId, transaction.category, language),
    },
    merchant?.businessName && { name: t.facts.merchant, value: merchant.businessName },
    isForeign(transaction, account) && {
      name: t.facts.original,
      value: <Amount value={transaction.signedAmount} currencyCode={transaction.currencyCode} movement />,
    },
    ...moneyFacts(transaction, t.facts, language),
    tags && tags.length > 0 && { name: t.tags, value: <TagLinks tags={tags} /> },
    ...paymentFacts(transaction, t.facts),
  ];
  return (
    <>
      {other && <p className="muted">{other}</p>}
      <FactList facts={facts} />
    </>
  );
}

function FactList({ facts }: { facts: readonly MaybeFact[] }) {
  return (
    <dl className="row-facts">
      {facts
        .filter((fact): fact is Fact => Boolean(fact))
        .map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Each leads to the list of all that have it. */
function TagLinks({ tags }: { tags: readonly string[] }) {
  const t = useTexts(panelTexts);
  return (
    <span className="chips">
      {tags.map((tag) => (
        <Link
          key={tag}
          className="chip"
          to={filterAddress({ ...NO_FILTER, tag })}
          aria-label={t.allTagged(tag)}
        >
          <span>{tag}</span>
        </Link>
      ))}
    </span>
  );
}

/** Which instalment it is, in words and as a line of dots. */
function InstalmentLine({ number, of }: { number: number; of: number }) {
  const t = useTexts(panelTexts);
  return (
    <span className="instalments">
      {t.instalmentOf(String(number), String(of))}
      <progress value={number} max={of} aria-hidden="true" />
    </span>
  );
}
