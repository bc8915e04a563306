import * as z from 'zod/mini';
import { decimal, optionalDecimal, optionalText, text } from '../../../lib/answer-fields.ts';
import type { ApiClient } from '../../../lib/api-client.ts';
import { userPath } from '../../../lib/query-keys.ts';

const creditSchema = z.object({
  brand: optionalText,
  level: optionalText,
  creditLimit: optionalDecimal,
  availableCreditLimit: optionalDecimal,
  balanceDueDate: optionalText,
});

const accountSchema = z.object({
  id: text,
  itemId: text,
  type: text,
  subtype: optionalText,
  number: optionalText,
  name: optionalText,
  marketingName: optionalText,
  /** A bank account's funds; for a card what is owed, positive. */
  balance: decimal,
  currencyCode: text,
  creditData: z.nullish(creditSchema),
});

const totalSchema = z.object({ currencyCode: text, bank: decimal, credit: decimal });

const accountsSchema = z.object({ accounts: z.array(accountSchema), totals: z.array(totalSchema) });

export type Account = z.infer<typeof accountSchema>;
export type Total = z.infer<typeof totalSchema>;
export type Accounts = z.infer<typeof accountsSchema>;

export function getAccounts(api: ApiClient, userId: string, signal?: AbortSignal): Promise<Accounts> {
  return api.get(`${userPath(userId)}/accounts`, accountsSchema, signal ? { signal } : {});
}
