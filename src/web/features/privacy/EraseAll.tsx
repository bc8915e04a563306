import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { useApi } from '../../lib/ApiProvider.tsx';
import { forget } from '../../lib/seen-store.ts';
import { useTexts } from '../../lib/texts.ts';
import { erasePerson } from './api/erase-person.ts';
import { privacyTexts } from './texts.ts';

export interface EraseAllProps {
  userId: string;
  /** It has begun, and the session is over. */
  onErased(receiptId: string): void;
}

/** Erases everything about the person, who has to type a word first. */
export function EraseAll({ userId, onErased }: EraseAllProps) {
  const api = useApi();
  const t = useTexts(privacyTexts);
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const erasure = useMutation({
    mutationFn: () => erasePerson(api, userId),
    onSuccess: async (receiptId) => {
      cancel();
      onErased(receiptId);
      // Nothing that was read before may stay in the browser or on a page, and whether there still is a session is to be asked.
      await forget().catch(() => undefined);
      await queries.resetQueries();
    },
  });
  const isConfirmed = typed.trim().toUpperCase() === t.eraseWord;
  const cancel = (): void => {
    setAsking(false);
    setTyped('');
    erasure.reset();
  };
  return (
    <Section title={t.erase}>
      <div className="card privacy-card">
        <p>{t.eraseBody}</p>
        <p className="fine">{t.eraseKeeps}</p>
        <Button tone="danger" onClick={() => setAsking(true)}>
          {t.eraseButton}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t.eraseTitle}
          confirmLabel={t.eraseConfirm}
          busyLabel={t.erasing}
          busy={erasure.isPending}
          disabled={!isConfirmed}
          onConfirm={() => erasure.mutate()}
          onCancel={cancel}
        >
          <p>{t.eraseBody}</p>
          <p>{t.eraseWarning}</p>
          <label className="field">
            <span>{t.eraseType(t.eraseWord)}</span>
            <input
              value={typed}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck="false"
              onChange={(event) => setTyped(event.target.value)}
            />
          </label>
          {erasure.isError && <ErrorNotice title={t.eraseFailed} error={erasure.error} />}
        </ConfirmDialog>
      )}
    </Section>
  );
}
