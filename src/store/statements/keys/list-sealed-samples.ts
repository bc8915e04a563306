import type { Queryable } from '../../Queryable.ts';

/**
 * Values that this database keeps encrypted: its secrets, and some of webhook endpoints, identities and telephone numbers. A
 * key that is lost is seen in them without reading whole tables: the key of sessions is sealed again only by who can open it.
 */
const SAMPLES = `
select sealed from pluggy.secrets where sealed is not null
union all (select sealed from pluggy.webhook_endpoint_secrets order by id limit 20)
union all (select sealed from pluggy.identities order by item_id limit 20)
union all (select phone_sealed from pluggy.users where phone_index is not null order by phone_index limit 20)`;

export async function listSealedSamples(db: Queryable): Promise<Buffer[]> {
  return (await db.query<{ sealed: Buffer }>(SAMPLES)).rows.map(({ sealed }) => sealed);
}
