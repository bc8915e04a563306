import { withDatabase } from '../support/with-database.ts';
import { MIXED } from './tables.ts';

/** A digest of each row of the mixed tables, without the columns that every sync may write. */
export type MixedFacts = ReadonlyMap<string, string>;

export function readMixedFacts(databaseUrl: string): Promise<MixedFacts> {
  return withDatabase(databaseUrl, async (database) => {
    const facts = new Map<string, string>();
    for (const [table, columns] of Object.entries(MIXED)) {
      const { rows } = await database.query<{ id: string; digest: string }>(
        `select id, md5((to_jsonb(t) - $1::text[])::text) as digest from pluggy.${table} t`,
        [columns],
      );
      for (const { id, digest } of rows) facts.set(`${table} ${id}`, digest);
    }
    return facts;
  });
}

/** Rows that came, went or differ. */
export function countDifferent(before: MixedFacts, after: MixedFacts): number {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter((key) => before.get(key) !== after.get(key)).length;
}
