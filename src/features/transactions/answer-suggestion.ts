import { PublicError } from '../../domain/errors.ts';
import type { TransactionId, UserId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { lockTransaction } from '../../store/statements/annotations/lock-transaction.ts';
import { findItemOfAccount } from '../../store/statements/items/find-item-of-account.ts';
import { applyAnswer } from '../../store/statements/suggestions/apply-answer.ts';
import { findTransaction } from '../../store/statements/transactions/find-transaction.ts';
import type { Needs } from '../shared/Parts.ts';

/**
 * What the person says of `suggestedPredecessorId`: that it is this transaction under its former id, or that it is not.
 * @returns the JSON text of the transaction as it is now
 * @throws {PublicError} transaction_not_found; suggestion_not_found, also of one that was answered before
 */
export async function answerSuggestion(
  { database, clock, documents }: Needs<'database' | 'clock' | 'documents'>,
  userId: UserId,
  id: TransactionId,
  accept: boolean,
): Promise<string> {
  const row = await database.asUser(userId, async (tx) => {
    const key = await lockTransaction(tx, userId, id);
    if (key === undefined) throw new PublicError('transaction_not_found');
    if (!(await applyAnswer(tx, userId, key, { accept, now: clock.now() })))
      throw new PublicError('suggestion_not_found');
    const itemId = await findItemOfAccount(tx, userId, key.accountId);
    if (itemId !== undefined) await notifyChange(tx, 'transactions', { userId, itemId }, key.accountId);
    return findTransaction(tx, userId, key);
  });
  const [text] = await documents.open(row === undefined ? [] : [row]);
  if (text === undefined) throw new PublicError('transaction_not_found');
  return text;
}
