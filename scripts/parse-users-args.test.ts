import { expect, it } from 'vitest';
import { parseUsersArgs } from './parse-users-args.ts';

it('gives one connection to one user', () => {
  const asked = { command: 'assign', itemId: 'a', userId: 'ana', json: false };
  expect(parseUsersArgs(['assign', 'a', 'ana'])).toEqual(asked);
  expect(parseUsersArgs(['--json', 'assign', 'a', 'ana'])).toEqual({ ...asked, json: true });
  expect(parseUsersArgs(['assign', '--help'])).toEqual({ command: 'help' });
  expect(parseUsersArgs(['assign', 'a', '--', '-ana'])).toEqual({ ...asked, userId: '-ana' });
});

it.each([
  [[]],
  [['asign', 'a', 'ana']],
  [['assign', 'a']],
  [['assign', 'a', 'ana', 'bia']],
  [['assign', 'a', 'ana', '--jso']],
])('is refused with a word of how it is used: %j', (args) => {
  expect(() => parseUsersArgs(args)).toThrow(/Usage:[\s\S]*npm run users -- assign/);
});
