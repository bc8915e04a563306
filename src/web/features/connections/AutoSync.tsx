import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { type Connection, changeConnection } from './api/get-connection.ts';
import { connectionTexts } from './texts.ts';

/** Whether Pluggy reads the bank once a day by itself. */
export function AutoSync({ userId, connection }: { userId: string; connection: Connection }) {
  const api = useApi();
  const t = useTexts(connectionTexts);
  const queries = useQueryClient();
  const hintId = useId();
  const change = useMutation({
    mutationFn: (autoSync: boolean) => changeConnection(api, userId, connection.id, { autoSync }),
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.items(userId) }),
  });
  const isOn = change.isPending ? change.variables : connection.autoSync !== false;
  return (
    <div className="auto-sync">
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={isOn ? undefined : hintId}
          onClick={(event) => change.isPending && event.preventDefault()}
          onChange={(event) => change.isPending || change.mutate(event.target.checked)}
        />
        <span>{t.autoSync}</span>
      </label>
      {!isOn && (
        <p id={hintId} className="fine">
          {t.autoSyncHint}
        </p>
      )}
      {change.isError && (
        <ErrorNotice title={t.autoSyncFailed} error={change.error} onDismiss={change.reset} />
      )}
    </div>
  );
}
