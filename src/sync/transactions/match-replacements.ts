import type { TransactionId } from '../../domain/ids.ts';
import type { Candidate } from '../../store/statements/transactions/list-candidates.ts';

/** A row as it is matched. */
export type LinkableRow = Candidate;

export type Evidence = 'provider_id' | 'content' | 'date_moved' | 'text_changed';

export interface Replacement {
  readonly oldId: TransactionId;
  readonly newId: TransactionId;
  readonly evidence: Evidence;
}

const HOUR_MS = 3_600_000;
/** A bank may lack a row at one daily reading, and a weekend's readings may fail. */
export const APART_MS = 72 * HOUR_MS;
/** Where the words or the day differ, both have to come to light with the same reading of the bank. */
export const TOGETHER_MS = HOUR_MS;
/** A purchase of a Friday is posted on Monday, or on Tuesday after a holiday. */
export const DAYS_MOVED = 4;
/** What is contained in another text must say something. */
const MIN_TEXT = 4;
/** So many equal rows within days are ambiguous anyway. */
const MAX_ALIKE = 500;

/** Words alone, without case, accents and punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const agree = <T>(left: T | null, right: T | null): boolean =>
  left === null || right === null || left === right;

export const apart = (gone: LinkableRow, came: LinkableRow): number =>
  Math.abs(came.firstSeenAt - (gone.goneAt ?? 0));

/** Nothing that is known speaks against it; by itself that is no reason to link. */
export function mayFollow(gone: LinkableRow, came: LinkableRow): boolean {
  return (
    came.firstSeenAt > gone.firstSeenAt &&
    apart(gone, came) <= APART_MS &&
    (gone.status !== 'POSTED' || came.status === 'POSTED') &&
    agree(gone.instalment, came.instalment) &&
    agree(gone.purchaseDay, came.purchaseDay) &&
    // a bank may change its own id of a transaction until it is booked, and not afterwards
    (gone.status === 'PENDING' || agree(gone.providerId, came.providerId))
  );
}

function byPosition(left: LinkableRow, right: LinkableRow): number {
  return (
    (left.order ?? 0) - (right.order ?? 0) ||
    left.firstSeenAt - right.firstSeenAt ||
    (left.id < right.id ? -1 : 1)
  );
}

function isWithin(short: string, long: string): boolean {
  return short.length >= MIN_TEXT && ` ${long} `.includes(` ${short} `);
}

/** The same words, or one is the other with more words around it. */
export const areRelated = (left: string, right: string): boolean =>
  left === right || isWithin(left, right) || isWithin(right, left);

type KeyOf = (row: LinkableRow) => string | undefined;

const join = (...parts: readonly (string | number | null)[]): string => JSON.stringify(parts);

const byProviderId: KeyOf = ({ providerId, type, instalment }) =>
  providerId === null ? undefined : join(providerId, type, instalment);

const content =
  (rest: (row: LinkableRow) => readonly (string | number | null)[] | undefined): KeyOf =>
  (row) => {
    const more = rest(row);
    if (row.text === '' || more === undefined) return undefined;
    return join(row.money, row.type, row.text, row.instalment, ...more);
  };

const dayOf = ({ purchaseDay, day }: LinkableRow): string =>
  purchaseDay === null ? `on ${day}` : `bought ${purchaseDay}`;

/** From the surest on. The last is for banks that give the day of the purchase of posted rows alone. */
const CONTENTS: readonly KeyOf[] = [
  content((row) => (row.order === null ? undefined : [dayOf(row), row.order])),
  content((row) => [dayOf(row)]),
  content((row) => [row.day]),
];

/** Rows that went and rows that are there, and what is decided of them. */
class Matching {
  readonly #rows: readonly LinkableRow[];
  readonly #isComplete: boolean;
  readonly #taken = new Set<LinkableRow>();
  readonly found: Replacement[] = [];

  constructor(rows: readonly LinkableRow[], isComplete: boolean) {
    this.#rows = rows;
    this.#isComplete = isComplete;
  }

  /** One row went and one came, of all that bear the id. */
  matchProviderIds(): void {
    for (const group of this.#groups(byProviderId)) {
      const [gone, came] = [group.filter(isGone), group.filter((row) => !isGone(row))];
      const [old, next] = [gone[0], came[0]];
      if (gone.length !== 1 || came.length !== 1 || old === undefined || next === undefined) continue;
      const isLater = next.firstSeenAt > old.firstSeenAt && apart(old, next) <= APART_MS;
      const isBooked = old.status !== 'POSTED' || next.status === 'POSTED';
      if (this.#isFree(next) && isLater && isBooked) this.#link(old, next, 'provider_id');
    }
  }

  /** As many came as went, and they pair off in their order. */
  matchContents(keyOf: KeyOf): void {
    for (const group of this.#groups(keyOf)) {
      const gone = group.filter((row) => isGone(row) && this.#isFree(row)).sort(byPosition);
      const came = group
        .filter((row) => !isGone(row) && this.#isFree(row) && gone.some((old) => mayFollow(old, row)))
        .sort(byPosition);
      if (gone.length !== came.length || (!this.#isComplete && this.#isContested(group, came))) continue;
      const pairs = gone.flatMap((old, index) => {
        const next = came[index];
        return next !== undefined && mayFollow(old, next) ? [[old, next] as const] : [];
      });
      if (pairs.length < gone.length) continue;
      for (const [old, next] of pairs) this.#link(old, next, 'content');
    }
  }

  /** Pending, and posted some days later; no row like them is near. */
  matchMovedDates(): void {
    this.#matchLonely(
      content(() => []),
      'date_moved',
      (old, other) => Math.abs(other.day - old.day) <= DAYS_MOVED,
      (old, next) => old.status === 'PENDING' && next.status === 'POSTED',
    );
  }

  /** The same amount on the same day in other words; no other row of that amount on that day. */
  matchChangedTexts(): void {
    this.#matchLonely(
      ({ money, type, day }) => join(money, type, day),
      'text_changed',
      () => true,
      (old, next) => old.text !== '' && next.text !== '' && areRelated(old.text, next.text),
    );
  }

  #matchLonely(
    keyOf: KeyOf,
    evidence: Evidence,
    isNear: (old: LinkableRow, other: LinkableRow) => boolean,
    fits: (old: LinkableRow, next: LinkableRow) => boolean,
  ): void {
    for (const group of this.#groups(keyOf)) {
      if (group.length > MAX_ALIKE) continue;
      for (const old of group.filter(isGone)) {
        const [next, ...more] = group.filter((row) => row !== old && isNear(old, row));
        if (next === undefined || more.length > 0 || isGone(next)) continue;
        if (!this.#isFree(old) || !this.#isFree(next) || apart(old, next) > TOGETHER_MS) continue;
        if (mayFollow(old, next) && fits(old, next)) this.#link(old, next, evidence);
      }
    }
  }

  /** Whether an equal pending row may be gone too, without our knowing it yet: then which of them came is open. */
  #isContested(group: readonly LinkableRow[], came: readonly LinkableRow[]): boolean {
    return group.some(
      (row) => !isGone(row) && row.status === 'PENDING' && !came.includes(row) && !this.#taken.has(row),
    );
  }

  #isFree(row: LinkableRow): boolean {
    return !row.isReplacement || isGone(row) ? !this.#taken.has(row) : false;
  }

  #link(old: LinkableRow, next: LinkableRow, evidence: Evidence): void {
    this.#taken.add(old).add(next);
    this.found.push({ oldId: old.id, newId: next.id, evidence });
  }

  /** Only groups in which a row went. */
  #groups(keyOf: KeyOf): LinkableRow[][] {
    const groups = new Map<string, LinkableRow[]>();
    for (const row of this.#rows) {
      const key = keyOf(row);
      if (key === undefined) continue;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
    return [...groups.values()].filter((group) => group.some(isGone));
  }
}

export const isGone = ({ goneAt }: LinkableRow): boolean => goneAt !== null;

/**
 * Finds, for rows of one account that went, the rows that took their place: one to one, the same whatever order
 * the rows are in. What is ambiguous is left out; see docs/decisions/0007-row-identity.md.
 * @param rows those that went and have no successor, and those that are there and resemble them
 * @param isComplete whether all rows were just read: then what is there, is there at Pluggy too
 */
export function matchReplacements(rows: readonly LinkableRow[], isComplete: boolean): Replacement[] {
  const matching = new Matching(
    rows.map((row) => ({ ...row, text: fold(row.text) })),
    isComplete,
  );
  matching.matchProviderIds();
  for (const keyOf of CONTENTS) matching.matchContents(keyOf);
  matching.matchMovedDates();
  matching.matchChangedTexts();
  return matching.found;
}
