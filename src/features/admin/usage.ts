import { EVERY_ENDPOINT } from '../../pluggy/CallGate.ts';
import {
  type CallCountPlace,
  type ListedCallCount,
  listCallCounts,
} from '../../store/statements/gates/list-call-counts.ts';
import { listUsedUpQuotas, type UsedUpQuota } from '../../store/statements/products/list-used-up-quotas.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Page, type PageRequest, pageOf } from '../shared/page.ts';

/** Calls of one endpoint that are held back, and until when. `failing`: they failed in a row. `limited`: Pluggy answered 429. */
export interface Pause {
  /** The outgoing address that they are held back from, by its EGRESS_NAME. */
  readonly egress: string;
  /** Null: of all endpoints. */
  readonly endpoint: string | null;
  readonly why: 'failing' | 'limited';
  readonly reason: string | null;
  readonly failures: number;
  readonly until: Date;
}

export interface Usage extends Page<Omit<ListedCallCount, 'place'>, CallCountPlace> {
  readonly pauses: readonly Pause[];
  readonly quotas: readonly UsedUpQuota[];
}

/** What is asked of Pluggy: calls by endpoint and minute, what is held back at this moment, and which quotas are spent. */
export async function readUsage(
  { database, gate, clock }: Needs<'database' | 'gate' | 'clock'>,
  since: Date | undefined,
  { after, limit }: PageRequest<CallCountPlace>,
): Promise<Usage> {
  await gate.writeCounts();
  const { found, quotas } = await database.asSystem(
    async (tx) => ({
      found: await listCallCounts(tx, since, after, limit + 1),
      quotas: await listUsedUpQuotas(tx),
    }),
    'read',
  );
  const { rows, next } = pageOf(found, limit, ({ place, endpoint }): CallCountPlace => [place, endpoint]);
  const now = clock.now().getTime();
  const pauses = ((await gate.states()) ?? []).flatMap(
    ({ egress, endpoint, reason, failures, pausedForMs, closedForMs }): Pause[] => {
      const about = { egress, endpoint: endpoint === EVERY_ENDPOINT ? null : endpoint, failures };
      const until = (ms: number): Date => new Date(now + ms);
      return [
        ...(pausedForMs !== null && pausedForMs > 0
          ? [{ ...about, why: 'failing', reason, until: until(pausedForMs) } as const]
          : []),
        ...(closedForMs !== null && closedForMs > 0
          ? [{ ...about, why: 'limited', reason: null, until: until(closedForMs) } as const]
          : []),
      ];
    },
  );
  return { rows: rows.map(({ place: _, ...row }) => row), next, pauses, quotas };
}
