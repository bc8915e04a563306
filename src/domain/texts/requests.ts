import type { Text } from './text.ts';

// What a field of a request takes, for the person who sent something else; it follows the name of the field.

export const UUID: Text = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };
export const DAY: Text = {
  en: 'it must be a day such as 2026-11-30',
  'pt-BR': 'precisa ser um dia como 2026-11-30',
};
export const THE_USER_ID: Text = {
  en: "it must be the user's id, as a confirmation",
  'pt-BR': 'precisa ser o id do usuário, como confirmação',
};
export const IDEMPOTENCY_KEY: Text = {
  en: 'it must be 1 to 255 visible ASCII characters',
  'pt-BR': 'precisa ter de 1 a 255 caracteres ASCII visíveis',
};
export const FUTURE: Text = { en: 'it must be in the future', 'pt-BR': 'precisa estar no futuro' };
export const PERCENT_ESCAPES: Text = {
  en: 'its percent-escapes must be UTF-8',
  'pt-BR': 'os escapes com % precisam ser UTF-8',
};
/** Of the beginning of a span. @param end what the request calls its end */
export const notLaterThan = (end: string): Text => ({
  en: `it must not be later than "${end}"`,
  'pt-BR': `não pode ser posterior a "${end}"`,
});
/** The same of amounts. */
export const notMoreThan = (end: string): Text => ({
  en: `it must not be more than "${end}"`,
  'pt-BR': `não pode ser maior que "${end}"`,
});
export const SPAN_NOT_SO_LONG: Text = {
  en: 'it must be at most 3,660 days or months before "to"',
  'pt-BR': 'precisa estar no máximo 3.660 dias ou meses antes de "to"',
};
export const SOMETHING: Text = {
  en: 'it must have at least one member',
  'pt-BR': 'precisa ter pelo menos um membro',
};
export const AMOUNT: Text = {
  en: 'it must be an amount such as -149.93',
  'pt-BR': 'precisa ser um valor como -149.93',
};

export const oneOfTexts = (names: readonly string[]): Text => ({
  en: `it must be one of ${names.join(', ')}`,
  'pt-BR': `precisa ser um de ${names.join(', ')}`,
});
