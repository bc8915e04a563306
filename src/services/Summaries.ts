import type {
  CashFlowView,
  CategorySumView,
  NetWorthView,
  RecurringView,
  TransactionSumView,
  UpcomingView,
} from '../contract/financial-data.ts';
import { parseItemId } from '../domain/ids.ts';
import { requireAccountId, requireUserId } from '../features/shared/require-input.ts';
import { listRecurring } from '../features/summaries/list-recurring.ts';
import {
  type AskedSummary,
  readCashFlow,
  readCategorySums,
  readNetWorth,
} from '../features/summaries/summaries.ts';
import { readTransactionSums } from '../features/summaries/transaction-sums.ts';
import { DEFAULT_DAYS_AHEAD, listUpcoming } from '../features/summaries/upcoming.ts';
import type { TransactionChoice } from '../features/transactions/transaction-pages.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import { checkedQuery } from './checked.ts';
import { toObjects } from './to-objects.ts';

/**
 * What is summed up of a person's data, by the rules of docs/summaries.md. Amounts are decimal strings. `from` and `to` are days or
 * months, both included; without them the last twelve months, of categories this month.
 */
export class Summaries {
  readonly #parts: Pick<LazyParts, 'ready'>;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#parts = parts;
  }

  /** Income, expenses and what is left, of each month or day. @throws {PublicError} invalid_value */
  async cashFlow(userId: string, asked: AskedSummary = {}): Promise<CashFlowView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readCashFlow', asked)];
    return toObjects(await readCashFlow(await this.#parts.ready(), id, choice));
  }

  /** What went to each category, money out positive. @throws {PublicError} invalid_value */
  async categories(userId: string, asked: Omit<AskedSummary, 'by'> = {}): Promise<CategorySumView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readCategorySums', asked)];
    return toObjects(await readCategorySums(await this.#parts.ready(), id, choice));
  }

  /**
   * How many transactions there are and what they moved, by currency; all that `transactions` gives, transfers and payments of bills
   * among it. Without `accountId` accounts that are not counted stay out.
   */
  async transactions(
    userId: string,
    choice: Omit<TransactionChoice, 'sort' | 'includeDeleted'> = {},
  ): Promise<TransactionSumView[]> {
    const [id, asked] = [requireUserId(userId), checkedQuery('readTransactionSums', choice)];
    const accountId = asked.accountId?.map(requireAccountId);
    const filter = { ...asked, accountId, itemId: parseItemId(asked.itemId) };
    return toObjects(await readTransactionSums(await this.#parts.ready(), id, filter));
  }

  /** What the person has and owes; null before the first reading. @throws {PublicError} invalid_value */
  async netWorth(userId: string, asked: AskedSummary = {}): Promise<NetWorthView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readNetWorth', asked)];
    return toObjects(await readNetWorth(await this.#parts.ready(), id, choice));
  }

  /** Bills to pay, instalments and recurring payments of the next days. */
  async upcoming(userId: string, days = DEFAULT_DAYS_AHEAD): Promise<UpcomingView[]> {
    const id = requireUserId(userId);
    const { days: ahead = DEFAULT_DAYS_AHEAD } = checkedQuery('listUpcoming', { days });
    return toObjects(await listUpcoming(await this.#parts.ready(), id, ahead));
  }

  /** Payments that come again and again. */
  async recurring(userId: string): Promise<RecurringView[]> {
    const id = requireUserId(userId);
    return toObjects(await listRecurring(await this.#parts.ready(), id));
  }
}
