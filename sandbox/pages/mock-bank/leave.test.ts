import { expect, it } from 'vitest';
import { isPlace, leave } from './leave.ts';

it.each(['https://app.example/back?itemId=1', 'http://localhost:3000/', 'meuapp://conectado'])(
  'goes back to %s',
  (url) => {
    expect(isPlace(url)).toBe(true);
  },
);

it.each(['javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'back'])(
  'does not go to %s',
  (url) => {
    expect(isPlace(url)).toBe(false);
  },
);

const PHONE = 'Mozilla/5.0 (Linux; Android 16) Chrome/147.0.0.0 Mobile Safari/537.36';
const COMPUTER = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/147.0.0.0 Safari/537.36';
const BACK = 'https://app.example/back?itemId=1';

/** What the bank's window does once the person has decided. */
function leaving(redirectTo: string | null, userAgent: string, isOpened: boolean): string[] {
  const done: string[] = [];
  const opener = { postMessage: ({ source }: { source: string }) => done.push(`tells ${source}`) };
  const view = {
    opener: isOpened ? opener : null,
    navigator: { userAgent },
    location: { assign: (url: string) => done.push(`goes to ${url}`) },
    close: () => done.push('closes'),
  };
  leave(redirectTo, view as unknown as Window);
  return done;
}

it('closes its own window on a computer, and goes back to the app on a phone', () => {
  expect(leaving(BACK, COMPUTER, true)).toEqual(['tells connector-oauth-login', 'closes']);
  expect(leaving(BACK, PHONE, true)).toEqual(['tells connector-oauth-login', `goes to ${BACK}`]);
  expect(leaving(BACK, PHONE, false)).toEqual([`goes to ${BACK}`]);
  expect(leaving(BACK, COMPUTER, false)).toEqual([`goes to ${BACK}`]);
});

it('closes where the application gave no address', () => {
  expect(leaving(null, PHONE, true)).toEqual(['tells connector-oauth-login', 'closes']);
});
