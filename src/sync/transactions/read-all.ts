import type { AccountId } from '../../domain/ids.ts';
import { type AccountHints, CREATED_OVERLAP_MS } from '../item/plan-sync.ts';
import type { SyncContext } from '../SyncContext.ts';
import { linkReplacements } from './link-replacements.ts';
import { readHinted } from './read-hinted.ts';
import { sweepAccount } from './sweep-account.ts';

/**
 * Reads all transactions of an account. What an earlier run read before it died is not read again; what came to those
 * pages since is found by the time of its creation and by the events about it.
 * @param hints what events spoke of; null: they do not say which rows they are about, which may be some already read
 * @returns false when another read is needed to find all rows that vanished
 */
export async function readAll(
  context: SyncContext,
  accountId: AccountId,
  hints: AccountHints | undefined | null,
): Promise<boolean> {
  const { complete, resumedFrom, sawNothing } = await sweepAccount(context, accountId, hints !== null);
  if (resumedFrom !== undefined) {
    const createdAtFrom = new Date(resumedFrom.getTime() - CREATED_OVERLAP_MS);
    await readHinted(context, accountId, { ids: hints?.ids ?? new Set(), createdAtFrom });
  } else if (sawNothing) {
    context.progress.sawEmptyAccount = true;
    if (hints) await readHinted(context, accountId, hints);
  }
  const sawAll =
    complete && !sawNothing && resumedFrom === undefined && context.absence.mayBeBelieved('transactions');
  await linkReplacements(context, [accountId], sawAll);
  return complete;
}
