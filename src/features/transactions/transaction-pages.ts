import type { UserId } from '../../domain/ids.ts';
import type {
  TransactionCursor,
  TransactionFilter,
} from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { requireAccountId, requireDay, requireItemId } from '../shared/require-input.ts';
import { listTransactions } from './transactions.ts';

/** Which transactions; without a member there is no such bound. */
export interface TransactionChoice {
  readonly accountId?: string | undefined;
  readonly itemId?: string | undefined;
  /** Calendar days, YYYY-MM-DD, both inclusive. */
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  /** Part of a description, in any case. */
  readonly search?: string | undefined;
  /** Also rows that Pluggy no longer has, those of closed accounts among them, with the time and the reason. */
  readonly includeDeleted?: boolean | undefined;
}

const PAGE = 500;

function requireFilter({
  accountId,
  itemId,
  dateFrom,
  dateTo,
  ...rest
}: TransactionChoice): TransactionFilter {
  return {
    ...rest,
    accountId: accountId === undefined ? undefined : requireAccountId(accountId),
    itemId: itemId === undefined ? undefined : requireItemId(itemId),
    dateFrom: dateFrom === undefined ? undefined : requireDay('dateFrom', dateFrom),
    dateTo: dateTo === undefined ? undefined : requireDay('dateTo', dateTo),
  };
}

/**
 * All of a user's transactions that are asked for, newest first, as JSON texts, page by page. Each page is a query of its
 * own, so that whoever reads slowly holds no connection.
 * @throws {PublicError} invalid_value
 */
export async function* listTransactionPages(
  parts: Needs<'database' | 'documents'>,
  userId: UserId,
  choice: TransactionChoice,
): AsyncGenerator<readonly string[], void, void> {
  const filter = requireFilter(choice);
  let after: TransactionCursor | undefined;
  do {
    const { rows, next } = await listTransactions(parts, userId, filter, { after, limit: PAGE });
    if (rows.length > 0) yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}
