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
export const PERCENT_ESCAPES: Text = {
  en: 'its percent-escapes must be UTF-8',
  'pt-BR': 'os escapes com % precisam ser UTF-8',
};
