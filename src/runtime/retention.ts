import { FORGET_AT_ONCE } from '../store/fragments/forget-at-once.ts';
import type { Queryable } from '../store/Queryable.ts';
import { forgetAudit } from '../store/statements/audit/forget-audit.ts';
import { forgetChanges } from '../store/statements/changes/forget-changes.ts';
import { forgetHiddenTransactions } from '../store/statements/transactions/forget-hidden-transactions.ts';
import { forgetEvents } from '../store/statements/webhooks/forget-events.ts';
import type { OpenParts } from './open-parts.ts';

/** More is left for the next time, so that a first round over years takes nobody's turn for hours. */
const MOST_STEPS = 200;

type Forget = (db: Queryable, before: Date) => Promise<number>;

export interface Forgotten {
  readonly events: number;
  readonly transactions: number;
  readonly audit: number;
  readonly changes: number;
}

const DAY_MS = 86_400_000;
/** A cursor of the feed stays good for 90 days; one that was given out last before midnight, a day longer. */
const KEEP_CHANGES_MS = 91 * DAY_MS;

/** Forgets what is older than RETENTION_INBOX, RETENTION_DELETED and RETENTION_AUDIT allow, and what is old in the log of changes, in small steps. */
export async function forgetOld({ workDatabase, clock, config }: OpenParts): Promise<Forgotten> {
  const { inboxMs, deletedMs, auditMs } = config.retention;
  const run = async (forget: Forget, keepMs: number | null): Promise<number> => {
    if (keepMs === null) return 0;
    const before = new Date(clock.now().getTime() - keepMs);
    let total = 0;
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const count = await forget(workDatabase, before);
      total += count;
      if (count < FORGET_AT_ONCE) break;
    }
    return total;
  };
  return {
    events: await run(forgetEvents, inboxMs),
    transactions: await run(forgetHiddenTransactions, deletedMs),
    audit: await run(forgetAudit, auditMs),
    changes: await run(forgetChanges, KEEP_CHANGES_MS),
  };
}
