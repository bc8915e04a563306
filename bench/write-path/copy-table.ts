import { withDatabase } from '../support/with-database.ts';

/** The table that COPY fills: defined like the product's, with the same indexes and constraints. */
export const COPY_TABLE = 'pluggy.bench_copied_transactions';

/** `like … including all` takes everything but foreign keys. */
export function createCopyTable(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, async (database) => {
    await database.query(`create table ${COPY_TABLE} (like pluggy.transactions including all)`);
    await database.query(
      `alter table ${COPY_TABLE} add foreign key (account_id) references pluggy.accounts (id)`,
    );
  });
}

/** Both tables empty, and a checkpoint just done: every measurement starts from the same state. */
export function startAfresh(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, async (database) => {
    await database.query(`truncate pluggy.transactions, ${COPY_TABLE}`);
    await database.query('checkpoint');
  });
}
