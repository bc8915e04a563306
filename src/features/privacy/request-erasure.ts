import { randomUUID } from 'node:crypto';
import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { ERASE_PERSON, requestRun, serialOfItem } from '../../queue/kinds.ts';
import { stopRun } from '../../queue/stop-run.ts';
import { beginErasure } from '../../store/statements/erasures/begin-erasure.ts';
import { hideItemsOfUser } from '../../store/statements/erasures/hide-items-of-user.ts';
import { listItemsToErase } from '../../store/statements/erasures/list-items-to-erase.ts';
import { makeErasureKey } from '../../store/statements/erasures/make-erasure-key.ts';
import { markUserErasing } from '../../store/statements/erasures/mark-user-erasing.ts';
import { recordErasedItems } from '../../store/statements/erasures/record-erased-items.ts';
import { revokeSessionsOfUser } from '../../store/statements/sessions/revoke-sessions-of-user.ts';
import type { Needs } from '../shared/Parts.ts';

/**
 * Begins to erase a person; the job `erase-person` does it. When this resolves, nothing of the person
 * is read any more, sessions and syncs are ended, and events about the items are not stored. A person nobody knows has a receipt too.
 * @returns the receipt's id; that of the erasure under way, where there is one
 * @throws {PublicError} encryption_key_missing
 */
export async function requestErasure(
  { database, clock, keyring }: Needs<'database' | 'clock' | 'keyring'>,
  userId: UserId,
): Promise<string> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  const id = randomUUID();
  return database.asSystem(async (tx) => {
    const now = clock.now();
    const key = await makeErasureKey(tx, keyring, now);
    if (key === undefined) throw new PublicError('encryption_key_missing');
    const receiptId = await beginErasure(tx, key, { id, userId }, now);
    const items = await listItemsToErase(tx, userId);
    await recordErasedItems(tx, key, items, receiptId, now);
    // a write that has begun is waited for; nothing of these runs is written afterwards
    for (const item of items) await stopRun(tx, serialOfItem(item.id));
    await hideItemsOfUser(tx, userId, now);
    await markUserErasing(tx, userId, now);
    await revokeSessionsOfUser(tx, userId, now);
    await requestRun(tx, ERASE_PERSON, receiptId, now);
    return receiptId;
  });
}
