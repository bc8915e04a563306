import { describe, expect, it } from 'vitest';
import { parsePhoneNumber } from './phone.ts';

describe('a phone number', () => {
  it.each(['+5511999999999', ' +55 11 99999-9999 ', '+55 (11) 99999-9999', '+55.11.99999.9999'])(
    'written as %j is one number',
    (text) => {
      expect(parsePhoneNumber(text)).toBe('+5511999999999');
    },
  );

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
  ])('written as %j is none', (text) => {
    expect(parsePhoneNumber(text)).toBeUndefined();
  });

  it('is a text', () => {
    for (const value of [5511999999999, null, undefined, ['+5511999999999']]) {
      expect(parsePhoneNumber(value)).toBeUndefined();
    }
  });
});
