/** How transactions can be sorted. `-date`: newest first; `-amount`: by `signedAmount`, the greatest first. */
export const SORTS = ['-date', 'date', '-amount', 'amount'] as const;

export type TransactionSort = (typeof SORTS)[number];
