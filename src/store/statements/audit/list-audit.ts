import type { Queryable } from '../../Queryable.ts';
import type { AuditRow } from './write-audit.ts';

/** Which lines are asked for; what is absent is not asked for. */
export interface AuditFilter {
  readonly userId?: string | undefined;
  readonly actor?: string | undefined;
  /** Lines that count something from then on. */
  readonly since?: Date | undefined;
}

/** Where a page ended: the last line's time, as PostgreSQL wrote it, and its id. */
export type AuditPlace = readonly [string, string];

export interface ListedAuditRow extends Omit<AuditRow, 'action' | 'outcome'> {
  readonly action: string;
  readonly outcome: string;
  readonly place: string;
}

/** More than a line counts. */
const LONGEST_WINDOW = "interval '1 hour'";

/** $1 user, $2 actor, $3 since, $4 and $5 the place, $6 how many. */
const list = (ofUser: string): string => `
select id, at, until, count, action, operation, outcome, reason, actor, user_id as "userId", subject, network::text as network,
  at::text as place
from pluggy.audit
where ${ofUser} and ($2::text is null or actor = $2)
  and ($3::timestamptz is null or (until >= $3 and at >= $3 - ${LONGEST_WINDOW}))
  and (at, id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
order by at desc, id desc limit $6`;

/** Lines of the audit, newest first. */
export async function listAudit(
  db: Queryable,
  { userId, actor, since }: AuditFilter,
  after: AuditPlace | undefined,
  limit: number,
): Promise<ListedAuditRow[]> {
  const values = [
    userId ?? null,
    actor ?? null,
    since ?? null,
    after?.[0] ?? null,
    after?.[1] ?? null,
    limit,
  ];
  const text = list(userId === undefined ? '$1::text is null' : 'user_id = $1');
  return (await db.query<ListedAuditRow>(text, values)).rows;
}
