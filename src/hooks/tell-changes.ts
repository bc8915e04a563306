import type { Database } from '../store/Database.ts';
import { numberChanges } from '../store/statements/changes/number-changes.ts';
import { listPlaces, passChanges } from '../store/statements/hooks/pass-changes.ts';

/**
 * Makes deliveries of what the change log tells since the last time, for each endpoint from its own place in it. Any number
 * of processes may do so: each entry becomes one delivery for each endpoint.
 * @returns how many deliveries were made or brought up to date
 */
export async function tellChanges(database: Database, now: Date): Promise<number> {
  const last = String(await numberChanges(database, now));
  let made = 0;
  for (const place of await listPlaces(database, last))
    made += await passChanges(database, { place, last }, now);
  return made;
}
