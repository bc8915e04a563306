import type {
  CashFlowView,
  CategorySumView,
  NetWorthView,
  RecurringView,
  TransactionSumView,
  UpcomingView,
} from '../contract/financial-data.ts';
import { parseItemId } from '../domain/ids.ts';
import { requireAccountId, requireUserId, requireUuid } from '../features/shared/require-input.ts';
import {
  dismissRecurring,
  listRecurring,
  type RecurringChoice,
} from '../features/summaries/list-recurring.ts';
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
import type { OpenParts } from '../runtime/open-parts.ts';
import { Audited } from './Audited.ts';
import { checked, checkedQuery } from './checked.ts';
import { toObject, toObjects } from './to-objects.ts';

/**
 * What is summed up of a person's data, by the rules of docs/summaries.md. Amounts are decimal strings. `from` and `to` are days or
 * months, both included; without them the last twelve months, of categories this month.
 */
export class Summaries {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** Income, expenses and what is left, of each month or day. @throws {PublicError} invalid_value */
  async cashFlow(userId: string, asked: AskedSummary = {}): Promise<CashFlowView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readCashFlow', asked)];
    const work = (parts: OpenParts) => readCashFlow(parts, id, choice);
    return toObjects(await this.#audited.use('readCashFlow', { userId: id }, work));
  }

  /** What went to each category, money out positive. @throws {PublicError} invalid_value */
  async categories(userId: string, asked: Omit<AskedSummary, 'by'> = {}): Promise<CategorySumView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readCategorySums', asked)];
    const work = (parts: OpenParts) => readCategorySums(parts, id, choice);
    return toObjects(await this.#audited.use('readCategorySums', { userId: id }, work));
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
    const work = (parts: OpenParts) => readTransactionSums(parts, id, filter);
    return toObjects(await this.#audited.use('readTransactionSums', { userId: id }, work));
  }

  /** What the person has and owes; null before the first reading. @throws {PublicError} invalid_value */
  async netWorth(userId: string, asked: AskedSummary = {}): Promise<NetWorthView[]> {
    const [id, choice] = [requireUserId(userId), checkedQuery('readNetWorth', asked)];
    const work = (parts: OpenParts) => readNetWorth(parts, id, choice);
    return toObjects(await this.#audited.use('readNetWorth', { userId: id }, work));
  }

  /** Bills to pay, instalments and recurring payments of the next days. */
  async upcoming(userId: string, days = DEFAULT_DAYS_AHEAD): Promise<UpcomingView[]> {
    const id = requireUserId(userId);
    const { days: ahead = DEFAULT_DAYS_AHEAD } = checkedQuery('listUpcoming', { days });
    const work = (parts: OpenParts) => listUpcoming(parts, id, ahead);
    return toObjects(await this.#audited.use('listUpcoming', { userId: id }, work));
  }

  /** Payments that come again and again; on request those that have ended, and those that the person dismissed. */
  async recurring(userId: string, choice: RecurringChoice = {}): Promise<RecurringView[]> {
    const [id, asked] = [requireUserId(userId), checkedQuery('listRecurring', choice)];
    const work = (parts: OpenParts) => listRecurring(parts, id, asked);
    return toObjects(await this.#audited.use('listRecurring', { userId: id }, work));
  }

  /** Whether the person says that a series is not recurring. @throws {PublicError} recurring_not_found */
  async dismissRecurring(userId: string, recurringId: string, dismissed: boolean): Promise<RecurringView> {
    const [user, id] = [requireUserId(userId), requireUuid('recurringId', recurringId)];
    const said = checked('dismissRecurring', { dismissed });
    const work = (parts: OpenParts) => dismissRecurring(parts, user, id, said.dismissed);
    return toObject(await this.#audited.use('dismissRecurring', { userId: user, subject: id }, work));
  }
}
