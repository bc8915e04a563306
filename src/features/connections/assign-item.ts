import { errorCodeOf, PublicError } from '../../domain/errors.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import { parseUserId } from '../../domain/ids.ts';
import { mayBeGivenTo } from '../../domain/owner.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { requestRun, SYNC_ITEM, serialOfItem } from '../../queue/kinds.ts';
import { stopRun } from '../../queue/stop-run.ts';
import type { StoredItem } from '../../store/fragments/item-columns.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { isErasedItem } from '../../store/statements/erasures/is-erased-item.ts';
import { findItem } from '../../store/statements/items/find-item.ts';
import { giveItem } from '../../store/statements/items/give-item.ts';
import { lockGiving } from '../../store/statements/items/lock-giving.ts';
import { lockItemOwner } from '../../store/statements/items/lock-item-owner.ts';
import { moveTransactionsAhead } from '../../store/statements/items/move-transactions-ahead.ts';
import { upsertItem } from '../../store/statements/items/upsert-item.ts';
import { fetchItem, type ItemAnswer } from '../../sync/run/fetch-item.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';

/** What Pluggy said when its item was to get the user's id too. Refused or not, the owner given here stays. */
export interface AtPluggy {
  readonly accepted: boolean;
  /** Pluggy's own code, such as ITEM_ALREADY_UPDATING, or one of docs/errors.md; null when it accepted. */
  readonly code: string | null;
}

export interface AssignedItem {
  readonly item: StoredItem;
  readonly atPluggy: AtPluggy;
}

/** Stores what Pluggy says of the item, unless it is known already: then its sync does. */
async function makeKnown(
  tx: Queryable,
  { config, keyring }: Needs<'config' | 'keyring'>,
  itemId: ItemId,
  answer: ItemAnswer,
  now: Date,
) {
  if ((await findItem(tx, itemId)) !== undefined) return;
  if (await isErasedItem(tx, keyring, itemId)) throw new PublicError('item_not_found');
  const userId = parseUserId(answer.facts.clientUserId) ?? null;
  await upsertItem(tx, { id: itemId, userId, clientId: config.pluggy.clientId, raw: answer.raw }, now);
}

/** In one transaction: after it everything is the user's, before it nothing was. */
function give(
  parts: Needs<'database' | 'clock' | 'config' | 'keyring'>,
  itemId: ItemId,
  userId: UserId,
  answer: ItemAnswer,
): Promise<StoredItem> {
  const { database, clock } = parts;
  return database.asSystem(async (tx) => {
    const now = clock.now();
    await lockGiving(tx, itemId);
    // a sync under way writes for the owner that it began with
    await stopRun(tx, serialOfItem(itemId));
    const before = await lockItemOwner(tx, itemId);
    if (!mayBeGivenTo(userId, answer.facts, before)) throw new PublicError('item_owned');
    await makeKnown(tx, parts, itemId, answer, now);
    // an owner by the word of Pluggy's clientUserId stays one
    const isOwner = before?.userId === userId && before.ownerGivenAt === null;
    if (!isOwner) await giveItem(tx, itemId, userId, now);
    await requestRun(tx, SYNC_ITEM, itemId, now);
    for (const kind of ['item', 'accounts', 'transactions'] as const)
      for (const watcher of new Set([userId, before?.userId ?? userId]))
        await notifyChange(tx, kind, { userId: watcher, itemId });
    const item = await findItem(tx, itemId);
    if (item === undefined) throw new PublicError('item_not_found');
    return item;
  });
}

/** Pluggy takes it as the wish for a new run at the bank, which it may refuse for many reasons; none matters here. */
async function tellPluggy(
  { client, logger }: Needs<'client' | 'logger'>,
  itemId: ItemId,
  userId: UserId,
): Promise<AtPluggy> {
  try {
    await client.updateItem(itemId, { clientUserId: userId }, WHILE_SOMEBODY_WAITS);
    return { accepted: true, code: null };
  } catch (error) {
    const own = error instanceof PluggyResponseError ? error.codeDescription : undefined;
    const code = own ?? errorCodeOf(error);
    logger.warn({ itemId, problem: code }, 'Pluggy did not take the owner of an item; it is kept here');
    return { accepted: false, code };
  }
}

/**
 * Gives a connection that is nobody's to a user, with everything that is stored of it, and asks for its sync. The owner
 * given here stays, whatever Pluggy says while its `clientUserId` is null. Safe to repeat. Large accounts are moved in
 * steps before anything of them can be seen; the last step is one transaction.
 * @throws {PublicError} item_not_found (Pluggy does not know it), item_owned
 */
export async function assignItem(
  parts: Needs<'client' | 'database' | 'clock' | 'config' | 'keyring' | 'logger'>,
  itemId: ItemId,
  userId: UserId,
): Promise<AssignedItem> {
  const { client, database } = parts;
  const answer = await fetchItem(client, itemId, WHILE_SOMEBODY_WAITS);
  if (answer === undefined) throw new PublicError('item_not_found');
  const assertMayBeGiven = async (tx: Queryable): Promise<void> => {
    const owner = await lockItemOwner(tx, itemId);
    if (!mayBeGivenTo(userId, answer.facts, owner)) throw new PublicError('item_owned');
  };
  await database.asSystem(assertMayBeGiven);
  await moveTransactionsAhead(database, itemId, userId, assertMayBeGiven);
  const item = await give(parts, itemId, userId, answer);
  const isKnownThere = answer.facts.clientUserId === userId;
  return {
    item,
    atPluggy: isKnownThere ? { accepted: true, code: null } : await tellPluggy(parts, itemId, userId),
  };
}
