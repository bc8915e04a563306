import { parsePhoneNumberFromString } from 'libphonenumber-js';

declare const brand: unique symbol;
/** A telephone number in E.164 form, such as +5511999999999. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };

/** Accepts a number written with its country code, in any usual punctuation; undefined otherwise. */
export function parsePhoneNumber(value: unknown): PhoneNumber | undefined {
  if (typeof value !== 'string' || value.length > 40 || !value.trim().startsWith('+')) return undefined;
  const number = parsePhoneNumberFromString(value.trim());
  return number?.isPossible() ? (number.number as string as PhoneNumber) : undefined;
}
