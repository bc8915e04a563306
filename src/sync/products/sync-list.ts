import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import { LeaseLost } from '../../queue/LeaseLost.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { ListName } from '../../store/sql/list-tables.ts';
import { splitList } from '../../store/sql/personal-members.ts';
import { hideAbsent, writeList } from '../../store/sql/write-list.ts';
import type { SyncContext } from '../SyncContext.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

interface ListRead {
  readonly ids: readonly string[];
  /** Whether rows are shown that Pluggy's list lacks. */
  readonly hasOthers: boolean;
  readonly written: number;
}

const totalPagesOf = (answer: RawAnswer): number => {
  const total = answer.json<{ totalPages?: unknown } | null>()?.totalPages;
  return typeof total === 'number' && Number.isInteger(total) ? total : 1;
};

/** Reads a list from the first to the last page and stores what it holds. @param seen ids that an earlier reading had */
async function readList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  seen: readonly string[] = [],
): Promise<ListRead> {
  const { database, itemId, userId, keyring, fence, clock, signal } = context;
  const ids = [...seen];
  let written = 0;
  let hasOthers = false;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    pages = totalPagesOf(answer);
    const target = { itemId, parentId, userId, fence, now: clock.now() };
    const split = splitList(name, escapeJson(answer.body).text.toString('utf8'), keyring);
    const outcome = await writeList(database, name, split, target, ids);
    if (outcome === undefined) throw new LeaseLost();
    ids.push(...outcome.ids);
    written += outcome.written;
    hasOthers = outcome.hasOthers;
    if (outcome.ids.length === 0) break; // past the end, whatever the number of pages was said to be
  }
  return { ids, written, hasOthers };
}

/**
 * Makes a stored list equal to Pluggy's. What it lacks is hidden only if Pluggy's own run succeeded for the product
 * (`isCurrent`), a second reading lacks it too (a page that moved under way must not hide a row), and absence is
 * believed still.
 */
export async function syncList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  isCurrent: boolean,
): Promise<ListRead> {
  const { database, itemId, userId, fence, clock, absence } = context;
  const first = await readList(context, name, parentId, fetchPage);
  const target = { itemId, parentId, userId, fence, now: clock.now() };
  if (!isCurrent || !first.hasOthers) return first;
  const second = await readList(context, name, parentId, fetchPage, first.ids);
  const written = first.written + second.written;
  if (!second.hasOthers || !(await absence.isBelieved(name))) return { ...second, written };
  const hidden = await hideAbsent(database, name, target, second.ids);
  if (hidden === undefined) throw new LeaseLost();
  return { ids: second.ids, written: written + hidden, hasOthers: false };
}
