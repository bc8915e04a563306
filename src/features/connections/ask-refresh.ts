import { momentOf } from '../../domain/calendar-day.ts';
import { PublicError } from '../../domain/errors.ts';
import type { ItemId } from '../../domain/ids.ts';
import type { RefreshRefusal } from '../../domain/refresh.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';

const HOUR_MS = 3_600_000;
/** How long a bank is read, in the usual case, and what stands in where Pluggy says no time. */
const USUAL_WAIT_MS = 60_000;

const TOO_SOON = new Set([
  'CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY',
  'TOO_MANY_CONSECUTIVE_LOGIN_FAILURES',
  'ITEM_ALREADY_UPDATING',
  'ITEM_IS_ALREADY_UPDATING',
]);
const NEEDS_LOGIN = new Set([
  'LAST_EXECUTION_HAD_LOGIN_ERROR',
  'CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR',
  'CONNECTOR_VALIDATION_ERROR',
  'PARAMETERS_NOT_PROVIDED',
  'MFA_PARAMERTER_WAS_ALREADY_USED_ERROR',
]);

/** Pluggy does not read the bank now, and why. */
export class RefreshRefused extends PublicError {
  readonly reason: RefreshRefusal;
  readonly allowedAt: Date | null;
  /** Of what comes too soon alone. */
  readonly retryAfterMs: number | undefined;

  constructor(reason: RefreshRefusal, cause: PluggyResponseError, allowedAt: Date | null, now: Date) {
    super(reason, { code: cause.codeDescription ?? 'BAD_REQUEST' }, { cause });
    this.reason = reason;
    this.allowedAt = allowedAt;
    this.retryAfterMs = allowedAt === null ? undefined : Math.max(allowedAt.getTime() - now.getTime(), 1_000);
  }
}

/** A time further ahead is none that Pluggy can mean. */
const LONGEST_WAIT_MS = 31 * 24 * HOUR_MS;

const timeOf = (value: unknown): number => momentOf(value)?.getTime() ?? Number.NaN;

/** When Pluggy says that it will not refuse any more. */
function allowedAtOf(error: PluggyResponseError, now: Date): Date {
  const { data } = (error.answer() ?? {}) as { readonly data?: Readonly<Record<string, unknown>> | null };
  const hours = Number(data?.['minUpdateFrequencyAllowedInHours']);
  const told = [timeOf(data?.['canRetryAfterDate']), timeOf(data?.['lastUpdatedAt']) + hours * HOUR_MS];
  const soonest = now.getTime() + (error.retryAfterMs ?? USUAL_WAIT_MS);
  const isAhead = (time: number): boolean => time > now.getTime() && time <= now.getTime() + LONGEST_WAIT_MS;
  return new Date(told.find(isAhead) ?? soonest);
}

/** What stands for an answer of Pluggy's to the wish that it reads an item. */
function explain(error: unknown, now: Date): unknown {
  if (!(error instanceof PluggyResponseError)) return error;
  const { status, codeDescription = '' } = error;
  if (status === 404) return new PublicError('item_not_found');
  if (![400, 403, 409].includes(status)) return error;
  if (TOO_SOON.has(codeDescription))
    return new RefreshRefused('refresh_too_soon', error, allowedAtOf(error, now), now);
  const reason = NEEDS_LOGIN.has(codeDescription) ? 'refresh_needs_login' : 'refresh_not_possible';
  return new RefreshRefused(reason, error, null, now);
}

/**
 * Asks Pluggy to read an item with the credentials that it has. There is no pause of our own: Pluggy says what it refuses.
 * @throws {RefreshRefused}, {PublicError} item_not_found
 */
export async function askRefresh(
  { client, clock }: Needs<'client' | 'clock'>,
  itemId: ItemId,
): Promise<void> {
  await client.updateItem(itemId, {}, WHILE_SOMEBODY_WAITS).catch((error: unknown) => {
    throw explain(error, clock.now());
  });
}
