import type { AccountId } from '../../domain/ids.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { applyRules } from './apply-rules.ts';
import { linkReplacements } from './link-replacements.ts';

/**
 * What is done once rows of accounts were read. Links come first: a row that took another's place has what was said of that one,
 * and no rule says it again.
 * @param isComplete whether this run read all of the accounts' rows
 */
export async function endOfRead(
  run: SyncRun,
  accounts: readonly AccountId[],
  isComplete: boolean,
): Promise<void> {
  await linkReplacements(run, accounts, isComplete);
  await applyRules(run, accounts);
}
