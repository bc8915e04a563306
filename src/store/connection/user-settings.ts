import pg from 'pg';
import type { UserId } from '../../domain/ids.ts';

/** The setting by which PostgreSQL knows for whom a transaction is run. */
export const USER_SETTING = 'pluggy.user_id';

/**
 * At the head of a transaction: for whom it is run, and as which role. Both hold until the transaction ends.
 * @param role null: as the role that connected
 */
export function forUser(userId: UserId, role: string | null): string {
  const user = `set local ${USER_SETTING} = ${pg.escapeLiteral(userId)}`;
  return role === null ? user : `set local role ${pg.escapeIdentifier(role)}; ${user}`;
}
