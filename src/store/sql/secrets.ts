import { randomBytes } from 'node:crypto';
import type { Queryable } from '../Queryable.ts';

/** The purpose "phone" of former versions has its own file: former-phones.ts. */
export type SecretPurpose = 'webhook' | 'session';

const SECRET_BYTES = 32;

const CREATE = `
insert into pluggy.secrets (purpose, value, created_at) values ($1, $2, $3)
on conflict (purpose) where retired_at is null do nothing`;
const CURRENT = 'select value from pluggy.secrets where purpose = $1 and retired_at is null';
const ACCEPTED = `
select value from pluggy.secrets where purpose = $1 and (retired_at is null or retired_at > $2)
order by retired_at desc nulls first`;

/** The secret in use, made by whichever process asks first and shared by all. */
export async function currentSecret(db: Queryable, purpose: SecretPurpose, now: Date): Promise<Buffer> {
  await db.query(CREATE, [purpose, randomBytes(SECRET_BYTES), now]);
  const { rows } = await db.query<{ value: Buffer }>(CURRENT, [purpose]);
  if (rows[0] === undefined)
    throw new Error(`the ${purpose} secret was rotated in this very moment; try again`);
  return rows[0].value;
}

/** The secret in use and those that were retired after `retiredSince`; empty before the first was made. */
export async function acceptedSecrets(
  db: Queryable,
  purpose: SecretPurpose,
  retiredSince: Date,
): Promise<Buffer[]> {
  const { rows } = await db.query<{ value: Buffer }>(ACCEPTED, [purpose, retiredSince]);
  return rows.map(({ value }) => value);
}

/** Retires the secret in use and makes a new one; both or neither, in the caller's transaction. */
export async function rotateSecret(tx: Queryable, purpose: SecretPurpose, now: Date): Promise<Buffer> {
  await tx.query('update pluggy.secrets set retired_at = $2 where purpose = $1 and retired_at is null', [
    purpose,
    now,
  ]);
  return currentSecret(tx, purpose, now);
}
