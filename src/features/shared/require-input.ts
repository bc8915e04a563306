import { PublicError } from '../../domain/errors.ts';
import {
  type AccountId,
  type InvestmentId,
  type ItemId,
  parseAccountId,
  parseInvestmentId,
  parseItemId,
  parseTransactionId,
  parseUserId,
  type TransactionId,
  type UserId,
} from '../../domain/ids.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../domain/phone.ts';
import { UUID } from '../../domain/texts/requests.ts';

// What callers give, checked; each throws the PublicError that names the field.

function required<T>(field: string, parsed: T | undefined): T {
  if (parsed === undefined) throw new PublicError('invalid_value', { field, expected: UUID });
  return parsed;
}

export function requireUserId(value: string): UserId {
  const userId = parseUserId(value);
  if (userId === undefined) throw new PublicError('invalid_user_id', { field: 'userId' });
  return userId;
}

export const requireItemId = (value: string): ItemId => required('itemId', parseItemId(value));

export const requireAccountId = (value: string): AccountId => required('accountId', parseAccountId(value));

export const requireTransactionId = (value: string): TransactionId =>
  required('transactionId', parseTransactionId(value));

export const requireInvestmentId = (value: string): InvestmentId =>
  required('investmentId', parseInvestmentId(value));

export function requirePhoneNumber(value: string): PhoneNumber {
  const number = parsePhoneNumber(value);
  if (number === undefined) throw new PublicError('invalid_phone_number', { field: 'phoneNumber' });
  return number;
}
