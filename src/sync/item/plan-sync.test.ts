import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAccountId } from '../../domain/ids.ts';
import type { Hint } from '../../ingest/sql/unsettled-events.ts';
import { CREATED_OVERLAP_MS } from '../run/SyncMode.ts';
import { planSync } from './plan-sync.ts';

const ACCOUNT = '00000000-0000-4000-8000-00000000000a';
const OTHER = '00000000-0000-4000-8000-00000000000b';
const ROW = '00000000-0000-4000-8000-000000000001';
const ROW_2 = '00000000-0000-4000-8000-000000000002';
const NOON = '2026-11-22T12:00:00.000Z';
const EVERYTHING = { kind: 'everything', named: new Map() };
const WITHOUT_NAMES = { kind: 'everything', named: null };

afterEach(() => void vi.unstubAllEnvs());

let nextId = 1;
const hint = (event: string, more: Partial<Hint> = {}): Hint => ({
  id: String(nextId++),
  receivedAt: new Date(NOON),
  event,
  accountId: null,
  triggeredBy: null,
  createdAtFrom: null,
  minDate: null,
  transactionIds: null,
  ...more,
});
const created = (more: Partial<Hint> = {}): Hint =>
  hint('transactions/created', { accountId: ACCOUNT, createdAtFrom: NOON, ...more });
const changed = (
  event: 'transactions/updated' | 'transactions/deleted',
  ids: unknown,
  accountId = ACCOUNT,
): Hint => hint(event, { accountId, transactionIds: ids });

function accountsOf(hints: readonly Hint[]) {
  const mode = planSync(hints, true);
  if (mode.kind !== 'named') throw new Error(`the mode is ${mode.kind}`);
  return mode.named;
}
const hintsFor = (hints: readonly Hint[], account = ACCOUNT) => {
  const id = parseAccountId(account);
  return id === undefined ? undefined : accountsOf(hints).get(id);
};
const overlapped = (time: string): Date => new Date(Date.parse(time) - CREATED_OVERLAP_MS);

describe('a sync reads everything', () => {
  it.each([['that nobody asked for by an event', []]])('%s', (_, hints) => {
    expect(planSync(hints, true)).toEqual(EVERYTHING);
    expect(planSync(hints, false)).toEqual(EVERYTHING);
  });

  it('that somebody asked for, whatever the events say', () => {
    const asked = { isAskedFor: true };
    expect(planSync([hint('item/login_succeeded')], true, asked)).toEqual(EVERYTHING);
    expect(planSync([created()], true, asked).kind).toBe('everything');
  });

  it.each([
    ['no account', created({ accountId: null })],
    ['an account that is none', created({ accountId: "x' or true" })],
    ['no time', created({ createdAtFrom: null })],
    ['a time that is none', created({ createdAtFrom: 'yesterday' })],
    ['a time that only stands in for one', created({ createdAtFrom: '0001-01-01T00:00:00Z' })],
    ['no rows', changed('transactions/updated', null)],
    ['an empty list of rows', changed('transactions/deleted', [])],
    ['rows that are none', changed('transactions/updated', ['x', 7, null])],
    ['a list that is none', changed('transactions/updated', { 0: ROW })],
    ['an event about rows that is not known yet', hint('transactions/merged', { accountId: ACCOUNT })],
  ])('when an event names %s', (_, vague) => {
    expect(planSync([created(), vague], true)).toEqual(WITHOUT_NAMES);
  });
});

it('what an event tells of was there before the event, whatever time it names', () => {
  for (const createdAtFrom of ['2199-01-01T00:00:00Z', '2026-11-23T12:00:00Z'])
    expect(hintsFor([created({ createdAtFrom })])?.createdAtFrom).toEqual(overlapped(NOON));
});

describe('a sync reads the item alone', () => {
  it.each(['item/error', 'item/waiting_user_input', 'item/login_succeeded', 'item/deleted'])(
    'after %s',
    (event) => {
      expect(planSync([hint(event)], true)).toEqual({ kind: 'item' });
    },
  );
});

describe('a sync reads what may be new of everything', () => {
  it.each([
    ['after item/created', [hint('item/created')]],
    ['after item/updated', [hint('item/updated'), hint('item/login_succeeded')]],
    ['after an event that is not known yet', [hint('item/new_event')]],
    ['after one about something else', [hint('bills/created'), hint('item/error')]],
  ])('%s', (_, hints) => {
    expect(planSync(hints, true)).toEqual({ kind: 'recent', named: new Map(), isRoutine: false });
  });

  it.each([
    ['an event about the item', [hint('item/error')]],
    ['an event about rows', [created()]],
  ])('after %s, when the read before did not come to its end', (_, hints) => {
    expect(planSync(hints, false).kind).toBe('recent');
  });

  it('after any event, when the bank was read again', () => {
    expect(planSync([hint('item/error')], true, { hasMoved: true }).kind).toBe('recent');
    expect(planSync([created()], true, { hasMoved: true }).kind).toBe('recent');
  });

  it('and what the events about rows speak of', () => {
    const mode = planSync([hint('item/updated'), changed('transactions/deleted', [ROW])], true);
    expect(mode.kind === 'recent' && [...mode.named.values()]).toEqual([{ ids: new Set([ROW]) }]);
  });
});

it('a sync knows which rows Pluggy said are gone', () => {
  const hints = [
    hint('item/updated'),
    changed('transactions/deleted', [ROW.toUpperCase()], OTHER),
    changed('transactions/updated', [ROW_2]),
  ];
  expect(planSync(hints, true)).toMatchObject({ gone: new Set([ROW]) });
});

describe('a sync reads what the events speak of', () => {
  it('from a little before the earliest time that they name', () => {
    const hints = [
      created(),
      created({ createdAtFrom: '2026-11-22T09:00:00-02:00' }),
      created({ createdAtFrom: '2026-11-22T13:00:00Z' }),
    ];
    expect(hintsFor(hints)).toEqual({ createdAtFrom: overlapped('2026-11-22T11:00:00Z'), ids: new Set() });
  });

  it.each(['UTC', 'Asia/Tokyo'])('of UTC where the time names no zone, in a process in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    expect(hintsFor([created({ createdAtFrom: '2026-11-22T12:00:00' })])?.createdAtFrom).toEqual(
      overlapped(NOON),
    );
  });

  it('row by row, each once, whether changed or gone', () => {
    const hints = [
      changed('transactions/updated', [ROW.toUpperCase(), ROW_2]),
      changed('transactions/deleted', [ROW]),
    ];
    expect(hintsFor(hints)).toEqual({ ids: new Set([ROW, ROW_2]) });
  });

  it('account by account', () => {
    const hints = [created(), changed('transactions/deleted', [ROW], OTHER)];
    expect(accountsOf(hints).size).toBe(2);
    expect(hintsFor(hints)).toEqual({ createdAtFrom: overlapped(NOON), ids: new Set() });
    expect(hintsFor(hints, OTHER)).toEqual({ ids: new Set([ROW]) });
  });

  it('beside events that change no rows', () => {
    expect(hintsFor([hint('item/login_succeeded'), created()])).toBeDefined();
  });
});

describe('a sync leaves unread what is not known to have moved', () => {
  const updated = (triggeredBy: string | null) => hint('item/updated', { triggeredBy });
  const isRoutine = (hints: readonly Hint[], wasSynced = true): boolean => {
    const mode = planSync(hints, wasSynced, { hasMoved: true });
    return mode.kind === 'recent' && mode.isRoutine;
  };

  it('if Pluggy read the bank by itself', () => {
    expect(isRoutine([updated('SYNC')])).toBe(true);
    expect(isRoutine([updated('SYNC'), created(), changed('transactions/deleted', [ROW])])).toBe(true);
    expect(isRoutine([hint('item/login_succeeded', { triggeredBy: 'SYNC' }), created()])).toBe(true);
  });

  it.each([
    ['a person asked for it', [updated('USER')], true],
    ['nobody says who asked', [updated(null)], true],
    ['it failed besides', [updated('SYNC'), hint('item/error', { triggeredBy: 'SYNC' })], true],
    ['the connection is new', [hint('item/created', { triggeredBy: 'SYNC' })], true],
    ['an event is not known', [updated('SYNC'), hint('item/new_event', { triggeredBy: 'SYNC' })], true],
    ['the run before did not come to its end', [updated('SYNC')], false],
  ])('but not if %s', (_why, hints, wasSynced) => {
    expect(isRoutine(hints, wasSynced)).toBe(false);
  });

  it('knows how old the new rows are only if every event says so', () => {
    const day = (minDate: string | null) => created({ minDate });
    const oldest = (...minDates: (string | null)[]) => hintsFor(minDates.map(day))?.oldest?.toISOString();
    expect(oldest('2026-11-20T00:00:00Z', '2026-11-18T00:00:00Z')).toBe('2026-11-18T00:00:00.000Z');
    expect(oldest('2026-11-20T00:00:00Z', null)).toBeUndefined();
    expect(oldest(null, '2026-11-20T00:00:00Z')).toBeUndefined();
  });
});
