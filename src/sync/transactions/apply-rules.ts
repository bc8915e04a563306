import type { AccountId } from '../../domain/ids.ts';
import { fencedTransaction } from '../../queue/fenced.ts';
import { notifyChange } from '../../store/notify-change.ts';
import { applyToNewRows, type RulesProgress } from '../../store/statements/rules/apply-to-new-rows.ts';
import { listRules } from '../../store/statements/rules/list-rules.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/** The end of a read: rows that are new get what their person's rules say. @param accounts that have rows which no rule has met */
export async function applyRules(run: SyncRun, accounts: readonly AccountId[]): Promise<void> {
  const { database, clock, fence, userId } = run;
  if (userId === null || accounts.length === 0) return;
  const rules = await listRules(database, userId);
  if (rules.length === 0) return;
  for (const accountId of accounts) {
    let changed = 0;
    let progress: RulesProgress | undefined;
    do {
      const before = progress;
      const done = await fencedTransaction(database, fence, (tx) =>
        applyToNewRows(tx, { userId, accountId, now: clock.now() }, rules, before),
      );
      changed += done.changed;
      progress = done.progress;
    } while (progress !== undefined);
    if (changed > 0) await notifyChange(database, 'transactions', run, accountId);
  }
}
