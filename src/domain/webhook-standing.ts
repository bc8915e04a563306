import { causeOf } from './fault-causes.ts';
import type { Language } from './language.ts';
import { say, type Text } from './texts/text.ts';
import { ARRIVAL, REDIRECTED, REFUSED, STANDING_PROBLEMS, UNAUTHORISED } from './texts/webhooks.ts';

/** How old the last round trip may be that proves that webhooks arrive; it is repeated three times within this. */
export const PROOF_HOLDS_MS = 15 * 60_000;

/** How often connections are compared at least, while webhooks are not known to arrive. */
export const COMPARED_AT_LEAST_EVERY_MS = 15 * 60_000;

export type StandingProblem = keyof typeof STANDING_PROBLEMS;

/** What a status of HTTP other than 2xx is kept as. */
export const problemOfStatus = (status: number): string => `HTTP ${status}`;

function meaningOf(problem: string): Text | undefined {
  const known = Object.entries(STANDING_PROBLEMS).find(([name]) => name === problem)?.[1];
  if (known !== undefined) return known;
  const status = /^HTTP (\d{3})$/.exec(problem)?.[1];
  if (status === undefined) return causeOf(problem);
  return status === '401' ? UNAUTHORISED : status.startsWith('3') ? REDIRECTED : REFUSED;
}

const isWord = (problem: string): boolean => problem in STANDING_PROBLEMS;

/** Why webhooks are not known to arrive, by its name and in words. */
export function describeStandingProblem(problem: string, language: Language): string {
  const meaning = meaningOf(problem)?.[language];
  if (meaning === undefined) return problem;
  return isWord(problem) ? meaning : `${problem}, ${meaning}`;
}

/** What is known of whether webhooks arrive. */
export interface WebhookStanding {
  /** The last round trip over BASE_URL came in, lately, and Pluggy has confirmed the webhook. */
  readonly arriving: boolean;
  /** Why not: a code of the system, `HTTP <status>`, or a word of ours; null while they arrive. */
  readonly problem: string | null;
  /** When a round trip last came in. */
  readonly provenAt: Date | null;
  /** When a delivery last came from Pluggy. */
  readonly deliveredAt: Date | null;
  /** When Pluggy had last switched the webhook off. */
  readonly disabledAt: Date | null;
  /** Webhooks may have been lost until then; null: as far as is known, none were. */
  readonly lostUntil: Date | null;
}

/** Null: they are known to arrive. */
function problemNow(
  proof: {
    readonly triedAt: Date | null;
    readonly succeededAt: Date | null;
    readonly problem: string | null;
    readonly registeredAt: Date | null;
  },
  now: Date,
): string | null {
  if (proof.triedAt === null || now.getTime() - proof.triedAt.getTime() > PROOF_HOLDS_MS)
    return 'not_tried' satisfies StandingProblem;
  if (proof.problem !== null) return proof.problem;
  return proof.registeredAt === null ? ('not_registered' satisfies StandingProblem) : null;
}

/** @param canArrive false: Pluggy cannot deliver to BASE_URL */
export function standingOf(
  proof: Parameters<typeof problemNow>[0] & Pick<WebhookStanding, 'deliveredAt' | 'disabledAt' | 'lostUntil'>,
  canArrive: boolean,
  now: Date,
): WebhookStanding {
  const problem = canArrive ? problemNow(proof, now) : ('not_public' satisfies StandingProblem);
  const { succeededAt: provenAt, deliveredAt, disabledAt, lostUntil } = proof;
  return { arriving: problem === null, problem, provenAt, deliveredAt, disabledAt, lostUntil };
}

/** When connections are compared with Pluggy without an event having asked for it. */
export interface ComparisonPlan {
  /** How long it takes until every connection has had its turn. */
  readonly intervalMs: number;
  /** A turn is a look at the item alone, or nothing if it was read lately, but for one in so long; null: each compares everything. */
  readonly wholeEveryMs: number | null;
}

const DAY_MS = 86_400_000;

/** Where webhooks arrive and nothing else was asked for: a whole comparison costs twice what the bank's news of a day do. */
const SPARING: ComparisonPlan = { intervalMs: DAY_MS, wholeEveryMs: 7 * DAY_MS };

/**
 * How often connections have to be compared: more often while, or since, webhooks may have been lost.
 * @param isSparing nobody set the interval
 */
export function comparisonPlan(
  { arriving, lostUntil }: Pick<WebhookStanding, 'arriving' | 'lostUntil'>,
  { settingMs, isSparing }: { readonly settingMs: number; readonly isSparing: boolean },
  now: Date,
): ComparisonPlan {
  const isCatchingUp = lostUntil !== null && now.getTime() - lostUntil.getTime() < COMPARED_AT_LEAST_EVERY_MS;
  if (arriving && !isCatchingUp) return isSparing ? SPARING : { intervalMs: settingMs, wholeEveryMs: null };
  return { intervalMs: Math.min(settingMs, COMPARED_AT_LEAST_EVERY_MS), wholeEveryMs: null };
}

/** Whether webhooks arrive, what speaks for it, and what happens while they do not. */
export function describeArrival(standing: WebhookStanding, language: Language): string {
  const { problem, provenAt, deliveredAt, disabledAt } = standing;
  const head =
    problem === null
      ? say(ARRIVAL.arriving, language, { at: provenAt?.toISOString() })
      : say(ARRIVAL.notKnown, language, { why: describeStandingProblem(problem, language) });
  const last =
    deliveredAt === null
      ? say(ARRIVAL.neverDelivered, language)
      : say(ARRIVAL.delivered, language, { at: deliveredAt.toISOString() });
  const off = disabledAt === null ? [] : [say(ARRIVAL.disabled, language, { at: disabledAt.toISOString() })];
  return [head, last, ...off].join(' ');
}
