import type { DisabledReason } from '../domain/hook-event.ts';
import { GIVE_UP_AFTER_MS, pauseAfter, waitAfter } from '../domain/hook-schedule.ts';
import type { Logger } from '../domain/logger.ts';
import { parseRetryAfter } from '../pluggy/retry-after.ts';
import type { Database } from '../store/Database.ts';
import type { ClaimedDelivery } from '../store/statements/hooks/claim-deliveries.ts';
import { markEndpointOff } from '../store/statements/hooks/mark-endpoint-off.ts';
import { markEndpointPaused } from '../store/statements/hooks/mark-endpoint-paused.ts';
import {
  type EndpointFailures,
  noteEndpointFailure,
} from '../store/statements/hooks/note-endpoint-failure.ts';
import { recordFailedAttempt } from '../store/statements/hooks/record-failed-attempt.ts';
import type { HookAnswer } from './HookSender.ts';

const GONE = 410;

export type FailedAnswer = HookAnswer & { readonly error: string };

export interface Settling {
  readonly database: Database;
  readonly logger: Logger;
  readonly now: Date;
  /** In [0, 1). */
  readonly random: number;
}

const later = (now: Date, ms: number): Date => new Date(now.getTime() + ms);

function reasonToStop(
  answer: HookAnswer,
  { failingSince }: EndpointFailures,
  now: Date,
): DisabledReason | undefined {
  if (answer.status === GONE) return 'gone';
  return now.getTime() - failingSince.getTime() >= GIVE_UP_AFTER_MS ? 'failing' : undefined;
}

/** Refused for good, or for the last time. A test is tried once. */
function nextAttempt(delivery: ClaimedDelivery, answer: HookAnswer, { now, random }: Settling): Date | null {
  if (answer.status === GONE || delivery.event === 'test') return null;
  const wait = waitAfter(delivery.attempts - delivery.attemptsBefore, random);
  return wait === undefined ? null : later(now, wait);
}

/** Keeps a failed attempt: it is due again, or given up, and then its endpoint may be switched off. */
export async function settleFailure(
  delivery: ClaimedDelivery,
  answer: FailedAnswer,
  settling: Settling,
): Promise<void> {
  const { database, logger, now, random } = settling;
  const { endpointId, event } = delivery;
  const off = await database.asSystem(async (tx) => {
    const dueAt = nextAttempt(delivery, answer, settling);
    let reason: DisabledReason | undefined;
    if (event !== 'test') {
      // an answer says something of this delivery; none at all, or the first try, of the endpoint
      const saysOfEndpoint = answer.status === null || delivery.attempts - delivery.attemptsBefore === 1;
      const found = await noteEndpointFailure(tx, endpointId, { error: answer.error, saysOfEndpoint }, now);
      if (found === undefined) return undefined;
      reason = found.isOff ? undefined : reasonToStop(answer, found, now);
      if (reason !== undefined) await markEndpointOff(tx, endpointId, reason, now);
      const asked = parseRetryAfter(answer.retryAfter, now) ?? 0;
      const pauseMs = Math.max(pauseAfter(found.failures, random), asked);
      if (pauseMs > 0) await markEndpointPaused(tx, endpointId, later(now, pauseMs));
    }
    await recordFailedAttempt(tx, delivery, { status: answer.status, error: answer.error, dueAt }, now);
    return reason;
  });
  if (off === undefined) return;
  const why = off === 'gone' ? 'it answered 410' : 'it took nothing for three days';
  logger.error(
    { webhookId: endpointId, problem: 'webhook_endpoint_off', reason: off, code: answer.error },
    `a webhook endpoint was switched off: ${why}; repair it and switch it on with PATCH /webhook-endpoints/:id`,
  );
}
