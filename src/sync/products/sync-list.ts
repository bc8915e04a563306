import type { RawAnswer } from '../../pluggy/RawAnswer.ts';
import type { CallOptions } from '../../pluggy/Requester.ts';
import { escapeJson } from '../../store/escape-json.ts';
import type { ListName } from '../../store/fragments/list-tables.ts';
import { splitList } from '../../store/sealed/personal-members.ts';
import { hideAbsent } from '../../store/statements/products/hide-absent.ts';
import { type ListTarget, type WrittenList, writeList } from '../../store/statements/products/write-list.ts';
import { type Odd, rowByRow, setAside } from '../item/set-aside.ts';
import { countOdd, pageOf, type SortedPage, sortOut } from '../item/sort-out.ts';
import { assertWhole, type CountedList, countOf, isShort, type ListCount } from '../list-count.ts';
import type { SyncContext } from '../SyncContext.ts';
import { isAboutTheData } from '../transactions/write-page.ts';

/** Fetches one page of a list; the first has number 1. */
export type FetchPage = (page: number, options: CallOptions) => Promise<RawAnswer>;

interface ListRead extends CountedList, Odd {
  /** Whether rows are shown that Pluggy's list lacks. */
  readonly hasOthers: boolean;
  readonly written: number;
}

interface PageTarget extends ListTarget {
  readonly name: ListName;
  /** Ids that earlier pages had. */
  readonly earlier: readonly string[];
}

function writeRows(context: SyncContext, page: string, target: PageTarget): Promise<WrittenList> {
  const { name, earlier } = target;
  const split = splitList(name, page, context.keyring);
  return writeList(context.database, name, split, target, earlier);
}

/** Stores a page; what cannot be stored is kept aside and stops none of the others. */
async function writeSorted(
  context: SyncContext,
  sorted: SortedPage,
  target: PageTarget,
): Promise<WrittenList & Odd> {
  const unusable = sorted.unusable.map((payload) => ({ payload, reason: 'no-id' }));
  await setAside(context, target.name, unusable);
  try {
    return {
      ...(await writeRows(context, sorted.page, target)),
      refused: unusable.length,
      odd: countOdd(sorted, []),
    };
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
  }
  const { outcomes, good, refused } = await rowByRow(sorted.rows, (row) =>
    writeRows(context, pageOf([row]), target),
  );
  await setAside(context, target.name, refused);
  // once more as a page, for what it lacks; nothing is left to write
  const whole = await writeRows(context, pageOf(good), target);
  const written = outcomes.reduce((sum, outcome) => sum + outcome.written, 0);
  return { ...whole, written, refused: unusable.length + refused.length, odd: countOdd(sorted, refused) };
}

/** Reads a list from the first to the last page and stores what it holds. @param seen ids that an earlier reading had */
async function readList(
  context: SyncContext,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  seen: readonly string[] = [],
): Promise<ListRead> {
  const { itemId, userId, fence, clock, signal } = context;
  const ids = [...seen];
  let [written, rows, hasOthers, odd, refused] = [0, 0, false, 0, 0];
  let count: ListCount = { rows: 0, total: null, pages: 1 };
  for (let page = 1; page <= count.pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    count = countOf(answer);
    rows += count.rows;
    const sorted = sortOut(name, escapeJson(answer.body).text.toString('utf8'));
    const target = { name, earlier: ids, itemId, parentId, userId, fence, now: clock.now() };
    const outcome = await writeSorted(context, sorted, target);
    ids.push(...outcome.ids);
    written += outcome.written;
    hasOthers = outcome.hasOthers;
    odd += outcome.odd;
    refused += outcome.refused;
    if (count.rows === 0) break; // past the end, whatever the number of pages was said to be
  }
  const total = count.total === null ? null : count.total - refused;
  return { ids, rows: rows - refused, written, hasOthers, total, odd, refused };
}

/**
 * Makes a stored list equal to Pluggy's. One that has fewer rows than it says is read once more. What it lacks is hidden
 * only if Pluggy's own run succeeded for the product (`isCurrent`), a second reading lacks it too (a page that moved
 * under way must not hide a row), everything in the list could be stored, and absence is believed still.
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
  const isRead = !(isCurrent && first.hasOthers && first.refused === 0) && !isShort(first);
  context.products.sawOdd(name, first.odd);
  if (isRead) return first;
  const second = await readList(context, name, parentId, fetchPage, first.ids);
  assertWhole(`/${name}`, first, second);
  const written = first.written + second.written;
  if (!isCurrent || !second.hasOthers || second.refused > 0 || !(await absence.isBelieved(name)))
    return { written };
  const hidden = await hideAbsent(database, name, target, second.ids);
  return { written: written + hidden };
}
