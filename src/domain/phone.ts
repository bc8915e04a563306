import { parsePhoneNumber as parse } from 'awesome-phonenumber';

declare const brand: unique symbol;
/** A telephone number in E.164 form, such as +5511999999999; a mobile number of Brazil has its ninth digit. */
export type PhoneNumber = string & { readonly [brand]: 'PhoneNumber' };

const BRAZIL = '+55';

/** Every area code of Brazil: the first digit, and the second digits that exist after it (Anatel's numbering plan). */
const SECOND_DIGITS: Readonly<Record<string, string>> = {
  1: '123456789',
  2: '12478',
  3: '1234578',
  4: '123456789',
  5: '1345',
  6: '123456789',
  7: '134579',
  8: '123456789',
  9: '123456789',
};

const hasAreaCode = ([first = '', second = '']: string): boolean =>
  second !== '' && (SECOND_DIGITS[first]?.includes(second) ?? false);

/** Eight digits: a landline. Nine: a mobile number. */
const LANDLINE = /^[2-5]\d{7}$/;
const MOBILE = /^9\d{8}$/;
/** As mobile numbers were until 2016, and as WhatsApp and older address books still write them. */
const WITHOUT_NINTH_DIGIT = /^[6-9]\d{7}$/;

/** A country code and digits, with what people put between them. */
const WRITTEN = /^\+[\d\s().\-\u2010-\u2015]+$/;

/** The number of a person in Brazil; undefined for one that nobody there can have. */
function ofBrazil(national: string): string | undefined {
  const [area, local] = [national.slice(0, 2), national.slice(2)];
  if (!hasAreaCode(area)) return undefined;
  if (WITHOUT_NINTH_DIGIT.test(local)) return `${BRAZIL}${area}9${local}`;
  return LANDLINE.test(local) || MOBILE.test(local) ? `${BRAZIL}${area}${local}` : undefined;
}

/**
 * Accepts a number written with its country code, in any usual punctuation; undefined otherwise. All ways to write a
 * number of Brazil are one: with and without the zero or the carrier before the area code, a mobile number with and
 * without its ninth digit. An area code that does not exist is refused, and so is a number with anything more: behind an
 * extension there is another person, and of two numbers nobody knows which one is meant.
 */
export function parsePhoneNumber(value: unknown): PhoneNumber | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = value.normalize('NFKC').trim(); // full-width characters are the plain ones
  const { possible, number } = WRITTEN.test(text) ? parse(text) : {};
  if (possible !== true || number === undefined) return undefined;
  const { e164 } = number;
  return (e164.startsWith(BRAZIL) ? ofBrazil(e164.slice(BRAZIL.length)) : e164) as PhoneNumber | undefined;
}

/** Under what else a number was stored when its ninth digit was taken as it came. */
export function formerFormsOf(phone: PhoneNumber): PhoneNumber[] {
  const [, area, local = ''] = /^\+55(\d\d)9(\d{8})$/.exec(phone) ?? [];
  return WITHOUT_NINTH_DIGIT.test(local) ? [`${BRAZIL}${area}${local}` as PhoneNumber] : [];
}
