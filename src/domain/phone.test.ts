import { describe, expect, it } from 'vitest';
import { formerFormsOf, parsePhoneNumber } from './phone.ts';

describe('a phone number', () => {
  it.each([
    '+5511999999999',
    ' +55 11 99999-9999 ',
    '+55 (11) 99999-9999',
    '+55.11.99999.9999',
    '＋55 11 99999-9999',
  ])('written as %j is one number', (text) => {
    expect(parsePhoneNumber(text)).toBe('+5511999999999');
  });

  it.each([
    ['+1 (202) 555-0143', '+12025550143'],
    ['+351 912 345 678', '+351912345678'],
    ['+55 11 3333-4444', '+551133334444'],
  ])('of any country is taken: %s', (text, number) => {
    expect(parsePhoneNumber(text)).toBe(number);
  });

  it.each([
    '11999999999',
    '(11) 99999-9999',
    '5511999999999',
    '005511999999999',
    '+',
    '+55',
    '+55 11',
    '+999 1234567',
    'phone',
    '',
    '+5511999999999'.repeat(5),
    // an extension is somebody else's telephone, and of two numbers nobody knows which one is meant
    '+55 11 3333-4444 ext. 12',
    '+551133334444;ext=13',
    '+551133334444 x12',
    '+5511999999999a',
    '+55 11 99999-9999 ou 11 98888-8888',
    '+5511999999999 / 988888888',
  ])('written as %j is none', (text) => {
    expect(parsePhoneNumber(text)).toBeUndefined();
  });

  it('is a text', () => {
    for (const value of [5511999999999, null, undefined, ['+5511999999999']]) {
      expect(parsePhoneNumber(value)).toBeUndefined();
    }
  });
});

/** Anatel's area codes, region by region. */
const AREAS = [
  [11, 12, 13, 14, 15, 16, 17, 18, 19],
  [21, 22, 24, 27, 28],
  [31, 32, 33, 34, 35, 37, 38],
  [41, 42, 43, 44, 45, 46, 47, 48, 49],
  [51, 53, 54, 55],
  [61, 62, 63, 64, 65, 66, 67, 68, 69],
  [71, 73, 74, 75, 77, 79],
  [81, 82, 83, 84, 85, 86, 87, 88, 89],
  [91, 92, 93, 94, 95, 96, 97, 98, 99],
].flat();

describe('a number of Brazil', () => {
  it.each([
    '+5511999998888',
    '+551199998888',
    '+55 (11) 99999-8888',
    '+55 011 99999-8888',
    '+55 0 11 99999 8888',
    '+55 11 9999-8888',
    '+55 0 15 11 9999-8888',
  ])('written as %j is one mobile number, with its ninth digit', (text) => {
    expect(parsePhoneNumber(text)).toBe('+5511999998888');
  });

  it.each(['6', '7', '8', '9'])('of eight digits is mobile where it begins with %s', (first) => {
    expect(parsePhoneNumber(`+55 41 ${first}123-4567`)).toBe(`+55419${first}1234567`);
  });

  it.each(['2', '3', '4', '5'])('of eight digits is a landline where it begins with %s', (first) => {
    expect(parsePhoneNumber(`+55 (41) ${first}123-4567`)).toBe(`+5541${first}1234567`);
    expect(formerFormsOf(parsePhoneNumber(`+5541${first}1234567`) ?? never())).toEqual([]);
  });

  it('is taken with each area code that exists, and with no other', () => {
    for (let area = 0; area < 100; area += 1) {
      const code = String(area).padStart(2, '0');
      const exists = AREAS.includes(area);
      const expected = (number: string) => (exists ? number : undefined);
      expect(parsePhoneNumber(`+55${code}912345678`), code).toBe(expected(`+55${code}912345678`));
      expect(parsePhoneNumber(`+55${code}81234567`), code).toBe(expected(`+55${code}981234567`));
      expect(parsePhoneNumber(`+55${code}31234567`), code).toBe(expected(`+55${code}31234567`));
    }
  });

  it.each([
    '+55 0800 123 4567',
    '+55 4004-1234',
    '+55 11 19999-8888',
    '+55 11 89999-8888',
    '+55 11 1999-8888',
    '+55 11 0999-8888',
    '+55 11 999-8888',
    '+55 11 999998-8888',
    '+55 99999-8888',
  ])('is none that no telephone of a person has: %s', (text) => {
    expect(parsePhoneNumber(text)).toBeUndefined();
  });

  it('was known before without its ninth digit too', () => {
    expect(formerFormsOf(parsePhoneNumber('+5511999998888') ?? never())).toEqual(['+551199998888']);
    // without the 9 it would be a landline, which is somebody else's
    expect(formerFormsOf(parsePhoneNumber('+5511933334444') ?? never())).toEqual([]);
    expect(formerFormsOf(parsePhoneNumber('+12025550143') ?? never())).toEqual([]);
  });
});

function never(): never {
  throw new Error('the number was refused');
}
