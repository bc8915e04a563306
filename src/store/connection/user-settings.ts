import pg from 'pg';
import type { UserId } from '../../domain/ids.ts';
import type { Access } from '../ScopedDatabase.ts';

/** The setting by which PostgreSQL knows for whom a transaction is run. */
export const USER_SETTING = 'pluggy.user_id';

/**
 * At the head of a transaction: for whom it is run, and as which role. Both hold until the transaction ends. What only reads
 * finds nothing of a person who waits to be erased; this is row-level security's doing, hence not so without a role.
 * @param role null: as the role that connected, which its own tables' policies do not bind
 */
export function forUser(userId: UserId, role: string | null, access: Access): string {
  const who = pg.escapeLiteral(userId);
  const user = access === 'write' ? `set local ${USER_SETTING} = ${who}` : `select pluggy.read_for(${who})`;
  return role === null ? user : `${user}; set local role ${pg.escapeIdentifier(role)}`;
}
