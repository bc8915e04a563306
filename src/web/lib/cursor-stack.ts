/**
 * The way back through keyset pages. The service only knows "what comes after this row", so the page
 * remembers the cursors it came by; the last one is the page on screen, `null` is the first page.
 * 100,000 rows at 50 a page make 2,000 short strings, while rows of left pages are let go.
 */
export type CursorStack = readonly (string | null)[];

export const firstPage: CursorStack = [null];

export function currentCursor(stack: CursorStack): string | null {
  return stack.at(-1) ?? null;
}

export function pageNumber(stack: CursorStack): number {
  return stack.length;
}

/** A double click asks for the same page twice; it is entered once. */
export function toNextPage(stack: CursorStack, next: string | null): CursorStack {
  return next === null || next === currentCursor(stack) ? stack : [...stack, next];
}

export function toPreviousPage(stack: CursorStack): CursorStack {
  return stack.length > 1 ? stack.slice(0, -1) : stack;
}
