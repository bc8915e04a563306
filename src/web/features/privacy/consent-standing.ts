import { type CalendarDay, instantOf, localDayOf, momentOf } from '../../lib/calendar-day.ts';
import type { Consent } from './api/get-consents.ts';

export interface ConsentStanding {
  readonly state: 'active' | 'ended' | 'revoked';
  readonly since: CalendarDay | null;
  /** Active: until when, null: until it is taken back. Else: when that was, null: not known. */
  readonly until: CalendarDay | null;
  /** Pluggy's names of the data, such as ACCOUNTS. */
  readonly data: readonly string[];
}

/** How a consent stands now. A revocation comes before an end: it is what the person did. */
export function consentStanding(consent: Consent, now: Date): ConsentStanding {
  const { createdAt, expiresAt, revokedAt } = consent;
  const common = { since: localDayOf(createdAt), data: consent.products ?? [] };
  // a placeholder such as the year 1 stands for no day
  if (typeof revokedAt === 'string' && (instantOf(revokedAt) === undefined || localDayOf(revokedAt) !== null))
    return { ...common, state: 'revoked', until: localDayOf(revokedAt) };
  const end = momentOf(expiresAt);
  const until = localDayOf(expiresAt);
  if (end !== null && until !== null && end <= now) return { ...common, state: 'ended', until };
  return { ...common, state: 'active', until };
}

export interface ConsentGroups {
  readonly active: readonly { readonly consent: Consent; readonly standing: ConsentStanding }[];
  readonly past: readonly { readonly consent: Consent; readonly standing: ConsentStanding }[];
}

/** Those in force first, each list with the newest first. */
export function groupConsents(consents: readonly Consent[], now: Date): ConsentGroups {
  const all = consents
    .map((consent) => ({ consent, standing: consentStanding(consent, now) }))
    .toSorted((one, other) => ((one.consent.createdAt ?? '') < (other.consent.createdAt ?? '') ? 1 : -1));
  return {
    active: all.filter(({ standing }) => standing.state === 'active'),
    past: all.filter(({ standing }) => standing.state !== 'active'),
  };
}
