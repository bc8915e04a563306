import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import { LeaseLost } from '../../queue/LeaseLost.ts';
import { escapeJson } from '../../store/escape-json.ts';
import { hasAbsent, hideAbsent, type ListName, writeList } from '../../store/sql/write-list.ts';
import { assertWhole, type CountedList, countOf, isShort, type ListCount } from '../list-count.ts';
import type { SyncContext } from '../SyncContext.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

interface ListRead extends CountedList {
  readonly written: number;
}

/** Reads a list from the first to the last page and stores what it holds. */
async function readList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
): Promise<ListRead> {
  const { database, itemId, userId, fence, clock, signal } = context;
  const ids: string[] = [];
  let [written, rows] = [0, 0];
  let count: ListCount = { rows: 0, total: null, pages: 1 };
  for (let page = 1; page <= count.pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    count = countOf(answer);
    rows += count.rows;
    const target = { itemId, parentId, userId, fence, now: clock.now() };
    const outcome = await writeList(database, name, escapeJson(answer.body).text.toString('utf8'), target);
    if (outcome === undefined) throw new LeaseLost();
    ids.push(...outcome.ids);
    written += outcome.written;
    if (outcome.ids.length === 0) break; // past the end, whatever the number of pages was said to be
  }
  return { ids, rows, written, total: count.total };
}

/**
 * Makes a stored list equal to Pluggy's. One that has fewer rows than it says is read once more. What it lacks is hidden only if Pluggy's own run succeeded for the product
 * (`isCurrent`) and a second reading lacks it too: a page that moved under way must not hide a row.
 */
export async function syncList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  isCurrent: boolean,
): Promise<Pick<ListRead, 'written'>> {
  const { database, itemId, userId, fence, clock } = context;
  const first = await readList(context, name, parentId, fetchPage);
  const target = { itemId, parentId, userId, fence, now: clock.now() };
  const lacksRows = isCurrent && (await hasAbsent(database, name, target, first.ids));
  if (!lacksRows && !isShort(first)) return first;
  const second = await readList(context, name, parentId, fetchPage);
  assertWhole(`/${name}`, first, second);
  const ids = [...new Set([...first.ids, ...second.ids])];
  if (!isCurrent) return { written: first.written + second.written };
  const hidden = await hideAbsent(database, name, target, ids);
  if (hidden === undefined) throw new LeaseLost();
  return { written: first.written + second.written + hidden };
}
