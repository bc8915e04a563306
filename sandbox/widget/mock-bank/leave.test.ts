import { expect, it } from 'vitest';
import { isPlace } from './leave.ts';

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
