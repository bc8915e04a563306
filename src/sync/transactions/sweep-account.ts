import type { AccountId } from '../../domain/ids.ts';
import { versionOf } from '../../domain/item.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import type { TransactionsPage } from '../../pluggy/transactions-page.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { forgetReadFrom } from '../../store/statements/accounts/forget-read-from.ts';
import { recordSweep } from '../../store/statements/accounts/record-sweep.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { findSweep, type SavedSweep } from '../../store/statements/syncs/find-sweep.ts';
import { recordSyncProgress } from '../../store/statements/syncs/record-sync-progress.ts';
import { saveSweep } from '../../store/statements/syncs/save-sweep.ts';
import { hasTransactions } from '../../store/statements/transactions/has-transactions.ts';
import { stopComparisonIfWanted } from '../run/Interrupted.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { fetchPages } from './fetch-pages.ts';
import { sweepPages } from './sweep-pages.ts';

/** How often a person who watches sees the count move, and how much a run that dies has read in vain. */
const PROGRESS_EVERY_MS = 1_000;

/** A sweep that nobody continued for so long starts from the first page: too much may have moved before its cursor. */
export const RESUME_FOR_MS = 60 * 60_000;

export interface SweepResult {
  /** False when more rows had vanished than one sweep can tell; it should be run again. */
  readonly complete: boolean;
  /** When the sweep began, if an earlier run began it: rows may have come to the pages that this run did not read. */
  readonly resumedFrom?: Date;
  /** Pluggy showed no row, which is not believed yet: it may show them a moment later. */
  readonly sawNothing: boolean;
}

/** Shows and keeps how far the sweep is, at most once a second. */
function progressKeeper(run: SyncRun, accountId: AccountId): (sweep: SavedSweep) => Promise<void> {
  const { database, clock, fence, itemId } = run;
  let last = clock.now().getTime();
  return async (sweep) => {
    const now = clock.now().getTime();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    await keep(run, accountId, sweep);
    await stopComparisonIfWanted(run);
    await recordSyncProgress(database, itemId, run.progress.report.read, fence);
    await notifyChange(database, 'transactions', run, accountId);
  };
}

async function keep(run: SyncRun, accountId: AccountId, sweep: SavedSweep): Promise<void> {
  const { database, clock, fence } = run;
  await saveSweep(database, accountId, sweep, { fence, now: clock.now() });
}

/** A sweep whose first page is on its way. */
interface Start {
  /** Of a sweep that an earlier run left. */
  readonly saved?: SavedSweep;
  readonly startedAt: Date;
  readonly pages: AsyncIterable<TransactionsPage>;
}

/** The saved sweep and its next page; undefined when there is none or Pluggy refuses its cursor. */
async function findSaved(run: SyncRun, accountId: AccountId): Promise<Start | undefined> {
  const { database, clock } = run;
  const notBefore = new Date(clock.now().getTime() - RESUME_FOR_MS);
  const saved = await findSweep(database, accountId, { itemVersion: versionOf(run.item), notBefore });
  if (saved === undefined) return undefined;
  const { startedAt, after } = saved;
  if (after === null) return { saved, startedAt, pages: none() };
  const pages = fetchPages(run, accountId, { after });
  try {
    const first = await pages.next();
    return { saved, startedAt, pages: first.done === true ? none() : startingWith(first.value, pages) };
  } catch (error) {
    if (error instanceof PluggyResponseError && error.status === 400) return undefined;
    throw error;
  }
}

async function findStart(run: SyncRun, accountId: AccountId, mayContinue: boolean): Promise<Start> {
  const saved = mayContinue ? await findSaved(run, accountId) : undefined;
  return saved ?? { startedAt: run.clock.now(), pages: fetchPages(run, accountId) };
}

async function* none(): AsyncGenerator<TransactionsPage, void, void> {}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield first;
  yield* rest;
}

/**
 * Asks for the first page of an account whose transactions are all read. A sweep that an earlier run left is continued at its
 * cursor, which names a row and not a position, so that rows that came or went before it don't shift what lies after it.
 * @param mayContinue false: it starts from the first page in any case
 */
export const beginSweep = (run: SyncRun, accountId: AccountId, mayContinue: boolean): Promise<Start> =>
  run.ahead.begin(() => findStart(run, accountId, mayContinue));

/**
 * Makes the table equal to all transactions of an account (see `sweepPages`).
 * @param account with what Pluggy said of it when it was listed for this read; null: not known
 */
export async function sweepAccount(
  run: SyncRun,
  { id: accountId, version }: Pick<WrittenAccount, 'id' | 'version'>,
  { saved, startedAt, pages }: Start,
): Promise<SweepResult> {
  const { database, clock, fence, progress, absence } = run;
  const keepProgress = progressKeeper(run, accountId);
  let sweep: SavedSweep = saved ?? {
    itemVersion: versionOf(run.item),
    startedAt,
    after: null,
    edge: { oldest: null, atOldest: [] },
    rowsSeen: 0,
  };
  let changed = false;
  let complete = true;
  if (saved === undefined) await forgetReadFrom(database, accountId, fence);
  else progress.addEarlier(sweep.rowsSeen);
  const isNewAccount = saved === undefined && !(await hasTransactions(database, accountId));
  for await (const page of sweepPages(run, accountId, pages, {
    edge: sweep.edge,
    downTo: null,
    isNewAccount,
  })) {
    changed ||= page.changed;
    complete &&= page.complete;
    sweep = { ...sweep, after: page.next, edge: page.edge, rowsSeen: sweep.rowsSeen + page.rows };
    if (complete && page.next !== null) await keepProgress(sweep);
  }
  const sawNothing = sweep.rowsSeen === 0 && run.mode.kind !== 'second-look';
  if (complete && !sawNothing) {
    // what an earlier run read, it read of an account that may have been another
    const known = saved === undefined ? version : null;
    const recorded = { ...sweep, refusedBefore: sweep.startedAt, version: known };
    // else rows may be withheld, which come later and are not new then: it has to be read from end to end once more
    const isWhole = absence.mayBeBelieved('transactions');
    if (isWhole) await recordSweep(database, accountId, recorded, { fence, now: clock.now() });
    await keep(run, accountId, sweep);
  }
  if (changed) await notifyChange(database, 'transactions', run, accountId);
  return { complete, sawNothing, ...(saved === undefined ? {} : { resumedFrom: startedAt }) };
}
