import { PublicError } from '../../domain/errors.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Documents } from '../../store/documents/Documents.ts';
import { listClearAccounts } from '../../store/documents/seal-stored.ts';
import type { Queryable } from '../../store/Queryable.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';
import { SEALED_DATA_KEYS } from '../../store/sealed/columns/data-keys.ts';
import { SEALED_ENDPOINT_SECRETS } from '../../store/sealed/columns/endpoint-secrets.ts';
import { SEALED_IDENTITIES } from '../../store/sealed/columns/identities.ts';
import { SEALED_VERSIONS } from '../../store/sealed/columns/list-versions.ts';
import { sealedColumnOf } from '../../store/sealed/columns/personal-members.ts';
import { SEALED_PHONES } from '../../store/sealed/columns/phone-numbers.ts';
import { SEALED_SECRETS } from '../../store/sealed/columns/secrets.ts';
import { OF_ACCOUNTS, OF_LISTS } from '../../store/sealed/personal-members.ts';
import { type Batch, resealBatch, type WithUnreadable } from '../../store/sealed/reseal-batch.ts';
import { FIRST_UUID, type SealedColumn } from '../../store/sealed/SealedColumn.ts';
import { sealClearBatch } from '../../store/sealed/seal-clear-batch.ts';
import { sealFormerPhoneSecret } from '../../store/statements/users/seal-former-phone-secret.ts';
import { DatabaseUnavailable } from '../../store/store-error.ts';
import type { Needs } from '../shared/Parts.ts';

const SPLIT = [OF_ACCOUNTS, ...Object.values(OF_LISTS)];
const COLUMNS: readonly SealedColumn[] = [
  SEALED_IDENTITIES,
  ...SPLIT.map(sealedColumnOf),
  SEALED_VERSIONS,
  SEALED_PHONES,
  SEALED_SECRETS,
  SEALED_ENDPOINT_SECRETS,
  SEALED_DATA_KEYS,
];

/** So many accounts in a row that the database did not take are the database's failure rather than theirs. */
const MOST_UNAVAILABLE = 10;

export interface RotationReport {
  /** Values that are under the first key now and were not before. */
  readonly resealed: number;
  /** Values that no key opens, by what they are: only what there is of them. */
  readonly unreadable: Readonly<Partial<Record<SealedColumn['name'], number>>>;
  /** Accounts of which something could not be encrypted and is still in clear. */
  readonly stillClear: readonly AccountId[];
}

/** From the first to the last batch, each a transaction of its own. */
async function inBatches(
  database: ScopedDatabase,
  start: string,
  work: (tx: Queryable, after: string) => Promise<Batch>,
): Promise<Omit<Batch, 'last'>> {
  let [resealed, unreadable] = [0, 0];
  for (let after: string | null = start; after !== null; ) {
    const from: string = after;
    const batch = await database.asSystem((tx) => work(tx, from));
    resealed += batch.resealed;
    unreadable += batch.unreadable;
    after = batch.last;
  }
  return { resealed, unreadable };
}

/** Who people are, where former versions left it in clear. @returns how many values it was */
async function sealPersons(database: ScopedDatabase, keyring: Keyring): Promise<number> {
  let total = (await database.asSystem((tx) => sealFormerPhoneSecret(tx, keyring))) ? 1 : 0;
  for (const of of SPLIT) {
    const work = (tx: Queryable, after: string) => sealClearBatch(tx, keyring, of, after);
    total += (await inBatches(database, FIRST_UUID, work)).resealed;
  }
  return total;
}

/**
 * Documents in transactions, where former versions left them in clear. An account that fails stands in no other's way.
 * @throws {DatabaseUnavailable} where it is the database that fails
 */
async function sealDocuments(
  database: ScopedDatabase,
  documents: Documents,
): Promise<{ readonly sealed: number; readonly stillClear: readonly AccountId[] }> {
  const stillClear: AccountId[] = [];
  let [sealed, unavailable] = [0, 0];
  for (const accountId of await database.asSystem((tx) => listClearAccounts(tx), 'read')) {
    try {
      sealed += await documents.sealStored(accountId);
      unavailable = 0;
    } catch (error) {
      unavailable = error instanceof DatabaseUnavailable ? unavailable + 1 : 0;
      if (unavailable === MOST_UNAVAILABLE) throw error;
      stillClear.push(accountId);
    }
  }
  return { sealed, stillClear };
}

/**
 * Encrypts everything again that was not encrypted with the first key of ENCRYPTION_KEYS, and what former versions left
 * in clear; then the other keys may go. A hundred rows at a time, each batch a transaction: safe beside a running
 * service, and safe to interrupt. What no key opens stands in nobody's way: it is counted, and kept or forgotten. Nor
 * does an account that cannot be encrypted: it is named.
 * @throws {PublicError} encryption_key_missing, without any key
 */
export async function rotateEncryption(
  { database, keyring, documents }: Needs<'database' | 'keyring' | 'documents'>,
  withUnreadable: WithUnreadable,
): Promise<RotationReport> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  let resealed = await sealPersons(database, keyring);
  const { sealed, stillClear } = await sealDocuments(database, documents);
  resealed += sealed;
  const unreadable: Partial<Record<SealedColumn['name'], number>> = {};
  for (const column of COLUMNS) {
    const done = await inBatches(database, column.start, (tx, after) =>
      resealBatch(tx, keyring, column, after, withUnreadable),
    );
    resealed += done.resealed;
    if (done.unreadable > 0) unreadable[column.name] = done.unreadable;
  }
  return { resealed, unreadable, stillClear };
}
