import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { SORTS, type TransactionSort } from '../../domain/sorts.ts';
import { AMOUNT, oneOfTexts } from '../../domain/texts/requests.ts';
import type { TransactionCursor } from '../../store/statements/transactions/list-transactions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { requireAccountId, requireDay, requireItemId } from '../shared/require-input.ts';
import { listTransactions, type TransactionListFilter } from './transactions.ts';

/** Which transactions; without a member there is no such bound. */
export interface TransactionChoice extends Omit<TransactionListFilter, 'accountId' | 'itemId'> {
  /** One account or several. */
  readonly accountId?: string | readonly string[] | undefined;
  readonly itemId?: string | undefined;
  /** Default: `-date`, newest first. */
  readonly sort?: TransactionSort | undefined;
}

const PAGE = 500;

function requireAmount(field: string, value: string | undefined): string | undefined {
  if (value !== undefined && !/^-?\d{1,30}(\.\d{1,30})?$/.test(value))
    throw new PublicError('invalid_value', { field, expected: AMOUNT });
  return value;
}

function requireSort(sort: string | undefined): void {
  if (sort !== undefined && !SORTS.some((one) => one === sort))
    throw new PublicError('invalid_value', { field: 'sort', expected: oneOfTexts(SORTS) });
}

function requireFilter({
  accountId,
  itemId,
  dateFrom,
  dateTo,
  amountFrom,
  amountTo,
  ...rest
}: Omit<TransactionChoice, 'sort'>): TransactionListFilter {
  return {
    ...rest,
    accountId: accountId === undefined ? undefined : [accountId].flat().map(requireAccountId),
    itemId: itemId === undefined ? undefined : requireItemId(itemId),
    dateFrom: dateFrom === undefined ? undefined : requireDay('dateFrom', dateFrom),
    dateTo: dateTo === undefined ? undefined : requireDay('dateTo', dateTo),
    amountFrom: requireAmount('amountFrom', amountFrom),
    amountTo: requireAmount('amountTo', amountTo),
  };
}

/**
 * All of a user's transactions that are asked for, as JSON texts, page by page. Each page is a query of its
 * own, so that whoever reads slowly holds no connection.
 * @throws {PublicError} invalid_value
 */
export async function* listTransactionPages(
  parts: Needs<'database' | 'documents' | 'clock'>,
  userId: UserId,
  { sort, ...choice }: TransactionChoice,
): AsyncGenerator<readonly string[], void, void> {
  requireSort(sort);
  const filter = requireFilter(choice);
  let after: TransactionCursor | undefined;
  do {
    const { rows, next } = await listTransactions(parts, userId, filter, { after, limit: PAGE, sort });
    if (rows.length > 0) yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}
