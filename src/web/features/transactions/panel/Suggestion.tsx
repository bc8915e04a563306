import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../components/Button.tsx';
import { Day } from '../../../components/Day.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { useApi } from '../../../lib/ApiProvider.tsx';
import { queryKeys } from '../../../lib/query-keys.ts';
import { useTexts } from '../../../lib/texts.ts';
import type { AccountChoice } from '../account-choice.ts';
import { answerSuggestion, getTransaction, type Transaction } from '../api/get-transactions.ts';
import { MovedAmount } from '../MovedAmount.tsx';
import { describe } from '../TransactionRow.tsx';
import { panelTexts } from './texts.ts';

export interface SuggestionProps {
  userId: string;
  transaction: Transaction;
  accounts: readonly AccountChoice[];
}

/** Asks whether a pending row of another amount was this one: nobody but the person knows. */
export function Suggestion({ userId, transaction, accounts }: SuggestionProps) {
  const { id, suggestedPredecessorId } = transaction;
  const api = useApi();
  const queries = useQueryClient();
  const t = useTexts(panelTexts);
  const former = useQuery({
    queryKey: [...queryKeys.transactions(userId), 'one', suggestedPredecessorId],
    queryFn: ({ signal }) => getTransaction(api, userId, suggestedPredecessorId ?? '', signal),
    enabled: Boolean(suggestedPredecessorId),
  });
  const answer = useMutation({
    mutationFn: (accept: boolean) => answerSuggestion(api, userId, id, accept),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.transactions(userId) }),
  });
  if (!suggestedPredecessorId || !former.data) return null;
  const account = accounts.find((one) => one.id === former.data.accountId);
  return (
    <section className="suggestion">
      <h3>{t.suggestion}</h3>
      <p>{t.suggestionBody}</p>
      <p>
        <Day day={former.data.localDate} /> {describe(former.data)}{' '}
        <MovedAmount transaction={former.data} account={account} />
      </p>
      <div className="notice-actions">
        <Button busy={answer.isPending} onClick={() => answer.mutate(true)}>
          {t.same}
        </Button>
        <Button busy={answer.isPending} onClick={() => answer.mutate(false)}>
          {t.notSame}
        </Button>
      </div>
      {answer.isError && <ErrorNotice title={t.answerFailed} error={answer.error} />}
    </section>
  );
}
