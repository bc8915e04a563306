import type { Queryable } from '../../Queryable.ts';

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  /** When it happened last. */
  readonly until: Date;
  readonly action: string;
  readonly actor: string | null;
  readonly userId: string | null;
  readonly subject: string | null;
  /** Such as 203.0.113.0/24. */
  readonly network: string | null;
  readonly count: number;
}

/** $1 to $9 one list a column. A row that is there already gets its latest count. */
const WRITE = `
insert into pluggy.audit (id, at, until, action, actor, user_id, subject, network, count)
select id, at, until, action, actor, user_id, subject, network::cidr, count
from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::integer[]) as r (id, at, until, action, actor, user_id, subject, network, count)
on conflict (id) do update set until = excluded.until, count = excluded.count`;

export async function writeAudit(db: Queryable, rows: readonly AuditRow[]): Promise<void> {
  const columns = ['id', 'at', 'until', 'action', 'actor', 'userId', 'subject', 'network', 'count'] as const;
  await db.query(
    WRITE,
    columns.map((column) => rows.map((row) => row[column])),
  );
}
