import { expect, it } from 'vitest';
import { parseSyncArgs } from './parse-sync-args.ts';

it('is asked for one connection, one person, or everybody', () => {
  expect(parseSyncArgs(['--item', 'a'])).toEqual({ itemId: 'a' });
  expect(parseSyncArgs(['--user', 'ana'])).toEqual({ userId: 'ana' });
  expect(parseSyncArgs(['--all'])).toEqual({ all: true });
  expect(parseSyncArgs(['--all', '--resume'])).toEqual({ all: true, resume: true });
});

it.each([[[]], [['--resume']], [['--all', '--user', 'ana']], [['--itm', 'a']], [['ana']], [['--item']]])(
  'is refused with a word of how it is used: %j',
  (args) => {
    expect(() => parseSyncArgs(args)).toThrow(/Usage:[\s\S]*npm run sync -- --item/);
  },
);
