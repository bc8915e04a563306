import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../../../components/Dialog.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Skeleton } from '../../../components/Skeleton.tsx';
import { useApi } from '../../../lib/ApiProvider.tsx';
import { queryKeys } from '../../../lib/query-keys.ts';
import { Link } from '../../../lib/router.tsx';
import { useTexts } from '../../../lib/texts.ts';
import { useCategories } from '../../../lib/use-categories.ts';
import type { AccountChoice } from '../account-choice.ts';
import { getTransaction, type Transaction } from '../api/get-transactions.ts';
import { MovedAmount } from '../MovedAmount.tsx';
import { describe } from '../TransactionRow.tsx';
import { transactionTexts } from '../texts.ts';
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

/** The page of rules, with a rule about transactions like this one. */
function newRuleAddress(transaction: Transaction): string {
  const text = describe(transaction);
  const kind = transaction.signedAmount?.startsWith('-') ? 'saidas' : 'entradas';
  return `/regras?${new URLSearchParams({ nova: '1', ...(text && { texto: text }), tipo: kind })}`;
}

/** All that is known of one transaction, and what the person says of it. */
export default function TransactionPanel({ userId, id, accounts, onClose }: TransactionPanelProps) {
  const api = useApi();
  const t = useTexts(panelTexts);
  const { noDescription } = useTexts(transactionTexts);
  const categories = useCategories();
  const { data, isError, error, refetch, isFetching } = useQuery({
    queryKey: [...queryKeys.transactions(userId), 'one', id],
    queryFn: ({ signal }) => getTransaction(api, userId, id, signal),
  });
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
          <Link className="button button-quiet" to={newRuleAddress(data)}>
            {t.makeRule}
          </Link>
          <HistoryOfRow userId={userId} id={id} />
        </>
      )}
    </Dialog>
  );
}
