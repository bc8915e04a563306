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

function useErasure(userId: string, onBegun: (receiptId: string) => void) {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => erasePerson(api, userId),
    onSuccess: async (receiptId) => {
      onBegun(receiptId);
      // Nothing that was read before may stay in the browser or on a page, and whether there still is a session is to be asked.
      await forget().catch(() => undefined);
      await queries.resetQueries();
    },
  });
}

/** Erases everything about the person, who has to type a word first. */
export function EraseAll({ userId, onErased }: EraseAllProps) {
  const t = useTexts(privacyTexts);
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const erasure = useErasure(userId, (receiptId) => {
    cancel();
    onErased(receiptId);
  });
  const isConfirmed = typed.trim().toUpperCase() === t.eraseWord;
  const cancel = (): void => {
    setAsking(false);
    setTyped('');
    erasure.reset();
  };
  return (
    <Section title={t.erase}>
      <Offer onAsk={() => setAsking(true)} />
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
          <WordField typed={typed} onTyped={setTyped} />
          {erasure.isError && <ErrorNotice title={t.eraseFailed} error={erasure.error} />}
        </ConfirmDialog>
      )}
    </Section>
  );
}

/** The word that has to be typed. */
function WordField({ typed, onTyped }: { typed: string; onTyped(text: string): void }) {
  const t = useTexts(privacyTexts);
  return (
    <label className="field">
      <span>{t.eraseType(t.eraseWord)}</span>
      <input
        value={typed}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck="false"
        onChange={(event) => onTyped(event.target.value)}
      />
    </label>
  );
}

/** What an erasure takes away and what it leaves, and the way to it. */
function Offer({ onAsk }: { onAsk(): void }) {
  const t = useTexts(privacyTexts);
  return (
    <div className="card privacy-card">
      <p>{t.eraseBody}</p>
      <p className="fine">{t.eraseKeeps}</p>
      <Button tone="danger" onClick={onAsk}>
        {t.eraseButton}
      </Button>
    </div>
  );
}
