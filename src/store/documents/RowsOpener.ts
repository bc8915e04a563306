import type { DataKeys } from '../statements/keys/list-data-keys.ts';
import { type Opening, openedValue } from './person-text.ts';
import { RecentPersons } from './RecentPersons.ts';
import { applyEdits, findPersons, lengthAfter, SEALED } from './replace-persons.ts';

/** A row on its way out. */
export interface RowText {
  readonly accountId: string;
  readonly view: string;
}

export const contextOf = (accountId: string): string => `pluggy.transactions/${accountId}`;
export const hasSealed = (text: string): boolean => text.includes(`"${SEALED}"`);

/** How a value of an account is opened. @param unknown is told the numbers of keys that are not among `keys` */
export function openingOf(accountId: string, keys: DataKeys, unknown: Set<number>): Opening {
  return {
    context: contextOf(accountId),
    keyOf: (number) => {
      const key = keys.get(number);
      if (key === undefined) unknown.add(number);
      return key ?? undefined;
    },
  };
}

/** Rows that stand together and are of one account, as one list. */
function listsOf(rows: readonly RowText[]): { readonly accountId: string; readonly views: string[] }[] {
  const lists: { accountId: string; views: string[] }[] = [];
  for (const { accountId, view } of rows) {
    const last = lists.at(-1);
    if (last?.accountId === accountId) last.views.push(view);
    else lists.push({ accountId, views: [view] });
  }
  return lists;
}

/**
 * Opens the rows of one long answer, batch by batch. The same persons come again and again: each is opened once and then
 * found by what is stored of it. They are remembered for this answer alone.
 */
export class RowsOpener {
  readonly #persons = new RecentPersons();

  /**
   * @param unknown is told the numbers of keys that are not among `keys`; then the answer is not to be used
   * @returns the rows as JSON with a comma between each two
   */
  open(rows: readonly RowText[], keys: DataKeys, unknown: Set<number>): Buffer {
    const lists = listsOf(rows).map(({ accountId, views }) => {
      const text = views.join(',');
      if (!hasSealed(text)) return Buffer.from(text);
      // as a list it is one JSON text
      const opened = this.#opened(Buffer.from(`[${text}]`), accountId, keys, unknown);
      return opened.subarray(1, -1);
    });
    const comma = Buffer.from(',');
    return lists.length === 1 && lists[0] !== undefined
      ? lists[0]
      : Buffer.concat(lists.flatMap((list, index) => (index === 0 ? [list] : [comma, list])));
  }

  #opened(json: Buffer, accountId: string, keys: DataKeys, unknown: Set<number>): Buffer {
    const opening = openingOf(accountId, keys, unknown);
    const open = (text: Buffer, start: number): Buffer | undefined => {
      const value = openedValue(text, start, opening);
      return value === undefined ? undefined : Buffer.from(value);
    };
    const edits = findPersons(json, {
      known: (text, start) => this.#persons.find(text, start, accountId),
      party: (text, start, end) => {
        const opened = open(text, start);
        if (unknown.size === 0) this.#persons.keep(text, start, end, accountId, opened ?? null);
        return opened;
      },
      payment: open,
    });
    return edits.length === 0 ? json : applyEdits(json, edits, Buffer.allocUnsafe(lengthAfter(json, edits)));
  }
}
