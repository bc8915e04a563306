import { createHash } from 'node:crypto';
import { escapeJson } from '../../store/escape-json.ts';
import type { ListName } from '../../store/fragments/list-tables.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import { splitList } from '../../store/sealed/personal-members.ts';
import { hideAbsent } from '../../store/statements/products/hide-absent.ts';
import { type ListTarget, type WrittenList, writeList } from '../../store/statements/products/write-list.ts';
import { assertWhole, type CountedList, countOf, isShort, type ListCount } from '../lists/count-list.ts';
import type { FetchPage } from '../lists/Lists.ts';
import { type Odd, rowByRow, setAside } from '../lists/set-aside.ts';
import { countOdd, pageOf, type SortedPage, sortOut } from '../lists/sort-out.ts';
import type { SyncRun } from '../run/SyncRun.ts';

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

function writeRows(run: SyncRun, page: string, target: PageTarget): Promise<WrittenList> {
  const { name, earlier } = target;
  const split = splitList(name, page, run.keyring);
  return writeList(run.database, name, split, target, earlier);
}

/** Stores a page; what cannot be stored is kept aside and stops none of the others. */
async function writeSorted(run: SyncRun, sorted: SortedPage, target: PageTarget): Promise<WrittenList & Odd> {
  const unusable = sorted.unusable.map((payload) => ({ payload, reason: 'no-id' }));
  await setAside(run, target.name, unusable);
  try {
    return {
      ...(await writeRows(run, sorted.page, target)),
      refused: unusable.length,
      odd: countOdd(sorted, []),
    };
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
  }
  const { outcomes, good, refused } = await rowByRow(sorted.rows, (row) =>
    writeRows(run, pageOf([row]), target),
  );
  await setAside(run, target.name, refused);
  // once more as a page, for what it lacks; nothing is left to write
  const whole = await writeRows(run, pageOf(good), target);
  const written = outcomes.reduce((sum, outcome) => sum + outcome.written, 0);
  return { ...whole, written, refused: unusable.length + refused.length, odd: countOdd(sorted, refused) };
}

/** Whether a page of which nothing could be stored came before; `earlier` learns of it. */
function isRepeated(earlier: Set<string>, text: string): boolean {
  const digest = createHash('sha256').update(text).digest('base64');
  const isKnown = earlier.has(digest);
  earlier.add(digest);
  return isKnown;
}

/** Reads a list from the first to the last page and stores what it holds. @param seen ids that an earlier reading had */
async function readList(
  run: SyncRun,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  seen: readonly string[] = [],
): Promise<ListRead> {
  const { itemId, userId, fence, clock, signal } = run;
  const ids = [...seen];
  const here = new Set<string>();
  const withoutIds = new Set<string>();
  let [written, rows, hasOthers, odd, refused] = [0, 0, false, 0, 0];
  let count: ListCount = { rows: 0, total: null, pages: 1 };
  for (let page = 1; page <= count.pages; page += 1) {
    const answer = await fetchPage(page, { signal });
    count = countOf(answer);
    rows += count.rows;
    const text = escapeJson(answer.body).text.toString('utf8');
    const sorted = sortOut(name, text);
    const target = { name, earlier: ids, itemId, parentId, userId, fence, now: clock.now() };
    const outcome = await writeSorted(run, sorted, target);
    ids.push(...outcome.ids);
    written += outcome.written;
    hasOthers = outcome.hasOthers;
    odd += outcome.odd;
    refused += outcome.refused;
    const known = here.size;
    for (const id of outcome.ids) here.add(id);
    // past the end, or a page once more: whatever the number of pages was said to be
    if (count.rows === 0 || (outcome.ids.length > 0 && here.size === known)) break;
    if (outcome.ids.length === 0 && isRepeated(withoutIds, text)) break;
  }
  const total = count.total === null ? null : count.total - refused;
  return { ids, rows: rows - refused, written, hasOthers, total, odd, refused };
}

/**
 * Makes a stored list equal to Pluggy's. One that has fewer rows than it says is read once more. What it lacks is hidden
 * only if Pluggy's own run succeeded for the product (`isCurrent`), a second reading lacks it too (a page that moved
 * under way must not hide a row), everything in the list could be stored, and a missing row still counts as gone.
 */
export async function syncList(
  run: SyncRun,
  name: ListName,
  parentId: string | null,
  fetchPage: FetchPage,
  isCurrent: boolean,
): Promise<Pick<ListRead, 'written'>> {
  const { database, itemId, userId, fence, clock, absence } = run;
  const first = await readList(run, name, parentId, fetchPage);
  const target = { itemId, parentId, userId, fence, now: clock.now() };
  const isRead = !(isCurrent && first.hasOthers && first.refused === 0) && !isShort(first);
  run.products.sawOdd(name, first.odd);
  if (isRead) return first;
  const second = await readList(run, name, parentId, fetchPage, first.ids);
  assertWhole(`/${name}`, first, second);
  const written = first.written + second.written;
  if (!isCurrent || !second.hasOthers || second.refused > 0 || !(await absence.isBelieved(name)))
    return { written };
  const hidden = await hideAbsent(database, name, target, second.ids);
  return { written: written + hidden };
}
