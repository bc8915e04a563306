import { PublicError } from '../../domain/errors.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { refreshStanding } from '../../domain/refresh.ts';
import { PluggyResponseError } from '../../pluggy/pluggy-errors.ts';
import { RANK } from '../../queue/job.ts';
import { requestRun, SYNC_ITEM } from '../../queue/kinds.ts';
import { notifyChange } from '../../store/notify-change.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { findConnection } from '../../store/statements/items/find-connection.ts';
import { findItemChoices, type ItemChoices } from '../../store/statements/items/find-item-choices.ts';
import { markAutoSync } from '../../store/statements/items/mark-auto-sync.ts';
import { noteRefresh } from '../../store/statements/items/note-refresh.ts';
import { writeItemAlias } from '../../store/statements/items/write-item-alias.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { presentConnection } from '../shared/present-item.ts';
import { askRefresh, RefreshRefused } from './ask-refresh.ts';

/** What is to be set of a connection; what is not named stays as it is. */
export interface ItemChange {
  /** The person's own name of it; null takes it back. */
  readonly alias?: string | null | undefined;
  /** Whether Pluggy reads it by itself. */
  readonly autoSync?: boolean | undefined;
}

type Asks = Needs<'database' | 'clock' | 'client'>;

const lastRefusal = ({ refused, refusedAt, allowedAt }: ItemChoices) =>
  refused === null || refusedAt === null ? null : { reason: refused, at: refusedAt, allowedAt };

/**
 * The JSON text of one connection: as in the list, with its consents, whether Pluggy reads it by itself, and whether it can be
 * asked to now.
 * @throws {PublicError} item_not_found
 */
export async function readItem(
  { database, clock }: Needs<'database' | 'clock'>,
  userId: UserId,
  itemId: ItemId,
  language: Language,
): Promise<string> {
  const find = async (tx: Queryable) => ({
    item: await findConnection(tx, userId, itemId),
    choices: await findItemChoices(tx, userId, itemId),
  });
  const { item, choices } = await database.asUser(userId, find, 'read');
  if (item === undefined) throw new PublicError('item_not_found');
  const now = clock.now();
  const refresh = refreshStanding(JSON.parse(item.raw), lastRefusal(choices), now);
  return presentConnection(item, language, now, { refresh });
}

/** Pluggy reads it, or will: what it says then is to be read soon. */
async function expectNews({ database, clock }: Asks, userId: UserId, itemId: ItemId): Promise<void> {
  await database.asSystem(async (tx) => {
    await requestRun(tx, SYNC_ITEM, itemId, clock.now(), { rank: RANK.awaited });
    await notifyChange(tx, 'item', { userId, itemId });
  });
}

/** Asks Pluggy, and keeps what it said. */
async function refresh(parts: Asks, userId: UserId, itemId: ItemId): Promise<void> {
  const { database, clock } = parts;
  const note = (refusal: RefreshRefused | null) =>
    database.asUser(userId, (tx) => noteRefresh(tx, userId, { itemId, refusal }, clock.now()));
  try {
    await askRefresh(parts, itemId);
  } catch (error) {
    if (error instanceof RefreshRefused) await note(error);
    throw error;
  }
  await note(null);
  await expectNews(parts, userId, itemId);
}

/**
 * Asks Pluggy to read the bank now.
 * @returns the JSON text of the connection
 * @throws {PublicError} item_not_found, refresh_too_soon, refresh_needs_login, refresh_not_possible
 */
export async function refreshItem(
  parts: Asks,
  userId: UserId,
  itemId: ItemId,
  language: Language,
): Promise<string> {
  await readItem(parts, userId, itemId, language);
  await refresh(parts, userId, itemId);
  return readItem(parts, userId, itemId, language);
}

const gone = (error: unknown): unknown =>
  error instanceof PluggyResponseError && error.status === 404 ? new PublicError('item_not_found') : error;

async function setAutoSync(parts: Asks, userId: UserId, itemId: ItemId, autoSync: boolean): Promise<void> {
  const { client, database, clock } = parts;
  // an update that is asked for begins the daily reading again
  if (autoSync) await refresh(parts, userId, itemId);
  else
    await client.disableAutoSync(itemId, WHILE_SOMEBODY_WAITS).catch((error: unknown) => {
      throw gone(error);
    });
  const now = clock.now();
  const disabledAt = autoSync ? null : now.toISOString();
  await database.asSystem((tx) => markAutoSync(tx, userId, { itemId, disabledAt }, now));
  await expectNews(parts, userId, itemId);
}

/**
 * Keeps what a person sets of a connection.
 * @returns the JSON text of the connection as it is now
 * @throws {PublicError} item_not_found; for `autoSync: true` as refreshItem
 */
export async function changeItem(
  parts: Asks,
  userId: UserId,
  itemId: ItemId,
  { alias, autoSync }: ItemChange,
  language: Language,
): Promise<string> {
  const { database, clock } = parts;
  const before = JSON.parse(await readItem(parts, userId, itemId, language)) as {
    readonly autoSync: boolean;
  };
  if (autoSync !== undefined && autoSync !== before.autoSync)
    await setAutoSync(parts, userId, itemId, autoSync);
  if (alias !== undefined)
    await database.asUser(userId, async (tx) => {
      await writeItemAlias(tx, userId, { itemId, alias }, clock.now());
      await notifyChange(tx, 'item', { userId, itemId });
    });
  return readItem(parts, userId, itemId, language);
}

/**
 * Passes on what the person answers to the bank; nothing of it is kept.
 * @returns the JSON text of the connection
 * @throws {PublicError} item_not_found, mfa_not_awaited
 */
export async function answerMfa(
  parts: Asks,
  userId: UserId,
  itemId: ItemId,
  parameters: Readonly<Record<string, string>>,
  language: Language,
): Promise<string> {
  await readItem(parts, userId, itemId, language);
  await parts.client.answerMfa(itemId, parameters, WHILE_SOMEBODY_WAITS).catch((error: unknown) => {
    if (!(error instanceof PluggyResponseError) || ![400, 404, 409].includes(error.status)) throw error;
    // without its cause: Pluggy may repeat what the person typed
    throw new PublicError('mfa_not_awaited', { code: error.codeDescription ?? 'ITEM_MFA_NOT_FOUND' });
  });
  await expectNews(parts, userId, itemId);
  return readItem(parts, userId, itemId, language);
}
