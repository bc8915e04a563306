import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import { LeaseLost } from '../../queue/LeaseLost.ts';
import { escapeJson } from '../../store/escape-json.ts';
import { hasAbsent, hideAbsent, type ListName, writeList } from '../../store/sql/write-list.ts';
import type { SyncContext } from '../SyncContext.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

interface ListRead {
  readonly ids: readonly string[];
  readonly written: number;
}

const totalPagesOf = (answer: RawAnswer): number => {
  const total = answer.json<{ totalPages?: unknown } | null>()?.totalPages;
  return typeof total === 'number' && Number.isInteger(total) ? total : 1;
};

/** Reads a list from the first to the last page and stores what it holds. */
async function readList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
): Promise<ListRead> {
  const { database, itemId, userId, fence, clock, signal } = context;
  const ids: string[] = [];
  let written = 0;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    pages = totalPagesOf(answer);
    const target = { itemId, parentId, userId, fence, now: clock.now() };
    const outcome = await writeList(database, name, escapeJson(answer.body).text.toString('utf8'), target);
    if (outcome === undefined) throw new LeaseLost();
    ids.push(...outcome.ids);
    written += outcome.written;
    if (outcome.ids.length === 0) break; // past the end, whatever the number of pages was said to be
  }
  return { ids, written };
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
  if (!isCurrent || !(await hasAbsent(database, name, target, first.ids))) return first;
  const second = await readList(context, name, parentId, fetchPage);
  const ids = [...new Set([...first.ids, ...second.ids])];
  const read = { ids, written: first.written + second.written };
  if (!(await hasAbsent(database, name, target, ids)) || !(await absence.isBelieved(name))) return read;
  const hidden = await hideAbsent(database, name, target, ids);
  if (hidden === undefined) throw new LeaseLost();
  return { ids, written: read.written + hidden };
}
