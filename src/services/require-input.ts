import { PublicError } from '../domain/errors.ts';
import { type ItemId, parseItemId, parseUserId, type UserId } from '../domain/ids.ts';
import { type PhoneNumber, parsePhoneNumber } from '../domain/phone.ts';

// What callers give, checked; each throws the PublicError that names the field.

export function requireUserId(value: string): UserId {
  const userId = parseUserId(value);
  if (userId === undefined) throw new PublicError('invalid_user_id', { field: 'userId' });
  return userId;
}

export function requireItemId(value: string): ItemId {
  const itemId = parseItemId(value);
  const expected = { en: 'it must be a UUID', 'pt-BR': 'precisa ser um UUID' };
  if (itemId === undefined) throw new PublicError('invalid_value', { field: 'itemId', expected });
  return itemId;
}

export function requirePhoneNumber(value: string): PhoneNumber {
  const number = parsePhoneNumber(value);
  if (number === undefined) throw new PublicError('invalid_phone_number', { field: 'phoneNumber' });
  return number;
}
