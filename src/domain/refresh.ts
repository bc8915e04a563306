import { momentOf } from './calendar-day.ts';
import type { ErrorCode } from './errors.ts';
import { isInProgress, readItemFacts } from './item.ts';

/** Why Pluggy does not read a bank when it is asked to; codes of docs/errors.md. */
export const REFRESH_REFUSALS = [
  'refresh_too_soon',
  'refresh_needs_login',
  'refresh_not_possible',
] as const satisfies readonly ErrorCode[];

export type RefreshRefusal = (typeof REFRESH_REFUSALS)[number];

/** What Pluggy said when a refresh was last asked for. */
export interface LastRefusal {
  readonly reason: RefreshRefusal;
  readonly at: Date;
  /** When it will not refuse any more; null: it did not say. */
  readonly allowedAt: Date | null;
}

export interface RefreshStanding {
  readonly allowed: boolean;
  readonly allowedAt: string | null;
  readonly reason: RefreshRefusal | null;
}

/** MeuPluggy: connections of the person's own, which Pluggy never reads on request. */
const MEU_PLUGGY = 200;
/** What cannot be done today may be switched on for the application tomorrow. */
const NOT_POSSIBLE_FOR_MS = 24 * 3_600_000;

const no = (reason: RefreshRefusal, allowedAt: Date | null = null): RefreshStanding => ({
  allowed: false,
  allowedAt: allowedAt?.toISOString() ?? null,
  reason,
});

function byRefusal(last: LastRefusal, updatedAt: Date | null, now: Date): RefreshStanding | undefined {
  const { reason, at, allowedAt } = last;
  if (reason === 'refresh_too_soon')
    return allowedAt !== null && allowedAt > now ? no(reason, allowedAt) : undefined;
  if (reason === 'refresh_not_possible')
    return now.getTime() - at.getTime() < NOT_POSSIBLE_FOR_MS ? no(reason) : undefined;
  return updatedAt !== null && updatedAt > at ? undefined : no(reason);
}

/**
 * Whether Pluggy is expected to read an item when it is asked to, by what the item says and by what Pluggy said last.
 * @param last null: Pluggy did not refuse
 */
export function refreshStanding(rawItem: unknown, last: LastRefusal | null, now: Date): RefreshStanding {
  const facts = readItemFacts(rawItem);
  const connector = (rawItem as { readonly connector?: { readonly id?: unknown } | null }).connector;
  if (connector?.id === MEU_PLUGGY) return no('refresh_not_possible');
  if (facts.status === 'LOGIN_ERROR' || facts.status.startsWith('WAITING_USER'))
    return no('refresh_needs_login');
  if (isInProgress(facts)) return no('refresh_too_soon');
  const remembered = last === null ? undefined : byRefusal(last, momentOf(facts.updatedAt), now);
  return remembered ?? { allowed: true, allowedAt: null, reason: null };
}
