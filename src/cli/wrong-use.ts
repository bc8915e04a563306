import type { Language } from '../domain/language.ts';
import { say, type Text, type TextValues } from '../domain/texts/text.ts';

/** The command was called in a way that nobody can act on. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
  readonly #text: Text;
  readonly #values: TextValues;

  constructor(text: Text, values: TextValues = {}) {
    super(say(text, 'en', values));
    this.#text = text;
    this.#values = values;
  }

  in(language: Language): string {
    return say(this.#text, language, this.#values);
  }
}
