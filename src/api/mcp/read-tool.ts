import type { RequestOf } from '../../contract/operations/operation.ts';
import type { operations } from '../../contract/operations.ts';
import type { TOOLS, ToolName } from '../../contract/tools.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { readCompleteness } from '../../features/completeness/completeness.ts';
import { requireTransactionId } from '../../features/shared/require-input.ts';
import { listRecurring } from '../../features/summaries/list-recurring.ts';
import { readCashFlow, readCategorySums, readNetWorth } from '../../features/summaries/summaries.ts';
import { annotateTransaction } from '../../features/transactions/annotate.ts';
import { listTransactions, readTransaction } from '../../features/transactions/transactions.ts';
import { accountsText } from '../handlers/accounts.ts';
import { itemsText } from '../handlers/connections.ts';
import { billsText, productText } from '../handlers/products.ts';
import { linesText } from '../handlers/summaries.ts';
import { askedOf, pageText, takePlace } from '../handlers/transactions.ts';
import type { ServiceParts } from '../Service.ts';

/** Whose data a tool reads, and how it speaks. */
interface Ask {
  readonly parts: ServiceParts;
  readonly userId: UserId;
  readonly language: Language;
}

type OperationOf<Name extends ToolName> = (typeof operations)[(typeof TOOLS)[Name]['operation']];

/** What answers the tools: the JSON of their operations. */
export const TOOL_READERS: {
  readonly [Name in ToolName]: (ask: Ask & RequestOf<OperationOf<Name>>) => Promise<string>;
} = {
  list_connections: ({ parts, userId, language }) => itemsText(parts, userId, language),
  list_accounts: ({ parts, userId, query }) => accountsText(parts, userId, query.includeDeleted),
  list_transactions: async ({ parts, userId, query }) => {
    const { filter, sorted, page } = askedOf(query);
    const giveBack = takePlace(parts, userId, sorted);
    const found = await listTransactions(parts, userId, filter, page).finally(() => giveBack?.());
    return pageText(found, sorted);
  },
  get_transaction: ({ parts, userId, params, query: { includeDeleted = false } }) =>
    readTransaction(parts, userId, requireTransactionId(params.transactionId), includeDeleted),
  cash_flow: ({ parts, userId, query }) => linesText(parts, userId, () => readCashFlow(parts, userId, query)),
  spending_by_category: ({ parts, userId, query }) =>
    linesText(parts, userId, () => readCategorySums(parts, userId, query)),
  net_worth: ({ parts, userId, query }) => linesText(parts, userId, () => readNetWorth(parts, userId, query)),
  list_recurring: ({ parts, userId }) => linesText(parts, userId, () => listRecurring(parts, userId)),
  list_bills: ({ parts, userId, query }) => billsText(parts, userId, query),
  list_investments: ({ parts, userId, query }) => productText(parts, userId, 'investments', query),
  check_completeness: ({ parts, userId, language }) => readCompleteness(parts, userId, language, undefined),
  annotate_transaction: ({ parts, userId, params, body }) =>
    annotateTransaction(parts, userId, requireTransactionId(params.transactionId), body),
};
