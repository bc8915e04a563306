import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { MigrationError } from './MigrationError.ts';

export const MIGRATIONS = new URL('../migrations/', import.meta.url);

export interface Migration {
  readonly number: number;
  /** Its file without the ending, such as `0012-days`. */
  readonly label: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** Null: it runs in a transaction of its own. */
  readonly outside: OutsideStep | null;
}

/** The one statement of a migration that PostgreSQL only takes outside of a transaction. */
export interface OutsideStep {
  /** The index that it builds; null: it drops one. */
  readonly builds: string | null;
}

const CREATE = /^create (?:unique )?index concurrently (?:if not exists )?(\w+) on [^;]+$/i;
const DROP = /^drop index concurrently if exists pluggy\.\w+$/i;

/**
 * What stays with the tables' readers and writers while an index is built is written as `create index concurrently`, which
 * PostgreSQL takes in no transaction. Such a statement has a file of its own: then it is known what is left of one that failed.
 */
function outsideStepOf(label: string, sql: string): OutsideStep | null {
  const bare = sql.replace(/--.*$/gm, ' ').replace(/\s+/g, ' ').replace(/;? ?$/, '').trim();
  if (!/\bconcurrently\b/i.test(bare)) return null;
  const builds = CREATE.exec(bare)?.[1] ?? null;
  if (builds === null && !DROP.test(bare))
    throw new MigrationError(
      `migration ${label} runs outside of a transaction and is not one statement of the form ` +
        '"create index concurrently … on pluggy.…" or "drop index concurrently if exists pluggy.…"; give it a file of its own',
    );
  return { builds };
}

/** The migrations of a folder, in the order of their numbers. */
export async function readMigrations(folder: URL): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, folder), 'utf8');
      const label = file.slice(0, -'.sql'.length);
      return {
        number: Number(file.slice(0, 4)),
        label,
        name: file.slice(5, -'.sql'.length),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
        outside: outsideStepOf(label, sql),
      };
    }),
  );
}
