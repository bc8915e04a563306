import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { Link } from '../../../lib/router.tsx';
import { useTexts } from '../../../lib/texts.ts';
import { useCategories } from '../../../lib/use-categories.ts';
import type { AccountChoice } from '../account-choice.ts';
import { MovedAmount } from '../MovedAmount.tsx';
import { rowTexts } from '../row/texts.ts';
import { describe } from '../TransactionRow.tsx';
import { useTransaction } from '../use-transaction.ts';
import { AnnotationForm } from './AnnotationForm.tsx';
import { Facts } from './Facts.tsx';
import { HistoryOfRow } from './HistoryOfRow.tsx';
import { Suggestion } from './Suggestion.tsx';
import { panelTexts } from './texts.ts';

export interface TransactionPanelProps {
  userId: string;
  id: string;
  accounts: readonly AccountChoice[];
  onClose(): void;
}

/** The page of rules, with a rule about transactions like this one. An address holds no words of a bank's. */
const newRuleAddress = (id: string): string => `/regras?${new URLSearchParams({ nova: '1', linha: id })}`;

/** All that is known of one transaction, and what the person says of it. */
export default function TransactionPanel({ userId, id, accounts, onClose }: TransactionPanelProps) {
  const t = useTexts(panelTexts);
  const { noDescription } = useTexts(rowTexts);
  const categories = useCategories();
  const { data, isError, error, refetch, isFetching } = useTransaction(userId, id);
  const account = accounts.find((one) => one.id === data?.accountId);
  return (
    <Dialog title={data ? (describe(data) ?? noDescription) : t.title} shape="panel" onClose={onClose}>
      {isError && (
        <ErrorNotice title={t.loadFailed} error={error} onRetry={() => void refetch()} busy={isFetching} />
      )}
      {!data && !isError && <Skeleton rows={5} height={48} />}
      {data && (
        <>
          <p className="panel-amount">
            <MovedAmount transaction={data} account={account} />
          </p>
          <Suggestion userId={userId} transaction={data} accounts={accounts} />
          <Facts transaction={data} account={account} />
          <AnnotationForm key={data.id} userId={userId} transaction={data} categories={categories} />
          <Link className="button button-quiet" to={newRuleAddress(data.id)}>
            {t.makeRule}
          </Link>
          <HistoryOfRow userId={userId} id={id} />
        </>
      )}
    </Dialog>
  );
}
