import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Queryable } from '../../src/store/Queryable.ts';

const FOLDER = new URL('../../src/store/migrations/', import.meta.url);

/** Leaves an empty database as the version of this program did whose last migration had this number. */
export async function migrateTo(database: Queryable, last: number, now: Date): Promise<void> {
  await database.query('create schema pluggy');
  await database.query(`create table pluggy.migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`);
  for (const file of readdirSync(FOLDER).sort()) {
    const number = Number(file.slice(0, 4));
    if (number > last) continue;
    const sql = readFileSync(new URL(file, FOLDER), 'utf8');
    await database.query(sql);
    await database.query('insert into pluggy.migrations values ($1, $2, $3, $4)', [
      number,
      file.slice(5, -'.sql'.length),
      createHash('sha256').update(sql).digest('hex'),
      now,
    ]);
  }
  await database.query(`insert into pluggy.settings values ('mode', 'sandbox')`);
}
