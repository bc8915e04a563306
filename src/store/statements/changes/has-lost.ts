import type { Queryable } from '../../Queryable.ts';

/** $1 a number of the log, $2 whether all of its entry was read. */
const HAS_LOST = `
select $1::bigint < forgotten or ($1::bigint = forgotten and not $2::boolean) or $1::bigint > last or lost @> $1::bigint as lost from pluggy.change_sequence`;

/**
 * Whether the log cannot say what came after this number: its entries are no longer kept, or the number was given in a
 * history of the database that a failover or a restore has ended. Asked after the log was read, so that nothing that is
 * forgotten meanwhile passes for nothing.
 * @param isWhole whether all that the entry of this number names was read
 */
export async function hasLost(db: Queryable, sequence: bigint, isWhole = true): Promise<boolean> {
  const { rows } = await db.query<{ lost: boolean }>({
    name: 'has-lost',
    text: HAS_LOST,
    values: [sequence, isWhole],
  });
  return rows[0]?.lost ?? true;
}
