import type { Queryable } from '../../Queryable.ts';

/** A registered secret must not fall out of the list because of many that were made while Pluggy was away. */
const ACCEPTED = `
select digest from pluggy.secrets s
where purpose = 'webhook' and (retired_at is null or not exists (
  select from pluggy.secrets later
  where later.purpose = 'webhook' and later.id > s.id and later.registered_at <= $1))
order by registered_at is not null desc, id desc limit 100`;

/**
 * Digests of the secrets that deliveries may carry: the one in use, and former ones as long as Pluggy may still use them.
 * @param registeredSince a former secret ends when a later one was registered before this time
 */
export async function listAcceptedDigests(db: Queryable, registeredSince: Date): Promise<Buffer[]> {
  const { rows } = await db.query<{ digest: Buffer }>(ACCEPTED, [registeredSince]);
  return rows.map(({ digest }) => digest);
}
