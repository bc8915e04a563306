import { dayInBrazil } from '../../domain/calendar-day.ts';
import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findTransaction } from '../../store/statements/transactions/find-transaction.ts';
import { findTransactionKey } from '../../store/statements/transactions/find-transaction-key.ts';
import { listTransactionHistory } from '../../store/statements/transactions/list-transaction-history.ts';
import {
  listTransactionsOfUser,
  type TransactionFilter,
  type TransactionPage,
  type TransactionPageAsked,
} from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';

/** Which transactions a list is asked for. */
export interface TransactionListFilter extends Omit<TransactionFilter, 'upcoming'> {
  /** True: those after today in São Paulo alone; false: without them. */
  readonly upcoming?: boolean | undefined;
}

/** One page of the user's transactions. */
export async function listTransactions(
  { database, documents, clock }: Needs<'database' | 'documents' | 'clock'>,
  userId: UserId,
  { upcoming, ...filter }: TransactionListFilter,
  page: TransactionPageAsked,
): Promise<TransactionPage> {
  const ahead = upcoming === undefined ? undefined : { is: upcoming, today: dayInBrazil(clock.now()) };
  const list = (tx: Queryable) => listTransactionsOfUser(tx, userId, { ...filter, upcoming: ahead }, page);
  const { rows, next } = await database.asUser(userId, list, 'read');
  return { rows: await documents.open(rows), next };
}

/**
 * The JSON text of one transaction. An id that Pluggy has replaced since stands for the row that took its place.
 * @throws {PublicError} transaction_not_found
 */
export async function readTransaction(
  { database, documents }: Needs<'database' | 'documents'>,
  userId: UserId,
  id: TransactionId,
  includeDeleted: boolean,
): Promise<string> {
  const find = async (tx: Queryable) => {
    const key = await findTransactionKey(tx, userId, id, includeDeleted);
    return key && findTransaction(tx, userId, key, includeDeleted);
  };
  const row = await database.asUser(userId, find, 'read');
  const [text] = await documents.open(row === undefined ? [] : [row]);
  if (text === undefined) throw new PublicError('transaction_not_found');
  return text;
}

/**
 * All that a transaction ever was at Pluggy, as one JSON text; any id that it had will do.
 * @throws {PublicError} transaction_not_found
 */
export async function readHistory(
  { database, documents }: Needs<'database' | 'documents'>,
  userId: UserId,
  id: TransactionId,
): Promise<string> {
  const versions = await database.asUser(userId, (tx) => listTransactionHistory(tx, userId, id), 'read');
  if (versions.length === 0) throw new PublicError('transaction_not_found');
  return `{"versions":[${(await documents.open(versions)).join(',')}]}`;
}
