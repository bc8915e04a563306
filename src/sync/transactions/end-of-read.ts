import type { AccountId } from '../../domain/ids.ts';
import { listLooseEnds } from '../../store/statements/transactions/list-loose-ends.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { applyRules } from './apply-rules.ts';
import { linkReplacements } from './link-replacements.ts';
import { APART_MS } from './match-replacements.ts';

/**
 * What is done once rows of accounts were read. Links come first: a row that took another's place has what was said of that one,
 * and no rule says it again. It looks at what is stored, so a run that died before it got here loses nothing. Where nothing is to
 * be done it is one look at indexes.
 * @param isComplete whether this run read all of the accounts' rows
 */
export async function endOfRead(
  run: SyncRun,
  accounts: readonly AccountId[],
  isComplete: boolean,
): Promise<void> {
  if (accounts.length === 0) return;
  const { database, clock, userId } = run;
  const since = new Date(clock.now().getTime() - APART_MS);
  const ends = await listLooseEnds(database, accounts, since, userId);
  await linkReplacements(run, ends, since, isComplete);
  const newToRules = ends.filter(({ isNewToRules }) => isNewToRules);
  await applyRules(
    run,
    newToRules.map(({ accountId }) => accountId),
  );
}
