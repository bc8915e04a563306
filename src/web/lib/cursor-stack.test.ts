import { expect, it } from 'vitest';
import { currentCursor, firstPage, pageNumber, toNextPage, toPreviousPage } from './cursor-stack.ts';

it('walks forward and finds the same way back', () => {
  const second = toNextPage(firstPage, 'a');
  const third = toNextPage(second, 'b');
  expect([currentCursor(third), pageNumber(third)]).toEqual(['b', 3]);
  expect(currentCursor(toPreviousPage(third))).toBe('a');
  expect(currentCursor(toPreviousPage(second))).toBeNull();
});

it('stays where there is no further page', () => {
  expect(toNextPage(firstPage, null)).toBe(firstPage);
  expect(toPreviousPage(firstPage)).toBe(firstPage);
});

it('enters a page once when asked for it twice', () => {
  const second = toNextPage(firstPage, 'a');
  expect(toNextPage(second, 'a')).toBe(second);
});
