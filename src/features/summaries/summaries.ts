import { dayInBrazil } from '../../domain/calendar-day.ts';
import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import {
  type AskedSpan,
  MOST_PERIODS,
  type Period,
  periodsIn,
  type Span,
  type SummaryScope,
  spanOf,
  upTo,
} from '../../domain/summaries/span.ts';
import { notLaterThan, SPAN_NOT_SO_LONG } from '../../domain/texts/requests.ts';
import type { Text } from '../../domain/texts/text.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listCashFlow } from '../../store/statements/summaries/list-cash-flow.ts';
import { listCategorySums } from '../../store/statements/summaries/list-category-sums.ts';
import { listNetWorth } from '../../store/statements/summaries/list-net-worth.ts';
import type { Needs } from '../shared/Parts.ts';
import { findOwnAccounts, findOwnTransfers } from './own-accounts.ts';

type Parts = Needs<'database' | 'keyring' | 'clock'>;

export interface AskedSummary extends AskedSpan {
  /** Default: month. */
  readonly by?: Period | undefined;
}

const MONTHS = 12;

function requireSpan({ clock }: Parts, asked: AskedSpan, by: Period, months: number): Span {
  const span = spanOf(asked, by, dayInBrazil(clock.now()), months);
  const refuse = (expected: Text): never => {
    throw new PublicError('invalid_value', { field: 'from', expected });
  };
  if (span.from > span.to) refuse(notLaterThan('to'));
  if (periodsIn(span, by) > MOST_PERIODS) refuse(SPAN_NOT_SO_LONG);
  return span;
}

type List = (tx: Queryable, userId: UserId, scope: SummaryScope, own: TransactionId[]) => Promise<string[]>;

function sumUp(parts: Parts, userId: UserId, span: Span, by: Period, list: List): Promise<string[]> {
  const work = async (tx: Queryable): Promise<string[]> => {
    const accounts = await findOwnAccounts(tx, parts, userId);
    const own = await findOwnTransfers(tx, userId, accounts, span);
    return list(tx, userId, { ...span, by, accounts: accounts.counted }, own);
  };
  return parts.database.asUser(userId, work, 'snapshot');
}

/**
 * What came in and went out in each month, or on each day, as JSON texts; by the rules of docs/summaries.md.
 * @throws {PublicError} invalid_value
 */
export async function readCashFlow(
  parts: Parts,
  userId: UserId,
  { by = 'month', ...asked }: AskedSummary,
): Promise<string[]> {
  return sumUp(parts, userId, requireSpan(parts, asked, by, MONTHS), by, listCashFlow);
}

/**
 * What was spent on what, as JSON texts; without a beginning: in the month of the end.
 * @throws {PublicError} invalid_value
 */
export async function readCategorySums(parts: Parts, userId: UserId, asked: AskedSpan): Promise<string[]> {
  return sumUp(parts, userId, requireSpan(parts, asked, 'month', 1), 'month', listCategorySums);
}

/**
 * What the person had and owed at the end of each month, or day, as JSON texts. What lies ahead is not known, and has no
 * line.
 * @throws {PublicError} invalid_value
 */
export async function readNetWorth(
  parts: Parts,
  userId: UserId,
  { by = 'month', ...asked }: AskedSummary,
): Promise<string[]> {
  const span = requireSpan(parts, asked, by, MONTHS);
  const today = dayInBrazil(parts.clock.now());
  if (span.from > today) return [];
  const work = async (tx: Queryable): Promise<string[]> => {
    const { counted, closed, doubled } = await findOwnAccounts(tx, parts, userId);
    const scope = { ...upTo(span, today), by, accounts: [...counted, ...closed] };
    return listNetWorth(tx, userId, scope, doubled);
  };
  return parts.database.asUser(userId, work, 'snapshot');
}
