import { expect, it } from 'vitest';
import { splitRows } from './copy-rows.ts';

const cut = (text: string, parts: number): string[] =>
  splitRows(Buffer.from(text), parts).map((part) => part.toString());

it('cuts between rows only and loses none', () => {
  expect(cut('aa\nbb\ncc\ndd\n', 1)).toEqual(['aa\nbb\ncc\ndd\n']);
  expect(cut('aa\nbb\ncc\ndd\n', 2)).toEqual(['aa\nbb\ncc\n', 'dd\n']);
  expect(cut('a\nbb\nccc\ndddd\n', 3).join('')).toBe('a\nbb\nccc\ndddd\n');
});

it('leaves a connection without rows rather than cut one', () => {
  expect(cut('only one row\n', 3)).toEqual(['only one row\n', '', '']);
});
