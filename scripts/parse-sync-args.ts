import { readOptions, WrongUse } from './wrong-use.ts';

export const SYNC_USAGE = `Usage:
  npm run sync -- --item <item id>   syncs one connection now
  npm run sync -- --user <user id>   all connections of a person
  npm run sync -- --all              everybody's
  --resume   continues a run of the last 24 hours that was interrupted: connections that it had synced are skipped, and
             an account that it had read in part is read from there. Without it everything is read from the start.`;

export type SyncArgs = (
  | { readonly itemId: string }
  | { readonly userId: string }
  | { readonly all: true }
) & { readonly resume?: true };

/** @throws {WrongUse} */
export function parseSyncArgs(args: readonly string[]): SyncArgs {
  const options = {
    item: { type: 'string' },
    user: { type: 'string' },
    all: { type: 'boolean' },
    resume: { type: 'boolean' },
  } as const;
  const { item, user, all, resume } = readOptions(args, options, SYNC_USAGE);
  const asked = [item, user, all].filter((value) => value !== undefined);
  if (asked.length !== 1)
    throw new WrongUse('Say what to sync: one connection, one person, or all.', SYNC_USAGE);
  const how = resume === true ? { resume } : {};
  if (item !== undefined) return { itemId: item, ...how };
  return user === undefined ? { all: true, ...how } : { userId: user, ...how };
}
