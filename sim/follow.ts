import type { Clock } from '../src/domain/clock.ts';
import type { Keyring } from '../src/domain/Keyring.ts';
import { readFeed } from '../src/features/changes/feed.ts';
import type { Database } from '../src/store/Database.ts';
import { Documents } from '../src/store/documents/Documents.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { FeedFollower, type ReadPage } from './FeedFollower.ts';
import { Random } from './Random.ts';

const MOST_AT_ONCE = 40;

/** What the tables hold, by the names of the follower. */
const HELD = `
select concat_ws(' ', user_id, 'item', '', id) as name from pluggy.items where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'account', '', id) from pluggy.accounts where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'transaction', account_id, id) from pluggy.transactions where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'bill', parent_id, id) from pluggy.bills where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'investment', '', id) from pluggy.investments where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'investmentTransaction', '', id) from pluggy.investment_transactions where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'loan', '', id) from pluggy.loans where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'identity', '', item_id) from pluggy.identities where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'consent', '', id) from pluggy.consents where deleted_at is null and user_id is not null
union all select concat_ws(' ', user_id, 'annotation', account_id, transaction_id) from pluggy.annotations`;

/** The names of everything that a follower has to have. */
async function listHeld(database: Queryable): Promise<string[]> {
  return (await database.query<{ name: string }>(HELD)).rows.map(({ name }) => name);
}

/**
 * Where a copy that was made while everything happened, and has caught up, is not what the tables hold, or not what another one gets
 * who begins now.
 */
export async function findWrongCopy(
  database: Queryable,
  copy: ReadonlyMap<string, string>,
  read: ReadPage,
): Promise<string[]> {
  const beginner = new FeedFollower(read);
  await beginner.catchUp();
  const held = await listHeld(database);
  const there = new Set(held);
  return [
    ...held.filter((name) => !copy.has(name)).map((name) => `the follower lacks ${name}`),
    ...[...copy.keys()].filter((name) => !there.has(name)).map((name) => `the follower still has ${name}`),
    ...[...beginner.copy]
      .filter(([name, object]) => copy.has(name) && copy.get(name) !== object)
      .map(([name]) => `the follower has an old state of ${name}`),
  ].slice(0, 10);
}

/** A program that follows the feed while everything happens. */
export class Follower {
  readonly #database: Database;
  readonly #random: Random;
  readonly #read: ReadPage;
  readonly #follower: FeedFollower;

  constructor(seed: number, database: Database, clock: Clock, keyring: Keyring) {
    this.#database = database;
    this.#random = new Random(seed + 0x0feed);
    const documents = new Documents(database, keyring);
    const parts = { database, workDatabase: database, clock, keyring, documents };
    this.#read = (page) => readFeed(parts, null, page);
    this.#follower = new FeedFollower(this.#read);
  }

  /** Reads a page, now and then. */
  async glance(): Promise<void> {
    if (this.#random.chance(0.4)) await this.#follower.step(this.#random.between(1, MOST_AT_ONCE));
  }

  /** Where its copy is wrong, once it has caught up. */
  async findWrongCopy(): Promise<string[]> {
    await this.#follower.catchUp();
    return findWrongCopy(this.#database, this.#follower.copy, this.#read);
  }
}
