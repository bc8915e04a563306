import { describe, expect, it } from 'vitest';
import { FeedFollower } from '../sim/FeedFollower.ts';
import { Random } from '../sim/Random.ts';
import type { AccountId, ItemId, TransactionId, UserId } from '../src/domain/ids.ts';
import { readFeed } from '../src/features/changes/feed.ts';
import type { FencedTransaction } from '../src/queue/fenced.ts';
import { Documents } from '../src/store/documents/Documents.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { tombstoneAccount } from '../src/store/statements/accounts/tombstone-account.ts';
import { upsertAccounts } from '../src/store/statements/accounts/upsert-accounts.ts';
import { writeAnnotation } from '../src/store/statements/annotations/write-annotation.ts';
import { recordErasure } from '../src/store/statements/changes/record-erasure.ts';
import { giveItem } from '../src/store/statements/items/give-item.ts';
import { tombstoneItem } from '../src/store/statements/items/tombstone-item.ts';
import { upsertItem } from '../src/store/statements/items/upsert-item.ts';
import { tombstoneTransactions } from '../src/store/statements/transactions/tombstone-transactions.ts';
import { writeTransactions } from '../src/store/statements/transactions/write-transactions.ts';
import { buildPage, buildTransaction } from './fixtures/build-transaction.ts';
import { HeldTransaction } from './support/HeldTransaction.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();
const now = new Date('2026-11-20T12:00:00Z');
const clock = { now: () => now } as never;
const parts = {
  database,
  workDatabase: database,
  clock,
  keyring: null,
  documents: new Documents(database, null),
};

/** The other PostgreSQL gets a fifth: in what order its commits are seen does not depend on its version. */
const SEEDS = process.env['TEST_POSTGRES'] === 'system' ? 200 : 1_000;
const STEPS = 16;
const WRITERS = 3;
const ROWS = 4;
const USERS = ['ana', 'bia'] as UserId[];

const NOTHING = { categoryId: null, note: null, ignored: null, tags: null, ownDate: null };
const NO_RULES = { categoryId: null, ignored: null, tags: null, runs: null };

const uuid = (group: number, number: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`;

/** What one writer writes, apart from the others': else they would wait for each other. */
interface Ground {
  readonly itemId: ItemId;
  readonly accountId: AccountId;
  readonly rows: readonly TransactionId[];
  readonly fence: { readonly jobId: string; readonly worker: string };
}

async function prepare(): Promise<Ground[]> {
  await database.query(`insert into pluggy.users (id, created_at) select unnest($1::text[]), now()`, [USERS]);
  return Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const { rows } = await database.query<{ id: string }>(
        `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
         values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', 77, now()) returning id`,
        [`writer-${writer}`],
      );
      return {
        itemId: uuid(writer, 1) as ItemId,
        accountId: uuid(writer, 2) as AccountId,
        rows: Array.from({ length: ROWS }, (__, row) => uuid(writer, 10 + row) as TransactionId),
        fence: { jobId: rows[0]?.id ?? '', worker: '77' },
      };
    }),
  );
}

const EMPTY = [
  'annotations',
  'transaction_versions',
  'transactions',
  'balances',
  'accounts',
  'items',
  'changes',
]
  .map((table) => `delete from pluggy.${table}`)
  .join('; ');

/** One write of a writer, as the service writes. What was there before decides whether it does anything. */
async function write(tx: Queryable, ground: Ground, random: Random, mark: string): Promise<void> {
  const { itemId, accountId, fence } = ground;
  const { rows } = await tx.query<{ userId: UserId; hasAccount: boolean }>(
    `select user_id as "userId", exists (select from pluggy.accounts where id = $2 and deleted_at is null) as "hasAccount"
     from pluggy.items where id = $1 and deleted_at is null`,
    [itemId, accountId],
  );
  const [item] = rows;
  const some = ground.rows.filter(() => random.chance(0.5));
  const action = random.weighted({ page: 8, hide: 3, say: 3, account: 3, give: 1, close: 1, end: 1 });
  if (item === undefined || action === 'account') {
    const userId = item?.userId ?? random.pick(USERS);
    const raw = JSON.stringify({ id: itemId, status: 'UPDATED', clientUserId: userId, mark });
    const owner = await upsertItem(tx, { id: itemId, userId, clientId: 'client', raw }, now);
    const page = JSON.stringify({
      results: [{ id: accountId, itemId, type: 'BANK', currencyCode: 'BRL', mark }],
    });
    await upsertAccounts(tx, { page, personal: [] }, { itemId, userId: owner.userId }, { fence, now });
    return;
  }
  const target = { accountId, userId: item.userId, fence, now };
  if (action === 'give') await giveItem(tx, itemId, random.pick(USERS), now);
  else if (action === 'end') await tombstoneItem(tx, itemId, now);
  else if (!item.hasAccount) return;
  else if (action === 'page') {
    const texts = some.map((id) => buildTransaction({ id, more: `"mark":"${random.pick([mark, 'same'])}"` }));
    await writeTransactions(tx, buildPage(texts), target, { careful: random.chance(0.3) });
  } else if (action === 'hide') await tombstoneTransactions(tx, target, some, 'not_listed');
  else if (action === 'close') await tombstoneAccount(tx as FencedTransaction, accountId, now);
  else {
    const note = random.chance(0.7) ? mark : null;
    for (const id of some)
      await writeAnnotation(
        tx,
        item.userId,
        { accountId, id },
        { byHand: { ...NOTHING, note }, byRules: NO_RULES },
        now,
      );
  }
}

/** What the tables hold, by the names of the follower, as one mark each. */
async function truth(userId: UserId | null): Promise<Record<string, unknown>> {
  const { rows } = await database.query<{ name: string; mark: unknown }>(
    `select concat_ws(' ', user_id, 'item', '', id) as name, raw->>'mark' as mark, user_id from pluggy.items where deleted_at is null
     union all select concat_ws(' ', user_id, 'account', '', id), raw->>'mark', user_id from pluggy.accounts where deleted_at is null
     union all select concat_ws(' ', user_id, 'transaction', account_id, id), raw->>'mark', user_id from pluggy.transactions where deleted_at is null
     union all select concat_ws(' ', user_id, 'annotation', account_id, transaction_id), note, user_id from pluggy.annotations`,
  );
  const wanted = rows.filter(({ name }) => userId === null || name.startsWith(`${userId} `));
  return Object.fromEntries(wanted.map(({ name, mark }) => [name, mark]).sort());
}

const copied = ({ copy }: FeedFollower): Record<string, unknown> =>
  Object.fromEntries(
    [...copy]
      .map(([name, object]): [string, unknown] => {
        const { mark, note } = JSON.parse(object) as { mark?: unknown; note?: unknown };
        return [name, name.includes(' annotation ') ? note : mark];
      })
      .sort(),
  );

/** Lives through one seed: writers write and commit in turns that the seed draws; followers read in between. */
async function live(seed: number, grounds: readonly Ground[]): Promise<void> {
  const random = new Random(seed);
  await database.query(EMPTY);
  const open = new Map<Ground, HeldTransaction>();
  const followers = new Map<UserId | null, FeedFollower>();
  try {
    for (let step = 0; step < STEPS; step += 1) {
      const ground = random.pick(grounds);
      const held = open.get(ground);
      const action = random.weighted({ write: 6, end: 3, follow: 5, restart: 0.3 });
      if (action === 'write') {
        const transaction = held ?? (await HeldTransaction.open(database));
        open.set(ground, transaction);
        await transaction.run((tx) => write(tx, ground, random, `${seed}.${step}`));
      } else if (action === 'end' && held !== undefined) {
        open.delete(ground);
        await held.end(random.chance(0.85));
      } else {
        const userId = random.pick([null, ...USERS]);
        if (action === 'restart') followers.delete(userId);
        const read = (page: { after?: string | undefined; limit: number }) => readFeed(parts, userId, page);
        const follower = followers.get(userId) ?? new FeedFollower(read);
        followers.set(userId, follower);
        await follower.step(random.between(1, 6));
      }
    }
  } finally {
    for (const held of open.values()) await held.end(random.chance(0.85));
  }
  for (const [userId, follower] of followers) {
    await follower.catchUp(random.between(2, 7));
    expect(copied(follower), `the copy of ${userId ?? 'all'}, seed ${seed}`).toEqual(await truth(userId));
  }
}

describe('whoever applies the feed', () => {
  it(`holds what the tables hold, whenever writers commit (${SEEDS} seeds)`, {
    timeout: 900_000,
  }, async () => {
    const grounds = await prepare();
    for (let seed = 1; seed <= SEEDS; seed += 1) await live(seed, grounds);
  });

  it('forgets a person who was erased, and keeps what came afterwards', async () => {
    await database.query(EMPTY);
    const itemId = uuid(900, 1) as ItemId;
    const put = (userId: UserId, mark: string) =>
      upsertItem(
        database,
        {
          id: itemId,
          userId,
          clientId: 'client',
          raw: JSON.stringify({ id: itemId, clientUserId: userId, mark }),
        },
        now,
      );
    const [ana = '' as UserId] = USERS;
    const follower = new FeedFollower((page) => readFeed(parts, null, page));
    await put(ana, 'before');
    await follower.catchUp();
    expect(copied(follower)).toEqual(await truth(null));
    await database.asSystem(async (tx) => {
      await tx.query('delete from pluggy.items');
      await recordErasure(tx, ana);
    });
    await follower.catchUp();
    expect(follower.copy.size).toBe(0);
    await put(ana, 'after');
    await follower.catchUp();
    expect(copied(follower)).toEqual({ [`ana item  ${itemId}`]: 'after' });
    const latecomer = new FeedFollower((page) => readFeed(parts, null, page));
    await latecomer.catchUp();
    expect(copied(latecomer)).toEqual(copied(follower));
  });
});
