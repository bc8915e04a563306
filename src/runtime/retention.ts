import { FORGET_AT_ONCE } from '../store/fragments/forget-at-once.ts';
import type { Queryable } from '../store/Queryable.ts';
import { forgetAudit } from '../store/statements/audit/forget-audit.ts';
import { forgetCallCounts } from '../store/statements/gates/forget-call-counts.ts';
import { forgetHiddenTransactions } from '../store/statements/transactions/forget-hidden-transactions.ts';
import { forgetEvents } from '../store/statements/webhooks/forget-events.ts';
import type { OpenParts } from './open-parts.ts';

/** More is left for the next time, so that a first round over years takes nobody's turn for hours. */
const MOST_STEPS = 200;

/** For how long `GET /usage` tells of calls. */
const CALL_COUNTS_MS = 30 * 86_400_000;

type Forget = (db: Queryable, before: Date) => Promise<number>;

export interface Forgotten {
  readonly events: number;
  readonly transactions: number;
  readonly audit: number;
}

/** Forgets what is older than RETENTION_INBOX, RETENTION_DELETED and RETENTION_AUDIT allow, in small steps. */
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
  await run(forgetCallCounts, CALL_COUNTS_MS);
  return {
    events: await run(forgetEvents, inboxMs),
    transactions: await run(forgetHiddenTransactions, deletedMs),
    audit: await run(forgetAudit, auditMs),
  };
}
