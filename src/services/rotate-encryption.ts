import { PublicError } from '../domain/errors.ts';
import { resealOwners } from '../store/sql/account-owner.ts';
import { resealIdentities } from '../store/sql/identity.ts';
import type { Parts } from './Parts.ts';

/** Sorts before every id. */
const START = '00000000-0000-0000-0000-000000000000';

/**
 * Encrypts everything anew that was not encrypted with the first key of ENCRYPTION_KEYS; then the other keys may go.
 * A hundred rows at a time, each batch a transaction: safe beside a running service, and safe to interrupt.
 * @returns how many rows were encrypted anew
 * @throws {PublicError} encryption_key_missing
 */
export async function rotateEncryption({
  database,
  keyring,
}: Pick<Parts, 'database' | 'keyring'>): Promise<number> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  let total = 0;
  for (const reseal of [resealIdentities, resealOwners]) {
    for (let after: string | null = START; after !== null; ) {
      const from: string = after;
      const batch = await database.transaction((tx) => reseal(tx, keyring, from));
      total += batch.resealed;
      after = batch.last;
    }
  }
  return total;
}
