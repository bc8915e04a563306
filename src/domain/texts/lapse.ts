import type { WARN_DAYS } from '../consent.ts';
import type { StaleReason } from '../freshness.ts';
import { type Entry, entry } from './connections.ts';
import type { Text } from './text.ts';

// What time alone brings about: a consent that ends, data that grows old.

export const ENDED_ON = entry(
  'A sua autorização no banco terminou em {day}, e por isso não recebemos mais dados. O que já foi lido continua aqui. Reconecte para autorizar de novo.',
  'Your authorisation at the bank ended on {day}, so no more data comes. What was read before is still here. Reconnect to authorise again.',
  'reconnect',
);
export const ENDED = entry(
  'A sua autorização no banco terminou, e por isso não recebemos mais dados. O que já foi lido continua aqui. Reconecte para autorizar de novo.',
  'Your authorisation at the bank has ended, so no more data comes. What was read before is still here. Reconnect to authorise again.',
  'reconnect',
);
export const PARTLY_ENDED = entry(
  'Conectado, mas a sua autorização para uma parte dos dados terminou{what}. Reconecte para autorizar de novo.',
  'Connected, but your authorisation for part of the data has ended{what}. Reconnect to authorise again.',
  'reconnect',
);

export const STALE: Readonly<Record<StaleReason, Entry>> = {
  overdue: entry(
    'Os dados deste banco não são atualizados desde {day}: a atualização automática está atrasada. Reconecte para atualizar agora.',
    'The data of this bank has not been updated since {day}: its automatic update is overdue. Reconnect to update it now.',
    'reconnect',
  ),
  switched_off: entry(
    'A atualização automática desta conexão está desligada: os dados são de {day}. Reconecte para atualizar.',
    'The automatic update of this connection is switched off: its data is of {day}. Reconnect to update it.',
    'reconnect',
  ),
  old: entry(
    'Os dados deste banco não são atualizados desde {day}. Reconecte para atualizar agora.',
    'The data of this bank has not been updated since {day}. Reconnect to update it now.',
    'reconnect',
  ),
};
export const STALE_UNREAD = entry(
  'Não conseguimos buscar os dados deste banco: o que você vê é de {day}. Tentaremos de novo; se amanhã continuar assim, avise o suporte.',
  'We cannot fetch the data of this bank: what you see is of {day}. We will try again; if it is still like this tomorrow, tell support.',
  'wait',
);
export const BEHIND = entry(
  'Conectado, mas ainda não conseguimos buscar as novidades: os dados são de {day}. Tentaremos de novo.',
  'Connected, but we could not fetch the latest changes yet: the data is of {day}. We will try again.',
  'wait',
);
export const DATED = entry('Conectado. Os dados são de {day}.', 'Connected. The data is of {day}.', null);

/** Days before its end from which on this is said: 30, 7, 1, and the day itself. '{day}': a calendar day. */
export const CONSENT_ENDS: Readonly<Record<(typeof WARN_DAYS)[number], Text>> = {
  30: {
    'pt-BR':
      'A sua autorização no banco vale até {day}. Reconecte antes disso para continuar recebendo os dados.',
    en: 'Your authorisation at the bank ends on {day}. Reconnect before then, so that the data keeps coming.',
  },
  7: {
    'pt-BR':
      'Faltam {daysLeft} dias: a sua autorização no banco termina em {day}. Reconecte nesta semana para não perder atualizações.',
    en: '{daysLeft} days left: your authorisation at the bank ends on {day}. Reconnect this week, so that no update is missed.',
  },
  1: {
    'pt-BR':
      'A sua autorização no banco termina amanhã, {day}. Reconecte agora; depois disso não recebemos mais dados.',
    en: 'Your authorisation at the bank ends tomorrow, {day}. Reconnect now; after that no more data comes.',
  },
  0: {
    'pt-BR':
      'A sua autorização no banco termina hoje, {day}. Reconecte agora; depois disso não recebemos mais dados.',
    en: 'Your authorisation at the bank ends today, {day}. Reconnect now; after that no more data comes.',
  },
};
