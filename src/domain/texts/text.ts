import type { Language } from '../language.ts';

/** What a person reads, in each language; `{name}` stands for the value of that name. */
export type Text = Readonly<Record<Language, string>>;

export type TextValues = Readonly<Record<string, string | number | Text | undefined>>;

/** Puts the values in; one that is not given leaves nothing. What a value says is never taken for a place. */
export function say(text: Text, language: Language, values: TextValues = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'object' ? value[language] : String(value ?? '');
  });
}

/** What reads the same in every language, such as a code. */
export const inEveryLanguage = (text: string): Text => ({ en: text, 'pt-BR': text });
