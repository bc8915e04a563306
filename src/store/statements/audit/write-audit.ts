import type { AuditAction, AuditOutcome } from '../../../domain/audit.ts';
import type { Queryable } from '../../Queryable.ts';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  /** When it happened last. */
  readonly until: Date;
  readonly action: AuditAction;
  readonly actor: string | null;
  readonly userId: string | null;
  readonly subject: string | null;
  /** Such as 203.0.113.0/24. */
  readonly network: string | null;
  readonly operation: string | null;
  readonly outcome: AuditOutcome;
  readonly reason: string | null;
  readonly count: number;
}

/** $1 to $12 one list a column. A row that is there already gets its latest count. */
const WRITE = `
insert into pluggy.audit (id, at, until, action, actor, user_id, subject, network, operation, outcome, reason, count)
select id, at, until, action, actor, user_id, subject, network::cidr, operation, outcome, reason, count
from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::text[], $10::text[], $11::text[], $12::integer[])
  as r (id, at, until, action, actor, user_id, subject, network, operation, outcome, reason, count)
on conflict (id) do update set until = excluded.until, count = excluded.count`;

const COLUMNS = [
  'id',
  'at',
  'until',
  'action',
  'actor',
  'userId',
  'subject',
  'network',
  'operation',
  'outcome',
  'reason',
  'count',
] as const satisfies readonly (keyof AuditRow)[];

export async function writeAudit(db: Queryable, rows: readonly AuditRow[]): Promise<void> {
  await db.query(
    WRITE,
    COLUMNS.map((column) => rows.map((row) => row[column])),
  );
}
