import { FORGET_AT_ONCE } from '../store/fragments/forget-at-once.ts';
import type { Queryable } from '../store/Queryable.ts';
import { forgetAudit } from '../store/statements/audit/forget-audit.ts';
import { forgetChanges } from '../store/statements/changes/forget-changes.ts';
import { forgetCallCounts } from '../store/statements/gates/forget-call-counts.ts';
import { forgetGates } from '../store/statements/gates/forget-gates.ts';
import { forgetDeliveries } from '../store/statements/hooks/forget-deliveries.ts';
import { forgetAnswers } from '../store/statements/requests/forget-answers.ts';
import { forgetRequestCounts } from '../store/statements/requests/forget-request-counts.ts';
import { forgetHiddenTransactions } from '../store/statements/transactions/forget-hidden-transactions.ts';
import { forgetEvents } from '../store/statements/webhooks/forget-events.ts';
import type { OpenParts } from './open-parts.ts';

/** More is left for the next time, so that a first round over years takes nobody's turn for hours. */
const MOST_STEPS = 200;

/** For how long `GET /usage` tells of calls. */
const CALL_COUNTS_MS = 30 * 24 * 3_600_000;

/** After so long, what was met at an endpoint from an address says nothing any more. */
const GATES_MS = 24 * 3_600_000;

/** For how long an Idempotency-Key holds. */
const ANSWERS_MS = 24 * 3_600_000;
/** Counts of requests are of use in their minute. */
const REQUEST_COUNTS_MS = 5 * 60_000;

type Forget = (db: Queryable, before: Date) => Promise<number>;

export interface Forgotten {
  readonly events: number;
  readonly transactions: number;
  readonly audit: number;
  readonly changes: number;
}

const DAY_MS = 86_400_000;
/** A cursor of the feed stays good for 90 days; one day more than that, whatever the clocks. */
const KEEP_CHANGES_MS = 91 * DAY_MS;

/** How long a delivery to a webhook endpoint stays in its list after its end. */
const KEEP_DELIVERIES_MS = 30 * 24 * 3_600_000;

/** Forgets what is older than that, in small steps; null: nothing is. @returns how many rows */
async function forgetBy(
  { workDatabase, clock }: OpenParts,
  forget: Forget,
  keepMs: number | null,
): Promise<number> {
  if (keepMs === null) return 0;
  const before = new Date(clock.now().getTime() - keepMs);
  let total = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const count = await forget(workDatabase, before);
    total += count;
    if (count < FORGET_AT_ONCE) break;
  }
  return total;
}

/** Forgets what is older than RETENTION_INBOX, RETENTION_DELETED and RETENTION_AUDIT allow, old entries of the log of changes, and counts of calls. */
export async function forgetOld(parts: OpenParts): Promise<Forgotten> {
  const { inboxMs, deletedMs, auditMs } = parts.config.retention;
  await forgetBy(parts, forgetCallCounts, CALL_COUNTS_MS);
  await forgetBy(parts, forgetGates, GATES_MS);
  await forgetBy(parts, forgetAnswers, ANSWERS_MS);
  await forgetBy(parts, forgetRequestCounts, REQUEST_COUNTS_MS);
  return {
    events: await forgetBy(parts, forgetEvents, inboxMs),
    transactions: await forgetBy(parts, forgetHiddenTransactions, deletedMs),
    audit: await forgetBy(parts, forgetAudit, auditMs),
    changes: await forgetBy(parts, forgetChanges, KEEP_CHANGES_MS),
  };
}

/** Forgets deliveries to webhook endpoints that are long over. @returns how many */
export const forgetOldDeliveries = (parts: OpenParts): Promise<number> =>
  forgetBy(parts, forgetDeliveries, KEEP_DELIVERIES_MS);
