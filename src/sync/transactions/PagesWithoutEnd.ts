import { instantOf } from '../../domain/calendar-day.ts';
import { PluggyCursorError, type RequestLine } from '../../pluggy/pluggy-errors.ts';
import { MetIds } from './MetIds.ts';
import { rowsFromEnd } from './rows-from-end.ts';

/** Pages in a row that bring nothing, whatever their cursors are: the list has no end. */
export const IDLE_PAGES = 100;
/** Ten million rows at Pluggy's size of a page: no account has as many. */
export const MOST_PAGES = 20_000;

type Row = { readonly id?: unknown; readonly date?: unknown };

/** When the last row of a page was, of those that say so. */
function lastInstantOf(body: Buffer): number | undefined {
  for (const row of rowsFromEnd(body)) {
    const instant = instantOf((row as Row).date);
    if (instant !== undefined) return instant;
  }
  return undefined;
}

/**
 * Tells pages that never end from a long list, where each cursor is a new one. Pages are newest first, so one that goes
 * further back than all before it brings something new. Of the others the ids are looked at: rows may be out of order.
 */
export class PagesWithoutEnd {
  readonly #request: RequestLine;
  #oldest = Number.POSITIVE_INFINITY;
  /** Of the pages that went no further back. */
  readonly #met = new MetIds();
  #idle = 0;
  #pages = 0;

  constructor(request: RequestLine) {
    this.#request = request;
  }

  /** @throws {PluggyCursorError} once it is clear that there is no end */
  look(body: Buffer): void {
    this.#pages += 1;
    this.#idle = this.#isNews(body) ? 0 : this.#idle + 1;
    if (this.#idle >= IDLE_PAGES) throw new PluggyCursorError(this.#request, 'pages go on and bring nothing');
    if (this.#pages > MOST_PAGES) throw new PluggyCursorError(this.#request, 'the pages have no end');
  }

  #isNews(body: Buffer): boolean {
    const last = lastInstantOf(body);
    if (last !== undefined && last < this.#oldest) {
      this.#oldest = last;
      return true;
    }
    let isNews = false;
    for (const row of rowsFromEnd(body)) if (this.#met.add((row as Row).id)) isNews = true;
    return isNews;
  }
}
