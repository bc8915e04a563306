import { PublicError } from '../../domain/errors.ts';
import {
  type AccountId,
  type InvestmentId,
  type ItemId,
  parseAccountId,
  parseInvestmentId,
  parseItemId,
  parseOwnId,
  parseTransactionId,
  parseUserId,
  parseUuid,
  type TransactionId,
  type UserId,
} from '../../domain/ids.ts';
import { type PhoneNumber, parsePhoneNumber } from '../../domain/phone.ts';
import { DAY, UUID } from '../../domain/texts/requests.ts';

// What callers give, checked; each throws the PublicError that names the field.

function required<T>(field: string, parsed: T | undefined): T {
  if (parsed === undefined) throw new PublicError('invalid_value', { field, expected: UUID });
  return parsed;
}

/** The id of something that this service made. */
export const requireUuid = (field: string, value: string): string => required(field, parseUuid(value));

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

/** The id of an erasure. */
export const requireReceiptId = (value: string): string => required('receiptId', parseOwnId(value));

export const requireEndpointId = (value: string): string => required('endpointId', parseOwnId(value));

export const requireDeliveryId = (value: string): string => required('deliveryId', parseOwnId(value));

/** Ids of deliveries of Pluggy's and of jobs are whole numbers; nothing has any other. */
export function requireNumber(id: string, missing: 'event_not_found' | 'job_not_found'): string {
  if (!/^[1-9]\d{0,17}$/.test(id)) throw new PublicError(missing);
  return id;
}

export function requirePhoneNumber(value: string): PhoneNumber {
  const number = parsePhoneNumber(value);
  if (number === undefined) throw new PublicError('invalid_phone_number', { field: 'phoneNumber' });
  return number;
}

/** A calendar day, YYYY-MM-DD. PostgreSQL knows no year 0. */
export function requireDay(field: string, value: string): string {
  const isDay = /^(?!0000)\d{4}-\d\d-\d\d$/.test(value) && isCalendarDay(value);
  if (!isDay) throw new PublicError('invalid_value', { field, expected: DAY });
  return value;
}

function isCalendarDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
