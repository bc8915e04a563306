import { expect, it } from 'vitest';
import { DeadJob } from './DeadJob.ts';
import { errorCode } from './error-code.ts';

it('keeps class and code and drops the message, which may quote bank data', () => {
  const error = Object.assign(new TypeError('memo "PIX MARIA" is not valid'), { code: 'ERR_MEMO' });
  expect(errorCode(error)).toBe('TypeError ERR_MEMO');
  expect(errorCode(new RangeError('12345-6'))).toBe('RangeError');
  expect(errorCode(new DeadJob('item_gone'))).toBe('DeadJob item_gone');
});

it('survives whatever was thrown', () => {
  expect(errorCode('Maria')).toBe('UnknownError');
  expect(errorCode(undefined)).toBe('UnknownError');
  expect(errorCode(Object.assign(new Error('x'), { code: 'a\u0000b\nc' }))).toBe('Error abc');
});
