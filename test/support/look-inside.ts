import pg from 'pg';
import { readConfig } from '../../src/config.ts';
import { Keyring } from '../../src/domain/Keyring.ts';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows of the service's tables, behind its back. */
export function rowsOf<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return withClient(databaseUrl, async (client) => (await client.query<Row>(sql, values)).rows);
}

/** Every row of every table, as text. */
export function dumpTables(databaseUrl: string): Promise<string> {
  return withClient(databaseUrl, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(
        `select row_to_json(t)::text as line from ${name} t order by 1`,
      );
      lines.push(...rows.map(({ line }) => `${name} ${line}`));
    }
    return lines.join('\n');
  });
}

/** What a service in the sandbox mode encrypts with, on a database of a test, unless it has keys of its own. */
export function sandboxKeyring(): Keyring {
  const env = { PLUGGY_MODE: 'sandbox', DATABASE_URL: 'postgresql://127.0.0.1/any' };
  return new Keyring(readConfig(env).encryptionKeys);
}

/** The secret that this purpose uses now, as its bytes. */
export async function secretOf(
  databaseUrl: string,
  purpose: 'webhook' | 'session',
  keyring = sandboxKeyring(),
): Promise<Buffer> {
  const [row] = await rowsOf<{ id: string; sealed: Buffer }>(
    databaseUrl,
    'select id::text as id, sealed from pluggy.secrets where purpose = $1 and retired_at is null',
    [purpose],
  );
  if (row === undefined) throw new Error(`there is no ${purpose} secret yet`);
  return Buffer.from(keyring.open(row.sealed, `pluggy.secrets/${row.id}`), 'hex');
}
