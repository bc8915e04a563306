import { PublicError } from '../domain/errors.ts';
import {
  type ItemId,
  parseItemId,
  parseTransactionId,
  parseUserId,
  type TransactionId,
  type UserId,
} from '../domain/ids.ts';
import { type PhoneNumber, parsePhoneNumber } from '../domain/phone.ts';

/** What callers of the front door hand in as text, or the error that says what it should have been. */

export function requireUserId(value: string): UserId {
  const userId = parseUserId(value);
  if (userId === undefined) throw new PublicError('invalid_user_id', { field: 'userId' });
  return userId;
}

const UUID_EXPECTED = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };

export function requireItemId(value: string): ItemId {
  const itemId = parseItemId(value);
  if (itemId === undefined)
    throw new PublicError('invalid_value', { field: 'itemId', expected: UUID_EXPECTED });
  return itemId;
}

export function requireTransactionId(value: string): TransactionId {
  const id = parseTransactionId(value);
  if (id === undefined)
    throw new PublicError('invalid_value', { field: 'transactionId', expected: UUID_EXPECTED });
  return id;
}

export function requirePhoneNumber(value: string): PhoneNumber {
  const number = parsePhoneNumber(value);
  if (number === undefined) throw new PublicError('invalid_phone_number', { field: 'phoneNumber' });
  return number;
}
