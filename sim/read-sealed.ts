import type { Keyring } from '../src/domain/Keyring.ts';
import type { Database } from '../src/store/Database.ts';
import { Documents, type RowText } from '../src/store/documents/Documents.ts';
import {
  joinPersonal,
  OF_ACCOUNTS,
  OF_LISTS,
  type PersonalMembers,
  type SplitRow,
} from '../src/store/sealed/personal-members.ts';

type Reader = (db: Database, itemId: string, keyring: Keyring) => Promise<string[]>;

const readSplit =
  (of: PersonalMembers): Reader =>
  async (db, itemId, keyring) => {
    const { rows } = await db.query<SplitRow>(
      `select id, raw::text, personal from ${of.table} where item_id = $1 and deleted_at is null`,
      [itemId],
    );
    return rows.map((row) => joinPersonal(of, row, keyring));
  };

const readIdentity: Reader = async (db, itemId, keyring) => {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed from pluggy.identities where item_id = $1 and deleted_at is null',
    [itemId],
  );
  return rows.map(({ sealed }) => keyring.open(sealed, `pluggy.identities/${itemId}`));
};

const readTransactions: Reader = async (db, itemId, keyring) => {
  const { rows } = await db.query<RowText>(
    `select t.account_id as "accountId", t.raw::text as view from pluggy.transactions t
     join pluggy.accounts a on a.id = t.account_id where a.item_id = $1 and t.deleted_at is null`,
    [itemId],
  );
  return new Documents(db, keyring).open(rows);
};

/** Products of which something is stored encrypted, and how to get Pluggy's objects back, as JSON texts. */
export const SEALED: ReadonlyMap<string, Reader> = new Map([
  ...[OF_ACCOUNTS, ...Object.values(OF_LISTS)].map((of): [string, Reader] => [of.name, readSplit(of)]),
  ['identity', readIdentity],
  ['transactions', readTransactions],
]);
