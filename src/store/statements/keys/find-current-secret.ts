import type { Queryable } from '../../Queryable.ts';

const CURRENT = `
select id::text as id, sealed, registered_at is not null as "isRegistered" from pluggy.secrets
where purpose = $1 and retired_at is null`;

export type Purpose = 'webhook' | 'session' | 'erasure';

interface CurrentRow {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly isRegistered: boolean;
}

export async function findCurrentSecret(db: Queryable, purpose: Purpose): Promise<CurrentRow | undefined> {
  return (await db.query<CurrentRow>(CURRENT, [purpose])).rows[0];
}
