import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Reading, readIn } from './dictionaries.ts';
import { type Language, saveLanguage } from './language.ts';

export interface I18n extends Reading {
  /** The person's language, where its sentences could not be fetched. */
  missing: Language | null;
  /** Takes effect once its sentences are there; without a network that may be at the next visit. */
  setLanguage(language: Language): void;
}

const I18nContext = createContext<I18n | null>(null);

export interface I18nProviderProps {
  /** What the page begins with. */
  initial: Reading;
  /** What it should have begun with. */
  missing: Language | null;
  children: ReactNode;
}

export function I18nProvider({ initial, children, ...props }: I18nProviderProps) {
  const [reading, setReading] = useState(initial);
  const [missing, setMissing] = useState(props.missing);
  const { language } = reading;
  const wanted = useRef(language);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const i18n = useMemo<I18n>(
    () => ({
      ...reading,
      missing,
      setLanguage: (chosen) => {
        wanted.current = chosen;
        saveLanguage(chosen);
        setMissing(null);
        readIn(chosen).then(
          // what comes late may not be wanted any longer
          (next) => wanted.current === next.language && setReading(next),
          () => wanted.current === chosen && setMissing(chosen),
        );
      },
    }),
    [reading, missing],
  );
  return <I18nContext value={i18n}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error('useI18n outside of I18nProvider');
  return i18n;
}
