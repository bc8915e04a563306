import { useI18n } from '../i18n/I18nProvider.tsx';
import type { Language } from '../i18n/language.ts';

/** The sentences of one feature or page, in every language; they are loaded with it. */
export type Texts<T> = Readonly<Record<Language, T>>;

/** English with the very same members as Portuguese: whatever lacks one does not compile. */
export function texts<T extends object>(ptBR: T, en: NoInfer<T>): Texts<T> {
  return { 'pt-BR': ptBR, en };
}

export function useTexts<T>(all: Texts<T>): T {
  return all[useI18n().language];
}
