import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import { findItemOfAccount } from '../../store/statements/items/find-item.ts';
import { notifyChange } from '../../store/statements/service/notify-change.ts';
import {
  type Annotation,
  lockTransaction,
  readAnnotation,
  writeAnnotation,
} from '../../store/statements/transactions/annotations.ts';
import {
  listTransactionsOfUser,
  type TransactionCursor,
  type TransactionFilter,
  type TransactionPage,
  viewTransaction,
} from '../../store/statements/transactions/list-transactions.ts';
import { readTransactionHistory } from '../../store/statements/transactions/transaction-history.ts';
import type { Parts } from '../shared/Parts.ts';

/** One page of the user's transactions, newest first. */
export async function listTransactions(
  { database, documents }: Pick<Parts, 'database' | 'documents'>,
  userId: UserId,
  filter: TransactionFilter,
  page: { readonly after?: TransactionCursor | undefined; readonly limit: number },
): Promise<TransactionPage> {
  const { rows, next } = await database.asUser(userId, (tx) =>
    listTransactionsOfUser(tx, userId, filter, page),
  );
  return { rows: await documents.open(rows), next };
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
  { database, categories, clock, documents }: Parts,
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
    const before = await readAnnotation(tx, userId, key);
    const after = {
      categoryId: categoryId === undefined ? before.categoryId : categoryId,
      note: note === undefined ? before.note : note,
      ignored: ignored === undefined ? before.ignored : ignored,
    };
    await writeAnnotation(tx, userId, key, after, clock.now());
    const itemId = await findItemOfAccount(tx, userId, key.accountId);
    if (itemId !== undefined) await notifyChange(tx, 'transactions', { userId, itemId }, key.accountId);
    return viewTransaction(tx, userId, key);
  });
  const [text = '{}'] = await documents.open(row === undefined ? [] : [row]);
  return text;
}

/**
 * All that a transaction ever was at Pluggy, as one JSON text; any id that it had will do.
 * @throws {PublicError} transaction_not_found
 */
export async function readHistory(
  { database, documents }: Parts,
  userId: UserId,
  id: TransactionId,
): Promise<string> {
  const versions = await database.asUser(userId, (tx) => readTransactionHistory(tx, userId, id));
  if (versions.length === 0) throw new PublicError('transaction_not_found');
  return `{"versions":[${(await documents.open(versions)).join(',')}]}`;
}
