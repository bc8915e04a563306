import { expect, it } from 'vitest';
import { putSessionTokenBack, takeSessionToken } from './take-session-token.ts';

function open(hash: string) {
  const shown: string[] = [];
  const history = {
    replaceState: (_data: unknown, _title: string, url?: string | URL | null) => shown.push(`${url}`),
  };
  const token = takeSessionToken({ hash, pathname: '/', search: '?a=1' }, history);
  return { token, shown };
}

it('takes the token and clears it from the address', () => {
  expect(open('#session=abc.def%2Bg')).toEqual({ token: 'abc.def+g', shown: ['/?a=1'] });
});

it('clears an empty or broken token too', () => {
  expect(open('#session=')).toEqual({ token: null, shown: ['/?a=1'] });
  expect(open('#session=%E0%A4%A')).toEqual({ token: '%E0%A4%A', shown: ['/?a=1'] });
});

it('finds a token that was put back', () => {
  const shown: string[] = [];
  const replaceState = (_data: unknown, _title: string, url?: string | URL | null) => shown.push(`${url}`);
  putSessionTokenBack('abc.def+g', { pathname: '/', search: '?a=1' }, { replaceState });
  expect(shown).toEqual(['/?a=1#session=abc.def%2Bg']);
  expect(open('#session=abc.def%2Bg').token).toBe('abc.def+g');
});

it('leaves other fragments alone', () => {
  expect(open('#transactions')).toEqual({ token: null, shown: [] });
});
