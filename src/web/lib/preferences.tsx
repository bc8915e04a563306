import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

/** How a person wants the pages, kept in this browser alone. */
export interface Preferences {
  theme: Theme;
  /** Somebody may look over the shoulder: amounts are dots. */
  areAmountsHidden: boolean;
  setTheme(theme: Theme): void;
  setAmountsHidden(hidden: boolean): void;
}

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const THEME_KEY = 'theme';
const HIDDEN_KEY = 'hide-amounts';

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage can be switched off; the page works without.
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above: the choice then lasts until the page is closed.
  }
}

function savedTheme(): Theme {
  return THEMES.find((theme) => theme === read(THEME_KEY)) ?? 'auto';
}

/** Before the first paint, so that a dark page does not flash white. */
export function applyTheme(theme: Theme = savedTheme()): void {
  document.documentElement.dataset['theme'] = theme;
}

const PreferencesContext = createContext<Preferences | null>(null);

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [theme, setTheme] = useState(savedTheme);
  const [areAmountsHidden, setAmountsHidden] = useState(() => read(HIDDEN_KEY) === 'yes');
  useEffect(() => {
    applyTheme(theme);
    keep(THEME_KEY, theme);
  }, [theme]);
  useEffect(() => keep(HIDDEN_KEY, areAmountsHidden ? 'yes' : 'no'), [areAmountsHidden]);
  const preferences = useMemo(
    () => ({ theme, areAmountsHidden, setTheme, setAmountsHidden }),
    [theme, areAmountsHidden],
  );
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error('usePreferences outside of PreferencesProvider');
  return preferences;
}
