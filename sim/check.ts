import type { Keyring } from '../src/domain/Keyring.ts';
import { owesMovements } from '../src/domain/movements-in-turn.ts';
import type { LastRead } from '../src/domain/product-versions.ts';
import type { Database } from '../src/store/Database.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { listViolations } from './audit.ts';
import type { BankClient, BankState } from './BankClient.ts';
import { SEALED } from './read-sealed.ts';

/** Keys of the truth beside its products. */
const NO_PRODUCTS = ['item', 'withdrawn'];

/** Since when Pluggy withholds, as far as it says. */
function withheldSince({ item, consents }: Truth): string {
  return consents.find(({ revokedAt }) => revokedAt !== null)?.revokedAt ?? item.updatedAt;
}

interface Truth {
  readonly item: { readonly updatedAt: string };
  readonly consents: readonly { readonly revokedAt: string | null }[];
  readonly withdrawn: readonly string[];
}

/** Rows that were hidden while Pluggy withheld them: empty is not gone, and what is withheld must be kept. */
export async function findErased(db: Queryable, itemId: string, truth: string): Promise<string[]> {
  const tables = await storedProducts(db);
  const shape = JSON.parse(truth) as Truth;
  const problems: string[] = [];
  for (const product of shape.withdrawn) {
    if (!tables.has(tableOf(product))) continue;
    const { rows } = await db.query<{ id: string }>(
      `select r.id from pluggy.${tableOf(product)} r
       join jsonb_array_elements($1::jsonb -> $2) theirs on (theirs ->> 'id')::uuid = r.id
       where r.deleted_at > $3 limit 5`,
      [truth, product, withheldSince(shape)],
    );
    problems.push(
      ...rows.map(({ id }) => `${product} ${id} of item ${itemId} was hidden while it was withheld`),
    );
  }
  return problems;
}

const tableOf = (product: string): string =>
  product.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The products that this build has a table for: the simulation follows the build. */
export async function storedProducts(db: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'pluggy' and column_name in ('raw', 'deleted_at')
     group by table_name having count(*) = 2`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** Where the rows of a product stand, and what of them to compare. */
function storedRows(product: string): string {
  const from =
    product === 'transactions'
      ? 'pluggy.transactions r join pluggy.accounts a on a.id = r.account_id where a.item_id = $1'
      : `pluggy.${tableOf(product)} r where r.item_id = $1`;
  return `select r.id::text as id, r.raw - 'investmentId' as row from ${from} and r.deleted_at is null and $4::jsonb is null`;
}

const OPENED = `select row ->> 'id' as id, row from jsonb_array_elements($4::jsonb) row where $1::uuid is not null`;

/** Rows that only one side has, or that differ; by `id`, numbers compared exactly, what is sealed opened before. */
async function compareRows(
  db: Database,
  itemId: string,
  product: string,
  truth: string,
  keyring: Keyring,
): Promise<string[]> {
  const opened = await SEALED.get(product)?.(db, itemId, keyring);
  const { rows } = await db.query<{ id: string; problem: string }>(
    `with theirs as (
       select row ->> 'id' as id, row - 'investmentId' as row
       from jsonb_array_elements(case jsonb_typeof($2::jsonb -> $3)
         when 'array' then $2::jsonb -> $3 when 'object' then jsonb_build_array($2::jsonb -> $3) else '[]' end) row
     ), ours as (${opened === undefined ? storedRows(product) : OPENED})
     select coalesce(theirs.id, ours.id) as id,
       case when ours.id is null then 'is missing in the store'
            when theirs.id is null then 'is in the store, but not at the bank'
            else 'differs' end as problem
     from theirs full join ours on ours.id = theirs.id
     where ours.row is distinct from theirs.row
     limit 5`,
    [itemId, truth, product, opened === undefined ? null : `[${opened.join(',')}]`],
  );
  return rows.map(({ id, problem }) => `${product} ${id} of item ${itemId} ${problem}`);
}

interface ItemRow {
  readonly deleted: boolean;
  readonly missing: boolean;
  readonly equal: boolean;
  readonly sync_state: string;
}

async function compareItem(db: Queryable, itemId: string, truth: string): Promise<string[]> {
  const { rows } = await db.query<ItemRow>(
    `select deleted_at is not null as deleted, missing_since is not null as missing,
       raw = $2::jsonb -> 'item' as equal, sync_state from pluggy.items where id = $1`,
    [itemId, truth],
  );
  const [row] = rows;
  if (row === undefined) return []; // nobody ever told us of it
  const problems: string[] = [];
  if (row.deleted || row.missing) problems.push('is hidden, but lives');
  if (!row.equal) problems.push('differs');
  if (row.sync_state !== 'done') problems.push(`has sync state ${row.sync_state}`);
  return problems.map((problem) => `item ${itemId} ${problem}`);
}

async function isKnown(db: Queryable, itemId: string): Promise<boolean> {
  return (await db.query('select from pluggy.items where id = $1', [itemId])).rows.length > 0;
}

/**
 * Products that events alone need not have brought yet: no event tells of consents, and an item may say of itself that it owes
 * movements, which one of its next runs reads.
 */
export async function findUntold(db: Queryable, itemId: string): Promise<readonly string[]> {
  const { rows } = await db.query<LastRead & { readonly item: string }>(
    `select i.raw::text as item, p.product, p.state, p.version, p.done_at::text as "doneAt"
     from pluggy.items i join pluggy.product_states p on p.item_id = i.id where i.id = $1`,
    [itemId],
  );
  const [first] = rows;
  const owes = first !== undefined && owesMovements(JSON.parse(first.item), rows);
  return owes ? ['consents', 'investmentTransactions'] : ['consents'];
}

/**
 * Where the store is not what the bank is.
 * @param findLeftOut products of an item to leave out
 */
export async function compareWithTruth(
  db: Database,
  bank: Pick<BankClient, 'truth'>,
  state: BankState,
  keyring: Keyring,
  findLeftOut: (itemId: string) => Promise<readonly string[]> = async () => [],
): Promise<string[]> {
  const tables = await storedProducts(db);
  const problems: string[] = [];
  for (const { id } of state.items) {
    if (!(await isKnown(db, id))) continue;
    const truth = await bank.truth(id);
    const shape = JSON.parse(truth) as Record<string, unknown> & { withdrawn: string[] };
    const untold = await findLeftOut(id);
    problems.push(...(await compareItem(db, id, truth)), ...(await findErased(db, id, truth)));
    // an account that vanishes while others are withheld is kept with them, and so are its bills
    const kept = shape.withdrawn.includes('accounts') ? [...shape.withdrawn, 'bills'] : shape.withdrawn;
    for (const product of Object.keys(shape)) {
      if (NO_PRODUCTS.includes(product) || untold.includes(product) || kept.includes(product)) continue;
      if (SEALED.has(product) || tables.has(tableOf(product)))
        problems.push(...(await compareRows(db, id, product, truth, keyring)));
    }
  }
  const { rows } = await db.query<{ id: string }>(
    'select id from pluggy.items where deleted_at is null and id <> all($1::uuid[])',
    [state.items.map(({ id }) => id)],
  );
  return [...problems, ...rows.map(({ id }) => `item ${id} is shown, but was deleted`)];
}

/** What was acknowledged and is not there, or was not acted on. */
export async function findLost(db: Queryable, acknowledged: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string; there: boolean }>(
    `select a.id, i.event_id is not null as there from unnest($1::text[]) a (id)
     left join pluggy.inbox i on i.event_id = a.id where i.settled_at is null`,
    [acknowledged],
  );
  return rows.map(({ id, there }) => `event ${id} was acknowledged and ${there ? 'never settled' : 'lost'}`);
}

async function findLeftovers(db: Queryable): Promise<string[]> {
  const jobs = await db.query<{ key: string; state: string; last_error: string | null }>(
    'select key, state, last_error from pluggy.jobs order by id limit 5',
  );
  const refused = await db.query('select from pluggy.refused_rows');
  return [
    ...jobs.rows.map(
      ({ key, state, last_error }) => `job of ${key} left, ${state} (${last_error ?? 'no error'})`,
    ),
    ...(refused.rows.length > 0 ? [`${refused.rows.length} rows were refused by PostgreSQL`] : []),
  ];
}

/** Everything that must hold once the faults are over and the work is done. */
export async function findProblems(
  db: Database,
  bank: Pick<BankClient, 'truth'>,
  state: BankState,
  keyring: Keyring,
  acknowledged: readonly string[],
): Promise<string[]> {
  return [
    ...(await listViolations(db)),
    ...(await findLeftovers(db)),
    ...(await findLost(db, acknowledged)),
    ...(await compareWithTruth(db, bank, state, keyring)),
  ];
}
