import type { ItemId, UserId } from '../../domain/ids.ts';
import { beginSyncBatch } from '../../store/statements/syncs/begin-sync-batch.ts';
import { endSyncBatch } from '../../store/statements/syncs/end-sync-batch.ts';
import { findSyncBatch } from '../../store/statements/syncs/find-sync-batch.ts';
import type { Needs } from '../shared/Parts.ts';

export interface Resumption {
  /** Continues a run that was interrupted: what it has done counts. Default: everything is read from the start. */
  readonly resume?: boolean | undefined;
}

export type SyncChoice = (
  | { readonly itemId: ItemId }
  | { readonly userId: UserId }
  | { readonly all: true }
) &
  Resumption;

/** An interrupted run that is older began with data that is old by now. */
const GOES_ON_FOR_MS = 24 * 60 * 60_000;

/** A run over many connections, from its begin to its end, whatever interruptions lie between. */
export interface SyncBatch {
  /** What was synced since then is not synced again. */
  readonly began: Date;
  /** Every connection has ended, one way or the other: the next run reads all of them. */
  end(): Promise<void>;
}

/** Undefined for a single connection, of which there is nothing to skip. */
function scopeOf(choice: SyncChoice, clientId: string): string | undefined {
  if ('itemId' in choice) return undefined;
  return 'userId' in choice ? `${clientId}:user:${choice.userId}` : `${clientId}:all`;
}

/** The batch of this choice: one that was interrupted, or a new one. */
export async function openSyncBatch(
  { database, clock, config }: Needs<'database' | 'clock' | 'config'>,
  choice: SyncChoice,
): Promise<SyncBatch | undefined> {
  const scope = scopeOf(choice, config.pluggy.clientId);
  if (scope === undefined) return undefined;
  const now = clock.now();
  const notBefore = new Date(now.getTime() - GOES_ON_FOR_MS);
  const find = () => database.asSystem((tx) => findSyncBatch(tx, scope), 'read');
  const interrupted = choice.resume === true ? await find() : undefined;
  const goesOn = interrupted !== undefined && interrupted >= notBefore;
  if (!goesOn) await database.asSystem((tx) => beginSyncBatch(tx, scope, { now, notBefore }));
  const began = goesOn ? interrupted : now;
  return { began, end: () => database.asSystem((tx) => endSyncBatch(tx, scope, began)) };
}
