import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { formatRelativeTime } from '../../lib/format-time.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import { type Connection, refreshConnection } from './api/get-connection.ts';
import { isAnswerAwaited, type RefreshChoice, refreshChoice } from './refresh-choice.ts';
import { connectionTexts } from './texts.ts';

export interface RefreshNowProps {
  userId: string;
  connection: Connection;
}

/** Asks for the bank to be read now; where that does not work, it says why and from when on it does. */
export function RefreshNow({ userId, connection }: RefreshNowProps) {
  const api = useApi();
  const t = useTexts(connectionTexts);
  const queries = useQueryClient();
  const choice = refreshChoice(connection, useNow());
  const asking = useMutation({
    // what it is given is kept by it: when the bank had been read last
    mutationFn: (_readBefore: string | null | undefined) => refreshConnection(api, userId, connection.id),
    // a refusal says from when on it works again, which the connection then knows
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.items(userId) }),
  });
  const { reset } = asking;
  // What comes after this reading, good or bad, is the answer.
  useEffect(() => {
    if (choice.kind === 'running') reset();
  }, [choice.kind, reset]);
  const why = useReason(choice);
  const isAwaited = asking.isSuccess && isAnswerAwaited(choice, asking.variables, connection.lastUpdatedAt);
  return (
    <div className="refresh">
      {choice.kind === 'now' && (
        <Button icon="sync" busy={asking.isPending} onClick={() => asking.mutate(connection.lastUpdatedAt)}>
          {asking.isPending ? t.refreshing : t.refresh}
        </Button>
      )}
      <p className="fine" role="status">
        {isAwaited ? t.refreshAsked : why}
      </p>
      {asking.isError && (
        <ErrorNotice title={t.refreshFailed} error={asking.error} onDismiss={asking.reset} />
      )}
    </div>
  );
}

function useReason(choice: RefreshChoice): string {
  const t = useTexts(connectionTexts);
  const { language } = useI18n();
  const now = useNow();
  switch (choice.kind) {
    case 'now':
      return '';
    case 'running':
      return t.refreshRunning;
    case 'login':
      return t.refreshLogin;
    case 'never':
      return t.refreshNever;
    case 'later':
      return choice.at === null
        ? t.refreshSoon
        : `${t.refreshWhy} ${t.refreshLater(formatRelativeTime(choice.at, now, language))}`;
  }
}
