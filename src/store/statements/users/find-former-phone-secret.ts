import type { Queryable } from '../../Queryable.ts';

/**
 * Version 0.1.0 found the user of a phone number by its HMAC under a secret of this database. Whoever held the tables
 * held both, and there are few enough numbers to try them all. The hashes stay until their numbers come again, for
 * nobody knows the numbers before; the secret is encrypted at once, and goes with the last of them.
 */
const SECRET = `
select id::text as id, value, sealed from pluggy.secrets where purpose = 'phone' and retired_at is null for update`;

export interface SecretRow {
  readonly id: string;
  readonly value: Buffer | null;
  readonly sealed: Buffer | null;
}

export async function findFormerPhoneSecret(tx: Queryable): Promise<SecretRow | undefined> {
  return (await tx.query<SecretRow>(SECRET)).rows[0];
}
