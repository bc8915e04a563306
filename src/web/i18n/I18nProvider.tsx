import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Dictionary } from './dictionary.ts';
import { en } from './en.ts';
import { type Language, pickLanguage, readSavedLanguage, saveLanguage } from './language.ts';
import { ptBR } from './pt-BR.ts';

const DICTIONARIES: Record<Language, Dictionary> = { 'pt-BR': ptBR, en };

export interface I18n {
  /** Also the locale that numbers and dates are written in. */
  language: Language;
  t: Dictionary;
  setLanguage(language: Language): void;
}

const I18nContext = createContext<I18n | null>(null);

export function I18nProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => pickLanguage(readSavedLanguage(), navigator.languages));
  const t = DICTIONARIES[language];

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const i18n = useMemo<I18n>(
    () => ({
      language,
      t,
      setLanguage: (chosen) => {
        saveLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language, t],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useI18n outside of I18nProvider');
  return i18n;
}
