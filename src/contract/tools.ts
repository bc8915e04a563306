import type { TOOL_TITLES } from '../domain/texts/mcp.ts';
import type { OperationId } from './operations.ts';

export type ToolName = keyof typeof TOOL_TITLES;

/** A tool that a model may use: an operation of the API, for one person. */
export interface Tool {
  readonly operation: OperationId;
  /** What of the operation's query or body it takes. What stands in the path besides the user is always taken. */
  readonly takes: readonly string[];
  /** For the model: when to use it, and what its answer holds. */
  readonly description: string;
  /** It changes something. */
  readonly writes?: true;
}

const SPAN = ['from', 'to'] as const;
const PAGE = ['limit', 'after'] as const;

export const TOOLS = {
  list_connections: {
    operation: 'listItems',
    takes: [],
    description:
      "The person's connections to banks: their state, what the person can do about one that fails, and how old the data is (sync).",
  },
  list_accounts: {
    operation: 'listAccounts',
    takes: ['includeDeleted'],
    description:
      "The person's accounts and cards with their balances, and sums by currency. Of a card `balance` is the used limit; what has to be paid is `lastBill`. An account with `counted: false` is in no sum: it is the same as `sameAs`, or the person left it out; with `formerSameAs` that was while it counted through a connection that has ended since, and the person should hear of it.",
  },
  list_transactions: {
    operation: 'listTransactions',
    takes: [
      'accountId',
      'dateFrom',
      'dateTo',
      'amountFrom',
      'amountTo',
      'type',
      'status',
      'categoryId',
      'tag',
      'ignored',
      'search',
      'sort',
      'upcoming',
      ...PAGE,
    ],
    description:
      'A page of transactions, newest first, by filters. `search` finds parts of descriptions, merchants and notes. Use cash_flow or spending_by_category for sums: they leave out own transfers and payments of card bills.',
  },
  get_transaction: {
    operation: 'readTransaction',
    takes: ['includeDeleted'],
    description: 'One transaction with everything that the bank says of it.',
  },
  cash_flow: {
    operation: 'readCashFlow',
    takes: [...SPAN, 'by'],
    description:
      'Income, expenses and net by month (default: the last twelve) or day, each currency apart. Own transfers and payments of card bills are neither.',
  },
  spending_by_category: {
    operation: 'readCategorySums',
    takes: SPAN,
    description: 'What was spent on what (default: this month), by category, refunds deducted.',
  },
  net_worth: {
    operation: 'readNetWorth',
    takes: [...SPAN, 'by'],
    description:
      'Cash, cards, investments and loans at the end of each month or day; null where nothing was read yet.',
  },
  list_recurring: {
    operation: 'listRecurring',
    takes: ['includeEnded', 'includeDismissed'],
    description:
      'Payments that come again and again, in and out: salary, rent, subscriptions, with the next expected day.',
  },
  list_bills: {
    operation: 'listBills',
    takes: ['accountId', ...PAGE],
    description: "The closed bills of the person's cards, the latest due first.",
  },
  list_investments: {
    operation: 'listInvestments',
    takes: PAGE,
    description: "The person's investments with their balances.",
  },
  check_completeness: {
    operation: 'readCompleteness',
    takes: [],
    description:
      'Whether the stored data is complete, and what speaks against it. `complete: false` means: say so beside every total.',
  },
  annotate_transaction: {
    operation: 'annotateTransaction',
    takes: ['categoryId', 'note', 'tags', 'ignored', 'date'],
    description:
      'Keeps what the person says of a transaction: category, note, tags, whether it is left out of sums, the day on which it counts. null takes one back. Ask the person first.',
    writes: true,
  },
} as const satisfies Readonly<Record<ToolName, Tool>>;
