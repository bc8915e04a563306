import pg from 'pg';
import type { UserId } from '../../domain/ids.ts';

/** The setting by which PostgreSQL knows for whom a transaction is run. */
export const USER_SETTING = 'pluggy.user_id';

/** At the head of a transaction: for whom it is run. It holds until the transaction ends. */
export const forUser = (userId: UserId): string => `set local ${USER_SETTING} = ${pg.escapeLiteral(userId)}`;
