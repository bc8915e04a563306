import type { Keyring } from '../../domain/Keyring.ts';
import type { Queryable } from '../Queryable.ts';
import { cut, isObject, type PersonalMembers, parseExact, seal } from './personal-members.ts';
import type { Batch } from './reseal-batch.ts';

/**
 * Seals the personal members of the next hundred rows in which a former version left them in clear, removed connections
 * included. Belongs into a transaction.
 * @param after `FIRST_UUID`, then the batch's `last`
 */
export async function sealClearBatch(
  tx: Queryable,
  keyring: Keyring,
  of: PersonalMembers,
  after: string,
): Promise<Batch> {
  const { rows } = await tx.query<{ id: string; raw: string }>(
    `select id, raw::text from ${of.table} where id > $1 and raw ?| $2::text[] order by id limit 100 for update`,
    [after, of.members],
  );
  for (const { id, raw } of rows) {
    const object = parseExact(raw);
    const { sealed, digest } = seal(of, keyring, id, cut(isObject(object) ? object : {}, of.members).taken);
    await tx.query(
      `update ${of.table} set raw = raw - $2::text[], personal = $3, personal_digest = $4 where id = $1`,
      [id, of.members, sealed, digest],
    );
  }
  return { resealed: rows.length, unreadable: 0, last: rows.at(-1)?.id ?? null };
}
