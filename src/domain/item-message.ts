import { localDayOf } from './calendar-day.ts';
import type { ConsentOutlook } from './consent.ts';
import { type Health, healthOf, namesOf, productNames, type Standing } from './health.ts';
import { type ItemFacts, isInProgress } from './item.ts';
import { ageEntry, dayInWords, endedEntry, endingNotice } from './item-notices.ts';
import type { Language } from './language.ts';
import {
  ACTION,
  APPROVAL,
  BY_ERROR,
  CONNECTED,
  CONSENT,
  type Entry,
  INPUT,
  LABELS,
  LAST_DAY,
  LOGIN_ERROR,
  MOVEMENTS_OWED,
  type NextStepAction,
  NOT_READ,
  OUTDATED,
  PARTIAL,
  PERMISSION,
  QUOTA,
  READING,
  UNKNOWN,
  UNKNOWN_FORM,
  UNREAD,
  UPDATED,
  UPDATING,
} from './texts/connections.ts';
import { PARTLY_ENDED } from './texts/lapse.ts';
import { say } from './texts/text.ts';

export type { NextStepAction } from './texts/connections.ts';

export interface NextStep {
  readonly action: NextStepAction;
  readonly label: string;
}

export interface ItemMessage {
  readonly message: string;
  /** Null: there is nothing to do. */
  readonly nextStep: NextStep | null;
}

/** A consent that is known to end today counts as ended for whatever an answer lacks, and nothing need be lacking yet. */
const isLastDay = ({ consent, products }: Standing): boolean =>
  consent?.step === 0 &&
  products.every(({ product, state }) => product === 'consents' || /^(withheld|not_offered)$/.test(state));

/** A bank that was read may still have given less than all of it, or we may not have it yet; what is worst is said. */
function pickUpdated(item: ItemFacts, health: Health, standing: Standing): Entry {
  const { syncState, products, freshness, consent, isBehind = false } = standing;
  if (syncState === 'never' || syncState === 'running') return READING;
  if (health === 'failed') return products.some(({ state }) => state === 'failed') ? UNREAD : NOT_READ;
  if (consent?.state === 'partly_ended') return PARTLY_ENDED;
  if (item.permissionMissing) return PERMISSION;
  if (item.approvalPending) return APPROVAL;
  const age = freshness && ageEntry(freshness, isBehind);
  if (age !== undefined && (isBehind || health === 'stale')) return age;
  if (item.quotaUsedUp) return QUOTA;
  if (health === 'partial' && isLastDay(standing)) return LAST_DAY;
  if (health === 'partial' || item.executionStatus === 'PARTIAL_SUCCESS') return PARTIAL;
  return health === 'waiting' ? READING : (age ?? UPDATED);
}

/** What is known of a failure: an error's code that nobody knows does not hide an execution status that says more. */
function failureOf({ errorCode, executionStatus }: ItemFacts): Entry | undefined {
  const code = [errorCode ?? '', executionStatus].find((one) => Object.hasOwn(BY_ERROR, one));
  return code === undefined ? undefined : BY_ERROR[code];
}

function pick(item: ItemFacts, health: Health, standing: Standing): Entry {
  switch (item.status) {
    case 'UPDATED':
      return pickUpdated(item, health, standing);
    case 'UPDATING':
    case 'MERGING':
      return UPDATING;
    case 'WAITING_USER_INPUT':
      return item.waitsForConsent ? CONSENT : INPUT;
    case 'WAITING_USER_ACTION':
      return ACTION;
    case 'LOGIN_ERROR':
      return failureOf(item) ?? LOGIN_ERROR;
    case 'OUTDATED':
      return failureOf(item) ?? OUTDATED;
    default:
      return UNKNOWN;
  }
}

/** What the person has to do at the bank or in the widget; only these are more urgent than a consent that has ended. */
const isForPerson = ({ action }: Entry): boolean => action !== null && action !== 'wait';

/** The day that a text names: of the consent's end, or of the data. */
function dayOf(chosen: Entry, { freshness, consent }: Standing): string | null {
  if (consent?.state === 'ended' && chosen === endedEntry(consent)) return consent.endsOn;
  const at = freshness?.staleSince ?? freshness?.asOf ?? null;
  return at === null ? null : localDayOf(at.toISOString());
}

function namesFor(chosen: Entry, health: Health, standing: Standing, language: Language): string {
  if (chosen === PARTLY_ENDED) return productNames(standing.consent?.products ?? [], language);
  return namesOf(standing.products, health === 'stale' ? 'partial' : health, language);
}

const endsSoon = (item: ItemFacts, consent: ConsentOutlook | undefined): consent is ConsentOutlook =>
  consent?.state === 'ending' && !isInProgress(item);

/**
 * A sentence that a person understands about a connection, and what the person can do about it.
 * @param standing how far this service is: a bank that Pluggy has read is no help to a person while we have not
 */
export function describeItem(item: ItemFacts, language: Language, standing: Standing): ItemMessage {
  const health = healthOf(item, standing);
  const { consent } = standing;
  const picked = pick(item, health, standing);
  const hasEnded = consent?.state === 'ended' && !isInProgress(item) && !isForPerson(picked);
  const chosen = hasEnded ? endedEntry(consent) : picked;
  const names = namesFor(chosen, health, standing, language);
  const day = dayOf(chosen, standing);
  const text = say(chosen.text, language, {
    what: names === '' ? undefined : ` (${names})`,
    day: day === null ? undefined : dayInWords(day, language),
  });
  const own = item.providerMessage === null ? '' : ` ${item.providerMessage}`;
  const isEnding = endsSoon(item, consent);
  const action = isEnding && !isForPerson(chosen) ? 'reconnect' : chosen.action;
  const odd = (standing.oddObjects ?? 0) === 0 ? '' : ` ${UNKNOWN_FORM[language]}`;
  const owed = standing.owesMovements === true && chosen === UPDATED ? ` ${MOVEMENTS_OWED[language]}` : '';
  const said = `${odd}${owed}` !== '' && chosen === UPDATED ? CONNECTED[language] : text;
  return {
    message: `${said}${own}${owed}${odd}${isEnding ? endingNotice(consent, language) : ''}`,
    nextStep: action === null ? null : { action, label: LABELS[action][language] },
  };
}
