import type { AccountId } from '../../domain/ids.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { dropMootSuggestions } from '../../store/statements/suggestions/drop-moot-suggestions.ts';
import { listSuggestions } from '../../store/statements/suggestions/list-suggestions.ts';
import { recordSuggestions } from '../../store/statements/suggestions/record-suggestions.ts';
import { findVanished } from '../../store/statements/transactions/find-vanished.ts';
import { type LinkTarget, linkTransactions } from '../../store/statements/transactions/link-transactions.ts';
import {
  listCandidates,
  listPossibleSuccessors,
} from '../../store/statements/transactions/list-candidates.ts';
import { settleReturned } from '../../store/statements/transactions/settle-returned.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { APART_MS, DAYS_MOVED, isGone, matchReplacements } from './match-replacements.ts';
import { DAYS_SUGGESTED, suggestPredecessors } from './suggest-predecessors.ts';

/** About 40 MB of rows. Where more resemble the vanished ones, which is which cannot be told. */
const MAX_CANDIDATES = 100_000;
/** Each pending row that went is compared with each that came. */
const MAX_POSSIBLE = 1_000;

async function linkVanished(
  run: SyncRun,
  target: LinkTarget,
  since: Date,
  isComplete: boolean,
): Promise<number> {
  const { database, logger } = run;
  const limit = MAX_CANDIDATES + 1;
  const rows = await listCandidates(database, target.accountId, { since, days: DAYS_MOVED, limit });
  if (rows.length === limit) {
    logger.warn(
      { accountId: target.accountId },
      'too many rows vanished at once to look for their successors',
    );
    return 0;
  }
  const found = matchReplacements(rows, isComplete);
  return found.length === 0 ? 0 : linkTransactions(database, target, found);
}

/** Where it is not sure which row took the place of a pending one, the person is asked. */
async function suggestVanished(run: SyncRun, target: LinkTarget, since: Date): Promise<number> {
  const { database } = run;
  const dropped = await dropMootSuggestions(database, target);
  const asked = { since, days: DAYS_SUGGESTED, limit: MAX_POSSIBLE + 1 };
  const rows = await listPossibleSuccessors(database, target.accountId, asked);
  if (rows.length > MAX_POSSIBLE || !rows.some(isGone)) return dropped;
  const known = await listSuggestions(database, target.accountId);
  const found = suggestPredecessors(
    rows,
    known.filter(({ isRefused }) => isRefused),
    known.filter(({ isRefused }) => !isRefused),
  );
  return dropped + (found.length === 0 ? 0 : await recordSuggestions(database, target, found));
}

/**
 * The end of a read: rows that vanished are linked with those that came in their place, however many runs apart they
 * came to be known, and rows that returned are themselves again. Of pending rows without a sure successor the person is asked. It looks at what is stored, so a run that died before
 * it got here loses nothing. Where nothing vanished lately it is one look at an index.
 * @param isComplete whether this run read all of the accounts' rows
 */
export async function linkReplacements(
  run: SyncRun,
  accounts: readonly AccountId[],
  isComplete: boolean,
): Promise<void> {
  const { database, clock, fence } = run;
  const now = clock.now();
  const since = new Date(now.getTime() - APART_MS);
  for (const { accountId, returned, vanished } of await findVanished(database, accounts, since)) {
    const target: LinkTarget = { accountId, fence, now };
    const settled = returned ? await settleReturned(database, target) : 0;
    const linked = vanished || settled > 0 ? await linkVanished(run, target, since, isComplete) : 0;
    const suggested = await suggestVanished(run, target, since);
    if (settled + linked + suggested > 0) await notifyChange(database, 'transactions', run, accountId);
  }
}
