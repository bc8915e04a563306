import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { KINDS_IN_ORDER } from '../../store/fragments/feed-kinds.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { hasLost } from '../../store/statements/changes/has-lost.ts';
import { type LoggedId, type LogPlace, listChanges } from '../../store/statements/changes/list-changes.ts';
import {
  type FeedKey,
  type FeedObject,
  listFeedObjects,
} from '../../store/statements/changes/list-feed-objects.ts';
import { listKeptObjects, WALK_START } from '../../store/statements/changes/list-kept-objects.ts';
import { listSuccessors, type Succession } from '../../store/statements/changes/list-successors.ts';
import type { ChangeKind } from '../../store/statements/changes/record-changes.ts';
import { listUsersToForget } from '../../store/statements/erasures/list-users-to-forget.ts';
import type { Needs } from '../shared/Parts.ts';
import {
  afterSequence,
  decodeFeedCursor,
  encodeFeedCursor,
  type FeedCursor,
  heldBy,
  type Walk,
} from './feed-cursor.ts';
import { lastSequence } from './missed-changes.ts';
import { openFeedObjects } from './open-feed-objects.ts';

/** An entry before what is encrypted in its object is opened. */
interface Entry {
  readonly sequence: bigint;
  readonly key: FeedKey;
  readonly kind: ChangeKind | 'user';
  /** Undefined: it is not there. */
  readonly object: FeedObject | undefined;
  readonly succession: Succession | undefined;
}

interface Read {
  readonly entries: readonly Entry[];
  readonly next: FeedCursor;
  readonly hasMore: boolean;
}

/** What one page is read with. */
interface Reading {
  readonly tx: Queryable;
  /** Whose feed; null: everybody's. */
  readonly userId: UserId | null;
  readonly limit: number;
  /** The last number of the log before the page was read. */
  readonly last: bigint;
}

const nameOf = (kind: string, { userId, accountId, id }: FeedKey): string =>
  JSON.stringify([kind, userId, accountId, id]);

/** The next objects that are there, kind by kind. */
async function readWalk({ tx, userId, limit }: Reading, walk: Walk): Promise<Read> {
  const entries: Entry[] = [];
  let { kind, place } = walk;
  for (const next of KINDS_IN_ORDER.slice(KINDS_IN_ORDER.indexOf(kind))) {
    if (next !== kind) [kind, place] = [next, WALK_START];
    const found = await listKeptObjects(tx, userId, kind, place, limit - entries.length);
    for (const object of found)
      entries.push({ sequence: walk.began, key: object, kind: next, object, succession: undefined });
    place = found.at(-1)?.place ?? place;
    if (entries.length === limit)
      return { entries, next: { walk: { began: walk.began, kind, place } }, hasMore: true };
  }
  return { entries, next: afterSequence(walk.began), hasMore: false };
}

/** Each id once, where it is named last. */
function onlyLast(logged: readonly LoggedId[]): LoggedId[] {
  const last = new Map<string, LoggedId>();
  for (const one of logged) {
    const name = nameOf(one.kind, { ...one, id: one.id ?? '' });
    last.delete(name);
    last.set(name, one);
  }
  return [...last.values()];
}

/**
 * What the log names after a place, each object as it is now. Who has read to the end has read what all users' entries are up
 * to the last number, also where none of them was theirs: so a cursor does not grow old while nothing happens.
 */
async function readLog({ tx, userId, limit, last }: Reading, from: LogPlace): Promise<Read> {
  const logged = await listChanges(tx, userId, from, limit + 1);
  const page = logged.slice(0, limit);
  const wanted = onlyLast(page).map((one) => ({ ...one, id: one.id ?? '' }));
  const objects = new Map<string, FeedObject>();
  for (const kind of KINDS_IN_ORDER) {
    const keys = wanted.filter((one) => one.kind === kind);
    if (keys.length === 0) continue;
    for (const object of await listFeedObjects(tx, userId, kind, keys))
      objects.set(nameOf(kind, object), object);
  }
  const gone = wanted.filter((one) => one.kind === 'transaction' && !objects.has(nameOf(one.kind, one)));
  const successions = new Map<string, Succession>();
  if (gone.length > 0)
    for (const one of await listSuccessors(tx, userId, gone))
      successions.set(nameOf('transaction', one), one);
  const entries = wanted.map((one): Entry => {
    const name = nameOf(one.kind, one);
    return {
      sequence: one.sequence,
      key: one,
      kind: one.kind,
      object: objects.get(name),
      succession: successions.get(name),
    };
  });
  const { sequence, passed } = page.at(-1) ?? from;
  const hasMore = logged.length > limit;
  const next = !hasMore && sequence <= last ? afterSequence(last) : { log: { sequence, passed } };
  return { entries, next, hasMore };
}

/** The log goes on where the walk ends, in the same page. */
async function readBoth(reading: Reading, cursor: FeedCursor): Promise<Read> {
  const walked: Read =
    'walk' in cursor ? await readWalk(reading, cursor.walk) : { entries: [], next: cursor, hasMore: false };
  const { next } = walked;
  if ('walk' in next) return walked;
  const followed = await readLog({ ...reading, limit: reading.limit - walked.entries.length }, next.log);
  return { ...followed, entries: [...walked.entries, ...followed.entries] };
}

/** Why a transaction is gone, where that is known; of other kinds, and of what went to another user, no more is said. */
const GONE = 'gone';

function textOf({ sequence, key, kind, succession }: Entry, object: string | undefined): string {
  const { userId, accountId, id } = key;
  const head = {
    sequence: Number(sequence),
    userId,
    kind,
    op: object === undefined ? 'remove' : 'put',
    id: kind === 'user' ? userId : id,
    ...(accountId === null ? {} : { accountId }),
  };
  if (object !== undefined) return `${JSON.stringify(head).slice(0, -1)},"object":${object}}`;
  if (kind === 'user') return JSON.stringify({ ...head, reason: 'erased' });
  const { reason = null, replacedById = null } = succession ?? {};
  return JSON.stringify({
    ...head,
    reason: reason ?? GONE,
    ...(kind === 'transaction' ? { replacedById } : {}),
  });
}

/** The JSON texts of entries, in their order. */
async function present(parts: Needs<'keyring' | 'documents'>, entries: readonly Entry[]): Promise<string[]> {
  const opened = new Map<FeedObject, string>();
  for (const kind of KINDS_IN_ORDER) {
    const objects = entries.flatMap((entry) =>
      entry.kind === kind && entry.object !== undefined ? [entry.object] : [],
    );
    if (objects.length === 0) continue;
    const texts = await openFeedObjects(parts, kind, objects);
    objects.forEach((object, at) => void opened.set(object, texts[at] ?? '{}'));
  }
  return entries.map((entry) => textOf(entry, entry.object && opened.get(entry.object)));
}

export interface FeedPage {
  /** JSON texts of the entries. */
  readonly entries: readonly string[];
  /** The cursor of the next page. */
  readonly next: string;
  /** Whether there is more to read at once. */
  readonly hasMore: boolean;
}

/**
 * One page of the feed: first all objects, then what changed. A copy to which the pages are applied in their order equals
 * the tables. Of a user who is being erased it has nothing but the entry that says so.
 * @param userId whose feed; null: everybody's, for the operator
 * @throws {PublicError} invalid_cursor, cursor_mismatch, cursor_expired, encryption_key_missing
 */
export async function readFeed(
  parts: Needs<'database' | 'workDatabase' | 'clock' | 'keyring' | 'documents'>,
  userId: UserId | null,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<FeedPage> {
  const { database, keyring } = parts;
  const given = after === undefined ? undefined : decodeFeedCursor(after, userId);
  const last = await lastSequence(parts);
  const toForget = await database.asSystem((tx) => listUsersToForget(tx, keyring), 'read');
  const isShown = ({ key, kind }: Entry): boolean => kind === 'user' || !toForget.has(key.userId);
  const cursor = given ?? { walk: { began: last, kind: KINDS_IN_ORDER[0] ?? 'item', place: WALK_START } };
  const work = async (tx: Queryable): Promise<Read> => {
    const read = await readBoth({ tx, userId, limit, last }, cursor);
    const { sequence, isWhole } = heldBy(cursor);
    if (await hasLost(tx, sequence, isWhole)) throw new PublicError('cursor_expired', { field: 'after' });
    return read;
  };
  const read: Read = await (userId === null
    ? database.asSystem(work, 'read')
    : database.asUser(userId, work, 'read'));
  return {
    entries: await present(parts, read.entries.filter(isShown)),
    next: encodeFeedCursor(read.next, userId),
    hasMore: read.hasMore,
  };
}
