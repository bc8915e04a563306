import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import { LeaseLost } from '../../queue/LeaseLost.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { ListName } from '../../store/sql/list-tables.ts';
import { splitList } from '../../store/sql/personal-members.ts';
import { hideAbsent, writeList } from '../../store/sql/write-list.ts';
import { assertWhole, type CountedList, countOf, isShort, type ListCount } from '../list-count.ts';
import type { SyncContext } from '../SyncContext.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

interface ListRead extends CountedList {
  /** Whether rows are shown that Pluggy's list lacks. */
  readonly hasOthers: boolean;
  readonly written: number;
}

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
  let [written, rows, hasOthers] = [0, 0, false];
  let count: ListCount = { rows: 0, total: null, pages: 1 };
  for (let page = 1; page <= count.pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    count = countOf(answer);
    rows += count.rows;
    const target = { itemId, parentId, userId, fence, now: clock.now() };
    const split = splitList(name, escapeJson(answer.body).text.toString('utf8'), keyring);
    const outcome = await writeList(database, name, split, target, ids);
    if (outcome === undefined) throw new LeaseLost();
    ids.push(...outcome.ids);
    written += outcome.written;
    hasOthers = outcome.hasOthers;
    if (outcome.ids.length === 0) break; // past the end, whatever the number of pages was said to be
  }
  return { ids, rows, written, hasOthers, total: count.total };
}

/**
 * Makes a stored list equal to Pluggy's. One that has fewer rows than it says is read once more. What it lacks is hidden
 * only if Pluggy's own run succeeded for the product (`isCurrent`), a second reading lacks it too (a page that moved
 * under way must not hide a row), and absence is believed still.
 */
export async function syncList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  isCurrent: boolean,
): Promise<Pick<ListRead, 'written'>> {
  const { database, itemId, userId, fence, clock, absence } = context;
  const first = await readList(context, name, parentId, fetchPage);
  const target = { itemId, parentId, userId, fence, now: clock.now() };
  if (!(isCurrent && first.hasOthers) && !isShort(first)) return first;
  const second = await readList(context, name, parentId, fetchPage, first.ids);
  assertWhole(`/${name}`, first, second);
  const written = first.written + second.written;
  if (!isCurrent || !second.hasOthers || !(await absence.isBelieved(name))) return { written };
  const hidden = await hideAbsent(database, name, target, second.ids);
  if (hidden === undefined) throw new LeaseLost();
  return { written: written + hidden };
}
