import { notifyChange } from '../../store/notify-change.ts';
import { dropMootSuggestions } from '../../store/statements/suggestions/drop-moot-suggestions.ts';
import { listSuggestions } from '../../store/statements/suggestions/list-suggestions.ts';
import { recordSuggestions } from '../../store/statements/suggestions/record-suggestions.ts';
import { type LinkTarget, linkTransactions } from '../../store/statements/transactions/link-transactions.ts';
import {
  listCandidates,
  listPossibleSuccessors,
} from '../../store/statements/transactions/list-candidates.ts';
import type { LooseEnds } from '../../store/statements/transactions/list-loose-ends.ts';
import { settleReturned } from '../../store/statements/transactions/settle-returned.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { DAYS_MOVED, isGone, matchReplacements } from './match-replacements.ts';
import { DAYS_SUGGESTED, suggestPredecessors } from './suggest-predecessors.ts';

/** About 40 MB of rows. Where more resemble the vanished ones, which is which cannot be told. */
const MAX_CANDIDATES = 100_000;
/** Each pending row that went is compared with each that came. */
const MAX_POSSIBLE = 1_000;

interface Linked {
  /** How many rows. */
  readonly count: number;
  /** Pending rows that went may be left without a successor. */
  readonly leavesPending: boolean;
}

async function linkVanished(
  run: SyncRun,
  target: LinkTarget,
  since: Date,
  isComplete: boolean,
): Promise<Linked> {
  const { database, logger } = run;
  const limit = MAX_CANDIDATES + 1;
  const rows = await listCandidates(database, target.accountId, { since, days: DAYS_MOVED, limit });
  if (rows.length === limit) {
    logger.warn(
      { accountId: target.accountId },
      'too many rows vanished at once to look for their successors',
    );
    return { count: 0, leavesPending: true };
  }
  const found = matchReplacements(rows, isComplete);
  const linked = new Set(found.map(({ oldId }) => oldId));
  return {
    count: found.length === 0 ? 0 : await linkTransactions(database, target, found),
    leavesPending: rows.some((row) => isGone(row) && row.status === 'PENDING' && !linked.has(row.id)),
  };
}

/** Where it is not sure which row took the place of a pending one, the person is asked. */
async function suggestVanished(run: SyncRun, target: LinkTarget, since: Date): Promise<number> {
  const { database } = run;
  const asked = { since, days: DAYS_SUGGESTED, limit: MAX_POSSIBLE + 1 };
  const rows = await listPossibleSuccessors(database, target.accountId, asked);
  if (rows.length > MAX_POSSIBLE || !rows.some(isGone)) return 0;
  const known = await listSuggestions(database, target.accountId);
  const found = suggestPredecessors(
    rows,
    known.filter(({ isRefused }) => isRefused),
    known.filter(({ isRefused }) => !isRefused),
  );
  return found.length === 0 ? 0 : recordSuggestions(database, target, found);
}

/**
 * The end of a read: rows that vanished are linked with those that came in their place, however many runs apart they
 * came to be known, and rows that returned are themselves again. Of pending rows without a sure successor the person is asked.
 * @param since for rows that vanished
 * @param isComplete whether this run read all of the accounts' rows
 */
export async function linkReplacements(
  run: SyncRun,
  ends: readonly LooseEnds[],
  since: Date,
  isComplete: boolean,
): Promise<void> {
  const { database, clock, fence } = run;
  const now = clock.now();
  for (const { accountId, returned, vanished, isAsked } of ends) {
    const target: LinkTarget = { accountId, fence, now };
    const settled = returned ? await settleReturned(database, target) : 0;
    const linked: Linked =
      vanished || settled > 0
        ? await linkVanished(run, target, since, isComplete)
        : { count: 0, leavesPending: false };
    const dropped = isAsked && (returned || vanished) ? await dropMootSuggestions(database, target) : 0;
    const suggested = linked.leavesPending ? await suggestVanished(run, target, since) : 0;
    if (settled + linked.count + dropped + suggested > 0)
      await notifyChange(database, 'transactions', run, accountId);
  }
}
