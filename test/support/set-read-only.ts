import { rowsOf } from './look-inside.ts';

/** For every connection to the database from now on; those that are open end. */
export async function setReadOnly(databaseUrl: string, isReadOnly: boolean): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const elsewhere = url.href; // a connection to the database itself could not take it back
  await rowsOf(elsewhere, `alter database ${name} set default_transaction_read_only = ${isReadOnly}`);
  await rowsOf(elsewhere, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
    name,
  ]);
}
