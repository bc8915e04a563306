import type { Language } from '../domain/language.ts';

export interface InLanguage {
  /** Of the texts for people. Default: Brazilian Portuguese. */
  readonly language?: Language | undefined;
}

export interface WithDeleted {
  /** Also what is closed at the bank, or gone at Pluggy. Default: false. */
  readonly includeDeleted?: boolean | undefined;
}
