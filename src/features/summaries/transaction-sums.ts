import { dayInBrazil } from '../../domain/calendar-day.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { listTransactionSums } from '../../store/statements/summaries/list-transaction-sums.ts';
import type { TransactionFilter } from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { findOwnAccounts } from './own-accounts.ts';

/** Which transactions are summed up. */
export interface TransactionSumsFilter extends Omit<TransactionFilter, 'upcoming' | 'includeDeleted'> {
  /** True: those after today in São Paulo alone; false: without them. */
  readonly upcoming?: boolean | undefined;
}

/**
 * How many transactions a list has and what they moved, by currency, as JSON texts. Without an account chosen those that are
 * not counted stay out: their rows are there a second time.
 */
export async function readTransactionSums(
  parts: Needs<'database' | 'keyring' | 'clock'>,
  userId: UserId,
  { upcoming, ...filter }: TransactionSumsFilter,
): Promise<string[]> {
  const ahead = upcoming === undefined ? undefined : { is: upcoming, today: dayInBrazil(parts.clock.now()) };
  const work = async (tx: Queryable): Promise<string[]> => {
    const accountId = filter.accountId ?? (await findOwnAccounts(tx, parts, userId)).counted;
    return listTransactionSums(tx, userId, { ...filter, accountId, upcoming: ahead });
  };
  return parts.database.asUser(userId, work, 'snapshot');
}
