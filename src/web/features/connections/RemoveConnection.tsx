import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { queryKeys } from '../../lib/query-keys.ts';
import { useTexts } from '../../lib/texts.ts';
import { removeItem } from './api/remove-item.ts';
import { removalTexts } from './removal/texts.ts';

export interface RemoveConnectionProps {
  userId: string;
  itemId: string;
  bank: string;
  /** What the button says, and what it says to who does not see what it stands beside; default: to remove the connection. */
  label?: string;
  labelOf?: (bank: string) => string;
}

function useRemoval(userId: string, itemId: string, onRemoved: () => void) {
  const api = useApi();
  const queries = useQueryClient();
  const isRemoved = useRef(false);
  const removal = useMutation({
    mutationFn: () => removeItem(api, userId, itemId),
    onSuccess: () => {
      isRemoved.current = true;
      onRemoved();
      return queries.invalidateQueries({ queryKey: queryKeys.user(userId) });
    },
  });

  // The button that got the focus back goes away with its connection, later than the dialog.
  useEffect(
    () => () => {
      if (isRemoved.current && document.activeElement === document.body)
        document.getElementById('content')?.focus({ preventScroll: true });
    },
    [],
  );
  return removal;
}

export function RemoveConnection({ userId, itemId, bank, label, labelOf }: RemoveConnectionProps) {
  const t = useTexts(removalTexts);
  const [asking, setAsking] = useState(false);
  const removal = useRemoval(userId, itemId, () => setAsking(false));
  const cancel = (): void => {
    setAsking(false);
    removal.reset();
  };
  return (
    <>
      <Button tone="plain" aria-label={(labelOf ?? t.removeOf)(bank)} onClick={() => setAsking(true)}>
        {label ?? t.remove}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t.removeTitle(bank)}
          confirmLabel={t.removeConfirm}
          busyLabel={t.removing}
          busy={removal.isPending}
          onConfirm={() => removal.mutate()}
          onCancel={cancel}
        >
          <p>{t.removeBody}</p>
          {removal.isError && <ErrorNotice title={t.removeFailed} error={removal.error} />}
        </ConfirmDialog>
      )}
    </>
  );
}
