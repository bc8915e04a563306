import { parseArgs } from 'node:util';

export const SYNC_USAGE = `Usage:
  npm run sync -- --item <item id>   syncs one connection now
  npm run sync -- --user <user id>   all connections of a person
  npm run sync -- --all              everybody's
A run that was interrupted goes on where it stopped when it is started again within 24 hours: connections that were
synced since it began are skipped, and an account that was read in part is not begun anew. With --fresh all is.`;

export type SyncArgs = (
  | { readonly itemId: string }
  | { readonly userId: string }
  | { readonly all: true }
) & { readonly fresh?: true };

/** @throws {Error} that says what is wrong and how it is used */
export function parseSyncArgs(args: readonly string[]): SyncArgs {
  try {
    const options = {
      item: { type: 'string' },
      user: { type: 'string' },
      all: { type: 'boolean' },
      fresh: { type: 'boolean' },
    } as const;
    const { item, user, all, fresh } = parseArgs({ args: [...args], options, strict: true }).values;
    const asked = [item, user, all].filter((value) => value !== undefined);
    if (asked.length !== 1) throw new Error('Say what to sync.');
    const how = fresh === true ? { fresh } : {};
    if (item !== undefined) return { itemId: item, ...how };
    return user === undefined ? { all: true, ...how } : { userId: user, ...how };
  } catch (error) {
    const said = error instanceof Error ? error.message : 'These arguments cannot be read.';
    throw new Error(`${said}\n\n${SYNC_USAGE}`);
  }
}
