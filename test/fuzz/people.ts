import { randomUUID } from 'node:crypto';
import type { SandboxWorld } from '../support/world.ts';

/** A person with data, every object of which can be told to be theirs. */
export interface Person {
  readonly userId: string;
  /** By the name that a place for them has: `accountId`. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
}

const NAMES = ['ana', 'bia', 'caio'];
const ROWS_PER_ACCOUNT = 6;

const TABLES: Readonly<Record<string, string>> = {
  itemId: 'items',
  accountId: 'accounts',
  transactionId: 'transactions',
  billId: 'bills',
  investmentId: 'investments',
  movementId: 'investment_transactions',
  loanId: 'loans',
  consentId: 'consents',
};

/** Says in texts of the bank whose they are, and leaves so few rows that an answer is small. */
async function mark(world: SandboxWorld, userId: string): Promise<void> {
  await world.sql(
    `delete from pluggy.transactions t using (
       select account_id, id, row_number() over (partition by account_id order by date desc) as n
       from pluggy.transactions where user_id = $1) o
     where o.n > $2 and t.account_id = o.account_id and t.id = o.id`,
    [userId, ROWS_PER_ACCOUNT],
  );
  for (const [table, member] of [
    ['transactions', 'description'],
    ['accounts', 'name'],
    ['investments', 'name'],
    ['loans', 'contractNumber'],
  ] as const)
    await world.sql(
      `update pluggy.${table} set raw = raw || jsonb_build_object($2::text, 'text-of-' || $1::text) where user_id = $1`,
      [userId, member],
    );
}

async function say(world: SandboxWorld, userId: string, transactionIds: readonly string[]): Promise<void> {
  const { pluggy } = world.app;
  const { accounts } = await pluggy.listAccounts(userId);
  for (const { id } of accounts) await pluggy.changeAccount(userId, id, { alias: `text-of-${userId}` });
  for (const id of transactionIds.slice(0, 3))
    await pluggy.annotateTransaction(userId, id, { note: `text-of-${userId}`, tags: [`text-of-${userId}`] });
  await world.sql(
    `insert into pluggy.rules (id, user_id, created_at, match_text, ignored) values (gen_random_uuid(), $1, now(), 'text-of-' || $1, true)`,
    [userId],
  );
}

/** Three people with a connection each. Their ids are not in each other's data. */
export async function storePeople(world: SandboxWorld): Promise<Person[]> {
  const people: Person[] = [];
  for (const name of NAMES) {
    const userId = `${name}-${randomUUID().slice(0, 8)}`;
    const itemId = await world.bank.connect(userId);
    await world.app.pluggy.reportItem(userId, itemId);
    await world.app.work();
    await mark(world, userId);
    const ids: Record<string, string[]> = {};
    for (const [key, table] of Object.entries(TABLES)) {
      const sql = `select distinct id::text as id from pluggy.${table} where user_id = $1 order by 1`;
      ids[key] = (await world.sql<{ id: string }>(sql, [userId])).map(({ id }) => id);
    }
    await say(world, userId, ids['transactionId'] ?? []);
    people.push({ userId, ids });
  }
  return people;
}

const SEEN = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:text-of-)?(?:ana|bia|caio)-[0-9a-f]{8}/g;

/** Finds in an answer what is another person's. */
export function foreignFinder(
  people: readonly Person[],
): (text: string, allowed: string | undefined, asked: string) => string[] {
  const owners = new Map<string, string>();
  for (const { userId, ids } of people) {
    for (const mine of [userId, `text-of-${userId}`]) owners.set(mine, userId);
    for (const id of Object.values(ids).flat()) owners.set(id, userId);
  }
  return (text, allowed, asked) =>
    [...new Set(text.match(SEEN) ?? [])].filter((seen) => {
      const owner = owners.get(seen);
      return owner !== undefined && owner !== allowed && !asked.includes(seen);
    });
}
