import type { AccountId } from '../../domain/ids.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { recordSweep } from '../../store/statements/accounts/record-sweep.ts';
import type { WrittenAccount } from '../../store/statements/accounts/upsert-accounts.ts';
import { type AccountDigest, digestAccount } from '../../store/statements/comparisons/digest-account.ts';
import { recordMonthChecks } from '../../store/statements/comparisons/record-month-checks.ts';
import { rederiveColumns } from '../../store/statements/comparisons/rederive-columns.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from '../transactions/end-of-read.ts';
import { beginSweep, sweepAccount } from '../transactions/sweep-account.ts';
import { digestPages, type PagesDigest } from './digest-pages.ts';
import { differingMonths, rowsIn, spansOf } from './month-differences.ts';
import { repairMonths } from './repair-months.ts';

export interface AccountFindings {
  readonly monthsDifferent: number;
  readonly rowsRepaired: number;
  readonly monthsLeft: number;
}

/** An account as it was listed before it is compared. */
type CheckedAccount = Pick<WrittenAccount, 'id' | 'version'>;

/** What PostgreSQL cannot even look at is read as a sync reads it, which keeps such rows aside. */
async function digestOrSweep(run: SyncRun, account: CheckedAccount): Promise<PagesDigest | undefined> {
  try {
    return await digestPages(run, account.id);
  } catch (error) {
    if (!isAboutTheData(error)) throw error;
    await sweepAccount(run, account, await beginSweep(run, account.id, false));
    return undefined;
  }
}

async function rederive(run: SyncRun, accountId: AccountId, { suspicious }: AccountDigest): Promise<number> {
  if (suspicious === 0) return 0;
  const { database, userId, fence, clock } = run;
  try {
    return await rederiveColumns(database, { accountId, userId, fence, now: clock.now() });
  } catch (error) {
    // a row that was changed here by hand and that Pluggy withholds may say anything
    if (!isAboutTheData(error)) throw error;
    return 0;
  }
}

/**
 * Compares an account's transactions with Pluggy's, month by month, and repairs the months that differ. An account
 * that is the same on both sides costs the read of its pages, and no row is looked up or written.
 * @throws {Interrupted} when the item is wanted
 */
export async function checkAccount(run: SyncRun, account: CheckedAccount): Promise<AccountFindings> {
  const accountId = account.id;
  const { database, userId, fence, clock, absence } = run;
  const before = run.progress.changes;
  const startedAt = clock.now();
  const digest = await digestOrSweep(run, account);
  if (digest === undefined)
    return { monthsDifferent: 0, rowsRepaired: run.progress.changes - before, monthsLeft: 0 };
  const there = digest.months;
  run.progress.addEarlier(rowsIn(there));
  let here = await digestAccount(database, accountId, userId);
  const months = differingMonths(there, here.months, absence.mayBeBelieved('transactions'));
  for (const span of spansOf(months)) await repairMonths(run, accountId, span);
  const rederived = await rederive(run, accountId, here);
  const rowsRepaired = run.progress.changes - before + rederived;
  if (rowsRepaired > 0) {
    here = await digestAccount(database, accountId, userId);
    await notifyChange(database, 'transactions', run, accountId);
  }
  const now = clock.now();
  const believed = absence.mayBeBelieved('transactions'); // the repair may have learned better
  const left = differingMonths(there, here.months, believed);
  // what Pluggy may withhold is not compared
  const compared = believed ? here.months : new Map([...here.months].filter(([month]) => there.has(month)));
  await recordMonthChecks(database, accountId, { there, here: compared }, { fence, now });
  await endOfRead(run, [accountId], believed);
  // a row that is still refused made its month differ, so that it was seen again when that was repaired
  const version = digest.isResumed ? null : account.version;
  const sweep = { rowsSeen: rowsIn(there), startedAt: null, refusedBefore: startedAt, version };
  if (believed) await recordSweep(database, accountId, sweep, { fence, now });
  return { monthsDifferent: months.length, rowsRepaired, monthsLeft: left.length };
}
