export type Language = 'pt-BR' | 'en';

export const LANGUAGES: readonly Language[] = ['pt-BR', 'en'];

/** The choice made in the header. It is the only thing this page stores in the browser. */
const STORAGE_KEY = 'language';

export function isLanguage(value: unknown): value is Language {
  return value === 'pt-BR' || value === 'en';
}

/** What the person chose here before, else English if they read it first, else Portuguese. */
export function pickLanguage(saved: string | null, preferred: readonly string[]): Language {
  if (isLanguage(saved)) return saved;
  return /^en\b/i.test(preferred[0] ?? '') ? 'en' : 'pt-BR';
}

/** The two-letter code that Pluggy's widget expects. */
export function widgetLanguage(language: Language): 'pt' | 'en' {
  return language === 'en' ? 'en' : 'pt';
}

export function readSavedLanguage(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null; // Storage can be switched off; the page works without.
  }
}

export function saveLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // As above: the choice then lasts until the page is closed.
  }
}
