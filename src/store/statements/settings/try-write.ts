import type { Queryable } from '../../Queryable.ts';

/**
 * Proves that the database takes writes: one that is full, read-only or a standby still answers questions. Writes what
 * is there already, so that nothing is different afterwards. Before the first migration there is nothing to write to.
 * @throws {StoreError}
 */
export async function tryWrite(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ found: boolean }>(
    `select to_regclass('pluggy.settings') is not null as found`,
  );
  if (rows[0]?.found === true) await db.query(`update pluggy.settings set value = value where name = 'mode'`);
}
