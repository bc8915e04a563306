import type { Keyring } from '../src/domain/Keyring.ts';
import type { Queryable } from '../src/store/Queryable.ts';
import { joinAccount } from '../src/store/sql/account-owner.ts';

type Reader = (db: Queryable, itemId: string, keyring: Keyring) => Promise<string[]>;

interface AccountRow {
  readonly id: string;
  readonly raw: string;
  readonly personal: Buffer | null;
}

const readAccounts: Reader = async (db, itemId, keyring) => {
  const { rows } = await db.query<AccountRow>(
    'select id, raw::text, personal from pluggy.accounts where item_id = $1 and deleted_at is null',
    [itemId],
  );
  return rows.map((row) => joinAccount(row, keyring));
};

const readIdentity: Reader = async (db, itemId, keyring) => {
  const { rows } = await db.query<{ sealed: Buffer }>(
    'select sealed from pluggy.identities where item_id = $1 and deleted_at is null',
    [itemId],
  );
  return rows.map(({ sealed }) => keyring.open(sealed, `pluggy.identities/${itemId}`));
};

/** Products of which something is stored encrypted, and how to get Pluggy's objects back, as JSON texts. */
export const SEALED: ReadonlyMap<string, Reader> = new Map([
  ['accounts', readAccounts],
  ['identity', readIdentity],
]);
