import type { CalendarDay } from './calendar-day.ts';
import type { ConsentOutlook } from './consent.ts';
import type { Freshness } from './freshness.ts';
import type { Language } from './language.ts';
import type { Entry } from './texts/connections.ts';
import { BEHIND, CONSENT_ENDS, DATED, ENDED, ENDED_ON, STALE, STALE_UNREAD } from './texts/lapse.ts';
import { say } from './texts/text.ts';

/** `26/12/2026`; English spells the month, since 11/12 reads differently in each country. */
export function dayInWords(day: CalendarDay, language: Language): string {
  const options = {
    day: '2-digit',
    month: language === 'en' ? 'short' : '2-digit',
    year: 'numeric',
  } as const;
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
}

export const endedEntry = ({ endsOn }: ConsentOutlook): Entry => (endsOn === null ? ENDED : ENDED_ON);

/** Said after everything else, more urgently at each step: 30 days before, 7, 1, and on the day. */
export function endingNotice({ step, endsOn, daysLeft }: ConsentOutlook, language: Language): string {
  if (step === null || endsOn === null) return '';
  return ` ${say(CONSENT_ENDS[step], language, { day: dayInWords(endsOn, language), daysLeft: daysLeft ?? undefined })}`;
}

/** What is to be said of the age of the data; undefined: it is up to date. @param isBehind our own runs fail */
export function ageEntry({ reason, asOf, isDated }: Freshness, isBehind: boolean): Entry | undefined {
  if (isBehind && asOf !== null) return reason === null ? BEHIND : STALE_UNREAD;
  if (reason !== null) return STALE[reason];
  return isDated && asOf !== null ? DATED : undefined;
}
