import type { CalendarDay } from './calendar-day.ts';
import type { ConsentOutlook } from './consent.ts';
import type { Freshness, StaleReason } from './freshness.ts';
import type { Language } from './language.ts';

/** What the person can do about a connection. */
export type NextStepAction = 'reconnect' | 'continue' | 'wait' | 'open';

type Texts = Readonly<Record<Language, string>>;

export interface Entry {
  /** `{what}`: products; `{day}`: a calendar day. */
  readonly text: Texts;
  readonly action: NextStepAction | null;
}

export const entry = (pt: string, en: string, action: NextStepAction | null): Entry => ({
  text: { 'pt-BR': pt, en },
  action,
});

/** `26/12/2026`; English spells the month, since 11/12 reads differently in each country. */
export function dayInWords(day: CalendarDay, language: Language): string {
  const options = {
    day: '2-digit',
    month: language === 'en' ? 'short' : '2-digit',
    year: 'numeric',
  } as const;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
}

// What time alone brings about: a consent that ends, data that grows old.

const ENDED_ON = entry(
  'A sua autorização no banco terminou em {day}, e por isso não recebemos mais dados. O que já foi lido continua aqui. Reconecte para autorizar de novo.',
  'Your authorisation at the bank ended on {day}, so no more data comes. What was read before is still here. Reconnect to authorise again.',
  'reconnect',
);
const ENDED = entry(
  'A sua autorização no banco terminou, e por isso não recebemos mais dados. O que já foi lido continua aqui. Reconecte para autorizar de novo.',
  'Your authorisation at the bank has ended, so no more data comes. What was read before is still here. Reconnect to authorise again.',
  'reconnect',
);
export const PARTLY_ENDED = entry(
  'Conectado, mas a sua autorização para uma parte dos dados terminou{what}. Reconecte para autorizar de novo.',
  'Connected, but your authorisation for part of the data has ended{what}. Reconnect to authorise again.',
  'reconnect',
);

export const endedEntry = ({ endsOn }: ConsentOutlook): Entry => (endsOn === null ? ENDED : ENDED_ON);

/** Said after everything else, more urgently at each step: 30 days before, 7, 1, and on the day. */
export function endingNotice({ step, endsOn, daysLeft }: ConsentOutlook, language: Language): string {
  if (step === null || endsOn === null) return '';
  const day = dayInWords(endsOn, language);
  const texts: Readonly<Record<typeof step, Texts>> = {
    30: {
      'pt-BR': `A sua autorização no banco vale até ${day}. Reconecte antes disso para continuar recebendo os dados.`,
      en: `Your authorisation at the bank ends on ${day}. Reconnect before then, so that the data keeps coming.`,
    },
    7: {
      'pt-BR': `Faltam ${daysLeft} dias: a sua autorização no banco termina em ${day}. Reconecte nesta semana para não perder atualizações.`,
      en: `${daysLeft} days left: your authorisation at the bank ends on ${day}. Reconnect this week, so that no update is missed.`,
    },
    1: {
      'pt-BR': `A sua autorização no banco termina amanhã, ${day}. Reconecte agora; depois disso não recebemos mais dados.`,
      en: `Your authorisation at the bank ends tomorrow, ${day}. Reconnect now; after that no more data comes.`,
    },
    0: {
      'pt-BR': `A sua autorização no banco termina hoje, ${day}. Reconecte agora; depois disso não recebemos mais dados.`,
      en: `Your authorisation at the bank ends today, ${day}. Reconnect now; after that no more data comes.`,
    },
  };
  return ` ${texts[step][language]}`;
}

const STALE: Readonly<Record<StaleReason, Entry>> = {
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
const STALE_UNREAD = entry(
  'Não conseguimos buscar os dados deste banco: o que você vê é de {day}. Tentaremos de novo; se amanhã continuar assim, avise o suporte.',
  'We cannot fetch the data of this bank: what you see is of {day}. We will try again; if it is still like this tomorrow, tell support.',
  'wait',
);
const BEHIND = entry(
  'Conectado, mas ainda não conseguimos buscar as novidades: os dados são de {day}. Tentaremos de novo.',
  'Connected, but we could not fetch the latest changes yet: the data is of {day}. We will try again.',
  'wait',
);
const DATED = entry('Conectado. Os dados são de {day}.', 'Connected. The data is of {day}.', null);

/** What is to be said of the age of the data; undefined: it is up to date. @param isBehind our own runs fail */
export function ageEntry({ reason, asOf, isDated }: Freshness, isBehind: boolean): Entry | undefined {
  if (isBehind && asOf !== null) return reason === null ? BEHIND : STALE_UNREAD;
  if (reason !== null) return STALE[reason];
  return isDated && asOf !== null ? DATED : undefined;
}
