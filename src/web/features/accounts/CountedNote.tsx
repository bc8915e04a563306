import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { changeAccount } from './api/change-account.ts';
import type { Account } from './api/get-accounts.ts';

export interface CountedNoteProps {
  userId: string;
  account: Account;
  /** The bank through which the same account counts; null: none. */
  countedThrough: string | null;
}

/** Says of an account whether the totals have it, where that is not plain, and lets the person decide otherwise. */
export function CountedNote({ userId, account, countedThrough }: CountedNoteProps) {
  const api = useApi();
  const { t } = useI18n();
  const queries = useQueryClient();
  const decision = useMutation({
    mutationFn: (counted: boolean | null) => changeAccount(api, userId, account.id, { counted }),
    onSuccess: () => queries.invalidateQueries({ queryKey: queryKeys.accounts(userId) }),
  });
  const isDouble = countedThrough !== null;
  const isDecided = typeof account.countedByUser === 'boolean';
  if (account.counted !== false && !isDecided) return null;
  const { counting } = t.accounts;
  const text =
    account.countedByUser === true
      ? counting.byYou
      : isDouble
        ? counting.double(countedThrough)
        : account.formerSameAs
          ? counting.leftAlone
          : counting.leftOut;
  return (
    <div className="account-counting">
      <p className="fine">{text}</p>
      {isDecided ? (
        <button type="button" className="link" onClick={() => decision.mutate(null)}>
          {account.formerSameAs ? counting.countAgain : counting.undo}
        </button>
      ) : (
        <button type="button" className="link" onClick={() => decision.mutate(true)}>
          {counting.countToo}
        </button>
      )}
      {decision.isError && <ErrorNotice title={counting.failed} error={decision.error} />}
    </div>
  );
}
