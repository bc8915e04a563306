import type { AccountId } from '../../domain/ids.ts';
import type { Database } from '../Database.ts';
import type { Queryable } from '../Queryable.ts';
import { FIRST_UUID } from '../sealed/SealedColumn.ts';

const BATCH = 500;

/** How far an account is; the lock keeps another process from sealing what this one has sealed. */
const POSITION = `select documents_clear_after as after from pluggy.accounts where id = $1`;

const NEXT = `
select id, raw::text as raw from pluggy.transactions
where account_id = $1 and id > $2 order by account_id, id limit ${BATCH} for no key update`;

const WRITE = `
update pluggy.transactions t set raw = u.raw
from unnest($2::uuid[], $3::jsonb[]) as u (id, raw)
where t.account_id = $1 and t.id = u.id`;

/** $1 account, $2, $3 the version before. Its row may have been sealed by one that knew less of what names a person. */
const NEXT_VERSIONS = `
select id, number::text as number, raw::text as raw from pluggy.transaction_versions
where account_id = $1 and (id, number) > ($2::uuid, $3::bigint)
order by account_id, id, number limit ${BATCH} for no key update`;

const WRITE_VERSIONS = `
update pluggy.transaction_versions v set raw = u.raw
from unnest($2::uuid[], $3::bigint[], $4::jsonb[]) as u (id, number, raw)
where v.account_id = $1 and v.id = u.id and v.number = u.number`;

const REFUSED = `select digest, payload from pluggy.refused_rows where account_id = $1 for update`;
const WRITE_REFUSED = `update pluggy.refused_rows set payload = $3 where account_id = $1 and digest = $2`;

type Seal = (text: Buffer) => { readonly text: Buffer; readonly release: () => void };

/** Undefined: there is nothing to seal in it. */
function sealText(seal: Seal, clear: string): string | undefined {
  const json = Buffer.from(clear);
  const { text, release } = seal(json);
  const sealed = text === json ? undefined : text.toString('utf8');
  release();
  return sealed;
}

/** What PostgreSQL refused as rows, all of it at the account's last step. */
async function sealRefused(tx: Queryable, accountId: AccountId, seal: Seal): Promise<number> {
  const { rows } = await tx.query<{ digest: Buffer; payload: string }>(REFUSED, [accountId]);
  let sealed = 0;
  for (const { digest, payload } of rows) {
    const text = sealText(seal, payload);
    if (text === undefined) continue;
    await tx.query(WRITE_REFUSED, [accountId, digest, text]);
    sealed += 1;
  }
  return sealed;
}

interface Version {
  readonly id: string;
  readonly number: string;
}

/** @returns how many were sealed, and the last of the batch; null: it was the last one */
async function sealVersions(
  tx: Queryable,
  accountId: AccountId,
  after: Version,
  seal: Seal,
): Promise<{ readonly sealed: number; readonly last: Version | null }> {
  const values = [accountId, after.id, after.number];
  const { rows } = await tx.query<Version & { readonly raw: string }>(NEXT_VERSIONS, values);
  const changed = rows.flatMap(({ raw, ...version }) => {
    const text = sealText(seal, raw);
    return text === undefined ? [] : [{ ...version, text }];
  });
  const columns = [changed.map(({ id }) => id), changed.map(({ number }) => number)];
  if (changed.length > 0)
    await tx.query(WRITE_VERSIONS, [accountId, ...columns, changed.map(({ text }) => text)]);
  return { sealed: changed.length, last: rows.length < BATCH ? null : (rows.at(-1) ?? null) };
}

async function sealBatch(
  tx: Queryable,
  accountId: AccountId,
  seal: Seal,
): Promise<{ readonly sealed: number; readonly isDone: boolean }> {
  const position = await tx.query<{ after: string | null }>(`${POSITION} for update`, [accountId]);
  const after = position.rows[0]?.after ?? null;
  if (after === null) return { sealed: 0, isDone: true };
  const { rows } = await tx.query<{ id: string; raw: string }>(NEXT, [accountId, after]);
  const changed = rows.flatMap(({ id, raw }) => {
    const text = sealText(seal, raw);
    return text === undefined ? [] : [{ id, text }];
  });
  let sealed = changed.length;
  if (sealed > 0)
    await tx.query(WRITE, [accountId, changed.map(({ id }) => id), changed.map(({ text }) => text)]);
  const last = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
  if (last === null) sealed += await sealRefused(tx, accountId, seal);
  await tx.query('update pluggy.accounts set documents_clear_after = $2 where id = $1', [accountId, last]);
  return { sealed, isDone: last === null };
}

/**
 * Seals what a former version left in clear of an account, former values included, five hundred rows a transaction: safe to interrupt, and gone
 * on with where it ended. `changed_at` stays, for nothing changed at Pluggy.
 * @returns how many rows
 */
export async function sealStoredDocuments(
  database: Database,
  accountId: AccountId,
  seal: Seal,
): Promise<number> {
  const position = await database.query<{ after: string | null }>(POSITION, [accountId]);
  if ((position.rows[0]?.after ?? null) === null) return 0;
  let total = 0;
  for (let after: Version | null = { id: FIRST_UUID, number: '0' }; after !== null; ) {
    const from: Version = after;
    const { sealed, last } = await database.asSystem((tx) => sealVersions(tx, accountId, from, seal));
    total += sealed;
    after = last;
  }
  for (;;) {
    const { sealed, isDone } = await database.asSystem((tx) => sealBatch(tx, accountId, seal));
    total += sealed;
    if (isDone) return total;
  }
}

/**
 * Accounts of which a former version may have left something in clear, hidden ones too.
 * @param most null: all
 * @param after the account before; the first UUID: from the beginning
 */
export async function listClearAccounts(
  db: Queryable,
  most: number | null = null,
  after: string = FIRST_UUID,
): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where documents_clear_after is not null and id > $2 order by id limit $1',
    [most, after],
  );
  return rows.map(({ id }) => id);
}
