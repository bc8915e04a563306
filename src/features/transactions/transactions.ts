import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import type { Annotation } from '../../store/fragments/annotations.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findAnnotation } from '../../store/statements/annotations/find-annotation.ts';
import { lockTransaction } from '../../store/statements/annotations/lock-transaction.ts';
import { writeAnnotation } from '../../store/statements/annotations/write-annotation.ts';
import { findItemOfAccount } from '../../store/statements/items/find-item-of-account.ts';
import { findTransaction } from '../../store/statements/transactions/find-transaction.ts';
import { listTransactionHistory } from '../../store/statements/transactions/list-transaction-history.ts';
import {
  listTransactionsOfUser,
  type TransactionCursor,
  type TransactionFilter,
  type TransactionPage,
} from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';

/** One page of the user's transactions, newest first. */
export async function listTransactions(
  { database, documents }: Needs<'database' | 'documents'>,
  userId: UserId,
  filter: TransactionFilter,
  page: { readonly after?: TransactionCursor | undefined; readonly limit: number },
): Promise<TransactionPage> {
  const list = (tx: Queryable) => listTransactionsOfUser(tx, userId, filter, page);
  const { rows, next } = await database.asUser(userId, list, 'read');
  return { rows: await documents.open(rows), next };
}

/** Which of Pluggy's categories there are. */
export interface Categories {
  has(id: string): Promise<boolean>;
}

/** What is to be said of a transaction. Null takes back; what is not named stays as it is. */
export type AnnotationChange = { readonly [Name in keyof Annotation]?: Annotation[Name] | undefined };

/**
 * Keeps what a person says of a transaction. An id that Pluggy has replaced since stands for the row that took its
 * place.
 * @returns the JSON text of the transaction as it is now
 * @throws {PublicError} transaction_not_found, unknown_category
 */
export async function annotateTransaction(
  {
    database,
    categories,
    clock,
    documents,
  }: Needs<'database' | 'clock' | 'documents'> & { readonly categories: Categories },
  userId: UserId,
  id: TransactionId,
  change: AnnotationChange,
): Promise<string> {
  const { categoryId, note, ignored } = change;
  if (categoryId != null && !(await categories.has(categoryId)))
    throw new PublicError('unknown_category', { field: 'categoryId' });
  const row = await database.asUser(userId, async (tx) => {
    const key = await lockTransaction(tx, userId, id);
    if (key === undefined) throw new PublicError('transaction_not_found');
    const before = await findAnnotation(tx, userId, key);
    const after = {
      categoryId: categoryId === undefined ? before.categoryId : categoryId,
      note: note === undefined ? before.note : note,
      ignored: ignored === undefined ? before.ignored : ignored,
    };
    await writeAnnotation(tx, userId, key, after, clock.now());
    const itemId = await findItemOfAccount(tx, userId, key.accountId);
    if (itemId !== undefined) await notifyChange(tx, 'transactions', { userId, itemId }, key.accountId);
    return findTransaction(tx, userId, key);
  });
  const [text = '{}'] = await documents.open(row === undefined ? [] : [row]);
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
