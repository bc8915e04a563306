import type { JSX } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

/** What the bank itself says, which is Portuguese whatever the page's language is. */
export function BankWords({ words }: { words: string }): JSX.Element {
  return (
    <p>
      {useTexts().failure.bankSays} <q lang="pt-BR">{words}</q>
    </p>
  );
}
