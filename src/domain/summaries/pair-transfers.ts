import type { AccountId, TransactionId } from '../ids.ts';
import { dayNumber } from './days.ts';

/** A row that may be one side of a transfer between a person's own accounts, or of the payment of a card's bill. */
export interface PossibleTransfer {
  readonly id: TransactionId;
  readonly accountId: AccountId;
  readonly isCard: boolean;
  readonly isIn: boolean;
  /** The bank's day. */
  readonly day: string;
  /** Currency and exact amount without its sign. */
  readonly amount: string;
  /** It says so itself; a row that does not may still have paid a card's bill. */
  readonly mayBeOwn: boolean;
}

/** A transfer of Friday arrives on Monday; a bill that is paid on a slip is known to the card days later. */
const DAYS_BETWEEN_ACCOUNTS = 3;
const DAYS_TO_CARD = 5;
export const MOST_DAYS = Math.max(DAYS_BETWEEN_ACCOUNTS, DAYS_TO_CARD);

/** How far from each other the two days may be. */
const mostDays = (into: PossibleTransfer): number => (into.isCard ? DAYS_TO_CARD : DAYS_BETWEEN_ACCOUNTS);

const fits = (from: PossibleTransfer, into: PossibleTransfer, days: number): boolean =>
  from.accountId !== into.accountId && days <= mostDays(into) && (into.isCard || from.mayBeOwn);

/** Groups of rows, each in the order in which they came. */
function groupBy<Key>(
  rows: readonly PossibleTransfer[],
  keyOf: (row: PossibleTransfer) => Key,
): Map<Key, PossibleTransfer[]> {
  const groups = new Map<Key, PossibleTransfer[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Of the rows of one amount: those that are nearest to each other first, each once. */
function pairAlike(rows: readonly PossibleTransfer[]): TransactionId[] {
  const taken = new Set<TransactionId>();
  const outs = rows.filter(({ isIn }) => !isIn);
  const ins = groupBy(
    rows.filter(({ isIn, mayBeOwn }) => isIn && mayBeOwn),
    ({ day }) => dayNumber(day),
  );
  for (let days = 0; days <= MOST_DAYS; days += 1)
    for (const from of outs.filter(({ id }) => !taken.has(id))) {
      const day = dayNumber(from.day);
      const near = [...(ins.get(day + days) ?? []), ...(days === 0 ? [] : (ins.get(day - days) ?? []))];
      const into = near.find((one) => !taken.has(one.id) && fits(from, one, days));
      if (into !== undefined) taken.add(from.id).add(into.id);
    }
  return [...taken];
}

/**
 * The rows that are one side of a transfer of which the other side is here too: the same exact amount out of one of the
 * person's accounts and into another within days.
 */
export const pairTransfers = (rows: readonly PossibleTransfer[]): TransactionId[] =>
  [...groupBy(rows, ({ amount }) => amount).values()].flatMap(pairAlike);
