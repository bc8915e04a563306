import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { secretContext } from '../../sealed/secrets.ts';
import { findFormerPhoneSecret } from './find-former-phone-secret.ts';

const SEAL = 'update pluggy.secrets set value = null, sealed = $2 where id = $1::bigint';

/** Encrypts the secret of the hashes. Belongs into a transaction. @returns whether it stood in clear */
export async function sealFormerPhoneSecret(tx: Queryable, keyring: Keyring): Promise<boolean> {
  const secret = await findFormerPhoneSecret(tx);
  if (secret === undefined || secret.value === null) return false;
  await tx.query(SEAL, [secret.id, keyring.seal(secret.value.toString('hex'), secretContext(secret.id))]);
  return true;
}
