import type { TransactionHistory, TransactionView } from '../contract/financial-data.ts';
import { requireTransactionId, requireUserId } from '../features/shared/require-input.ts';
import {
  type AnnotationChange,
  annotateTransaction,
  annotateTransactions,
} from '../features/transactions/annotate.ts';
import { answerSuggestion } from '../features/transactions/answer-suggestion.ts';
import { listTransactionPages, type TransactionChoice } from '../features/transactions/transaction-pages.ts';
import { readHistory, readTransaction } from '../features/transactions/transactions.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked } from './checked.ts';
import { Nouns } from './Nouns.ts';
import type { WithDeleted } from './options.ts';
import { toObject, toObjects } from './to-objects.ts';

/** The library's methods that are about a person's transactions. */
export class TransactionMethods extends Nouns {
  readonly #audited: Audited;

  constructor(parts: LazyParts) {
    super(parts);
    this.#audited = new Audited(parts);
  }

  /**
   * The user's transactions page by page, newest first, in bounded memory:
   *
   * ```ts
   * for await (const page of pluggy.transactions('user123', { dateFrom: '2026-01-01' }))
   *   for (const { id, signedAmount } of page) …
   * ```
   *
   * Each page is an array of at most 500, never an empty one. What changes meanwhile may be in a later page or not; no row
   * comes twice or is left out that stays as it is.
   */
  async *transactions(
    userId: string,
    filter: TransactionChoice = {},
  ): AsyncGenerator<TransactionView[], void, void> {
    const id = requireUserId(userId);
    const list = (parts: OpenParts) => listTransactionPages(parts, id, filter);
    for await (const rows of this.#audited.stream('listTransactions', { userId: id }, list))
      yield toObjects(rows);
  }

  /** One transaction, by any of the ids that it had at Pluggy. @throws {PublicError} transaction_not_found */
  async getTransaction(
    userId: string,
    transactionId: string,
    { includeDeleted = false }: WithDeleted = {},
  ): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    const read = (parts: OpenParts) => readTransaction(parts, user, id, includeDeleted);
    return toObject(await this.#audited.use('readTransaction', { userId: user, subject: id }, read));
  }

  /**
   * Keeps the person's own category, note, tags, day or "do not count" of a transaction; null takes one back. Returns it as it is now.
   * @throws {PublicError} transaction_not_found, unknown_category
   */
  async annotateTransaction(
    userId: string,
    transactionId: string,
    change: AnnotationChange,
  ): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    const asked = checked('annotateTransaction', change);
    const keep = (parts: OpenParts) => annotateTransaction(parts, user, id, asked);
    return toObject(await this.#audited.use('annotateTransaction', { userId: user, subject: id }, keep));
  }

  /** The same of up to 500 transactions, all of them or none. @throws {PublicError} as `annotateTransaction` */
  async annotateTransactions(
    userId: string,
    transactionIds: readonly string[],
    change: AnnotationChange,
  ): Promise<TransactionView[]> {
    const user = requireUserId(userId);
    const asked = checked('annotateTransactions', { ids: transactionIds, change });
    const ids = asked.ids.map(requireTransactionId);
    const keep = (parts: OpenParts) => annotateTransactions(parts, user, ids, asked.change);
    return toObjects(await this.#audited.use('annotateTransactions', { userId: user }, keep));
  }

  /**
   * Says whether a transaction is the pending one that `suggestedPredecessorId` names. Returns it as it is now.
   * @throws {PublicError} transaction_not_found, suggestion_not_found
   */
  async answerSuggestion(userId: string, transactionId: string, accept: boolean): Promise<TransactionView> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    const answer = (parts: OpenParts) => answerSuggestion(parts, user, id, accept);
    return toObject(await this.#audited.use('answerSuggestion', { userId: user, subject: id }, answer));
  }

  /**
   * Every id that a transaction had at Pluggy, and every value that it had; any of the ids will do to ask.
   * @throws {PublicError} transaction_not_found
   */
  async getTransactionHistory(userId: string, transactionId: string): Promise<TransactionHistory> {
    const [user, id] = [requireUserId(userId), requireTransactionId(transactionId)];
    const read = (parts: OpenParts) => readHistory(parts, user, id);
    return toObject(await this.#audited.use('readTransactionHistory', { userId: user, subject: id }, read));
  }
}
