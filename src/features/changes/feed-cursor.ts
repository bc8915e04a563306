import { createHash } from 'node:crypto';
import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';
import { KINDS_IN_ORDER } from '../../store/fragments/feed-kinds.ts';
import type { LogPlace } from '../../store/statements/changes/list-changes.ts';
import type { WalkPlace } from '../../store/statements/changes/list-kept-objects.ts';
import type { ChangeKind } from '../../store/statements/changes/record-changes.ts';

/** Going through everything that there is; the log is followed from `began` afterwards. */
export interface Walk {
  readonly began: bigint;
  readonly kind: ChangeKind;
  readonly place: WalkPlace;
}

/** Where a follower of the feed stands. */
export type FeedCursor = { readonly walk: Walk } | { readonly log: LogPlace };

/** Behind all ids of an entry. */
const WHOLE_ENTRY = 2_147_483_647;

export const afterSequence = (sequence: bigint): FeedCursor => ({ log: { sequence, passed: WHOLE_ENTRY } });

/** Of the log's entries, the number up to which a follower has all, and whether it has all ids of that one. */
export const heldBy = (cursor: FeedCursor): { readonly sequence: bigint; readonly isWhole: boolean } =>
  'walk' in cursor
    ? { sequence: cursor.walk.began, isWhole: true }
    : { sequence: cursor.log.sequence, isWhole: cursor.log.passed === WHOLE_ENTRY };

/** A cursor goes on in the feed that it is from: of this user, or of all. */
const feedOf = (userId: UserId | null): string =>
  userId === null ? '' : createHash('sha256').update(userId).digest('base64url').slice(0, 12);

const SEQUENCE = /^\d{1,18}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to callers. */
export function encodeFeedCursor(cursor: FeedCursor, userId: UserId | null): string {
  const parts =
    'log' in cursor
      ? ['log', cursor.log.sequence, cursor.log.passed]
      : [
          'walk',
          cursor.walk.began,
          cursor.walk.kind,
          cursor.walk.place.account,
          cursor.walk.place.id,
          cursor.walk.place.digest,
        ];
  return Buffer.from([feedOf(userId), ...parts].join('|')).toString('base64url');
}

function parse([mode, sequence = '', ...rest]: readonly string[]): FeedCursor | undefined {
  if (!SEQUENCE.test(sequence)) return undefined;
  if (mode === 'log') {
    const passed = Number(rest[0]);
    const isPlace = rest.length === 1 && Number.isInteger(passed) && passed >= 0 && passed <= WHOLE_ENTRY;
    return isPlace ? { log: { sequence: BigInt(sequence), passed } } : undefined;
  }
  const [name, account = '', id = '', digest = ''] = rest;
  const kind = KINDS_IN_ORDER.find((one) => one === name);
  const areIds = [account, id, digest].every((text) => UUID.test(text));
  if (mode !== 'walk' || kind === undefined || rest.length !== 4 || !areIds) return undefined;
  return { walk: { began: BigInt(sequence), kind, place: { account, id, digest } } };
}

/**
 * @param text what `encodeFeedCursor` made, or a bare sequence number, as events and outgoing webhooks carry it
 * @throws {PublicError} invalid_cursor, cursor_mismatch
 */
export function decodeFeedCursor(text: string, userId: UserId | null): FeedCursor {
  if (SEQUENCE.test(text)) return afterSequence(BigInt(text));
  const [feed, ...parts] = Buffer.from(text, 'base64url').toString('utf8').split('|');
  const cursor = parse(parts);
  if (cursor === undefined) throw new PublicError('invalid_cursor', { field: 'after' });
  if (feed !== feedOf(userId)) throw new PublicError('cursor_mismatch', { field: 'after' });
  return cursor;
}
