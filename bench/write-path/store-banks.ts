import type { UserId } from '../../src/domain/ids.ts';
import { withDatabase } from '../support/with-database.ts';
import type { Bank } from './generate-banks.ts';

/** What the rows of a bank refer to: its user, its item and its accounts. */
export function storeBanks(databaseUrl: string, userId: UserId, banks: readonly Bank[]): Promise<void> {
  return withDatabase(databaseUrl, async (database) => {
    await database.query('insert into pluggy.users (id, created_at) values ($1, now())', [userId]);
    for (const { itemId, accounts } of banks) {
      await database.query(
        `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at)
         values ($1, $2, 'bench', 'UPDATED', '{}', now(), now())`,
        [itemId, userId],
      );
      await database.query(
        `insert into pluggy.accounts (id, item_id, user_id, type, raw, first_seen_at, changed_at)
         select id, $2, $3, 'BANK', '{}', now(), now() from unnest($1::uuid[]) id`,
        [accounts.map(({ accountId }) => accountId), itemId, userId],
      );
    }
  });
}
