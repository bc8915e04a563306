import * as z from 'zod/mini';
import { maybe, optionalDecimal, optionalText, reference, rows, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const cardSchema = z.object({ installmentNumber: optionalDecimal, totalInstallments: optionalDecimal });

/** Of a row only its id is sure: whatever else a bank sends, the others are shown. */
const transactionSchema = z.object({
  id: text,
  accountId: reference,
  description: optionalText,
  /** As the bank wrote it; stands in for an empty `description`. */
  descriptionRaw: optionalText,
  currencyCode: optionalText,
  /** Pluggy's own sign, which depends on the kind of account; shown is `signedAmount`. */
  amount: optionalDecimal,
  amountInAccountCurrency: optionalDecimal,
  status: optionalText,
  category: optionalText,
  categoryId: optionalText,
  creditCardMetadata: maybe(cardSchema),
  /** The calendar day, `YYYY-MM-DD`; null where the bank gave a placeholder. */
  localDate: optionalText,
  /** Effect on the person's money: negative is money out, on a card too. */
  signedAmount: optionalDecimal,
  deletedReason: optionalText,
});

const pageSchema = z.object({ results: rows(transactionSchema), next: z.nullable(text) });

export type Transaction = z.infer<typeof transactionSchema>;
export type TransactionPage = z.infer<typeof pageSchema>;

export interface TransactionQuery {
  accountId: string | null;
  dateFrom: string | null;
  dateTo: string | null;
  search: string;
  limit: number;
  /** Of a closed account, whose rows come only when asked for. */
  includeDeleted: 'true' | null;
  /** Cursor of the page before; null for the first page. */
  after: string | null;
}

export function getTransactions(
  api: ApiClient,
  userId: string,
  query: TransactionQuery,
  signal?: AbortSignal,
): Promise<TransactionPage> {
  const options = { query: { ...query }, ...(signal && { signal }) };
  return api.get(`${userPath(userId)}/transactions`, pageSchema, options);
}
