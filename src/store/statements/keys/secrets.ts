import { createHash, randomBytes } from 'node:crypto';
import { PublicError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SealedColumn } from './reseal.ts';

// The purpose "phone" of former versions has its own file: former-phones.ts.

const SECRET_BYTES = 32;

export const secretContext = (id: string): string => `pluggy.secrets/${id}`;

const sealSecret = (keyring: Keyring, id: string, secret: Buffer): Buffer =>
  keyring.seal(secret.toString('hex'), secretContext(id));

/** Undefined: there is no key for it here. */
function tryToOpen(keyring: Keyring | null, id: string, sealed: Buffer | null): Buffer | undefined {
  if (sealed === null || keyring?.holdsKeyOf(sealed) !== true) return undefined;
  return Buffer.from(keyring.open(sealed, secretContext(id)), 'hex');
}

/** A value is bound to its row, so the row's id is drawn before it is written. */
const NEXT_ID = `select nextval(pg_get_serial_sequence('pluggy.secrets', 'id'))::text as id`;
/** $1 id, $2 purpose, $3 sealed, $4 digest, $5 now */
const CREATE = `
insert into pluggy.secrets (id, purpose, sealed, digest, created_at) overriding system value
values ($1::bigint, $2, $3, $4, $5)
on conflict (purpose) where retired_at is null do nothing`;
const CURRENT = `
select id::text as id, sealed, registered_at is not null as "isRegistered" from pluggy.secrets
where purpose = $1 and retired_at is null`;
/** Nobody registers a former secret any more: its digest is all that is needed of it. */
const RETIRE_WEBHOOK = `
update pluggy.secrets set retired_at = $1, sealed = null where purpose = 'webhook' and retired_at is null`;

type Purpose = 'webhook' | 'session';

interface CurrentRow {
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly isRegistered: boolean;
}

async function readCurrent(db: Queryable, purpose: Purpose): Promise<CurrentRow | undefined> {
  return (await db.query<CurrentRow>(CURRENT, [purpose])).rows[0];
}

async function nextId(db: Queryable): Promise<string> {
  const id = (await db.query<{ id: string }>(NEXT_ID)).rows[0]?.id;
  if (id === undefined) throw new Error('a sequence gave no number');
  return id;
}

export interface SessionKey {
  /** Travels in the head of each token that is signed with it. */
  readonly id: string;
  /** Undefined: no key of ENCRYPTION_KEYS opens it. */
  readonly secret: Buffer | undefined;
}

async function createSessionKey(db: Queryable, keyring: Keyring, now: Date): Promise<void> {
  const id = await nextId(db);
  await db.query(CREATE, [id, 'session', sealSecret(keyring, id, randomBytes(SECRET_BYTES)), null, now]);
}

/** The key that signs sessions, made by whichever process asks first. Undefined: there is none, and no key to seal one. */
export async function findSessionKey(
  db: Queryable,
  keyring: Keyring | null,
  now: Date,
): Promise<SessionKey | undefined> {
  let row = await readCurrent(db, 'session');
  if (row === undefined && keyring !== null) {
    await createSessionKey(db, keyring, now);
    row = await readCurrent(db, 'session');
  }
  return row && { id: row.id, secret: tryToOpen(keyring, row.id, row.sealed) };
}

/** Ends every session. Belongs into a transaction. @throws {PublicError} encryption_key_missing */
export async function rotateSessionKey(tx: Queryable, keyring: Keyring | null, now: Date): Promise<void> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  await tx.query(`delete from pluggy.secrets where purpose = 'session'`);
  await createSessionKey(tx, keyring, now);
}

export interface WebhookSecret {
  readonly id: string;
  /** As the header carries it; undefined: no key of ENCRYPTION_KEYS opens the stored copy. */
  readonly header: string | undefined;
  /** Whether Pluggy is known to deliver with it. */
  readonly isRegistered: boolean;
}

/** The secret as it travels in the header. */
const encode = (secret: Buffer): string => secret.toString('base64url');

/** What is kept of a header's value, and compared. */
export const webhookDigest = (header: string): Buffer => createHash('sha256').update(header).digest();

/** The secret in use; undefined before the first was made. */
export async function findWebhookSecret(
  db: Queryable,
  keyring: Keyring | null,
): Promise<WebhookSecret | undefined> {
  const row = await readCurrent(db, 'webhook');
  if (row === undefined) return undefined;
  const secret = tryToOpen(keyring, row.id, row.sealed);
  return {
    id: row.id,
    header: secret === undefined ? undefined : encode(secret),
    isRegistered: row.isRegistered,
  };
}

/** Retires the secret in use and makes a new one. Belongs into a transaction. */
export async function renewWebhookSecret(
  tx: Queryable,
  keyring: Keyring | null,
  now: Date,
): Promise<{ readonly id: string; readonly header: string }> {
  const id = await nextId(tx);
  const secret = randomBytes(SECRET_BYTES);
  const sealed = keyring === null ? null : sealSecret(keyring, id, secret);
  await tx.query(RETIRE_WEBHOOK, [now]);
  await tx.query(CREATE, [id, 'webhook', sealed, webhookDigest(encode(secret)), now]);
  return { id, header: encode(secret) };
}

/** Pluggy has confirmed that it delivers with this secret. */
export async function markRegistered(db: Queryable, id: string, now: Date): Promise<void> {
  await db.query('update pluggy.secrets set registered_at = $2 where id = $1::bigint', [id, now]);
}

/** A registered secret must not fall out of the list because of many that were made while Pluggy was away. */
const ACCEPTED = `
select digest from pluggy.secrets s
where purpose = 'webhook' and (retired_at is null or not exists (
  select from pluggy.secrets later
  where later.purpose = 'webhook' and later.id > s.id and later.registered_at <= $1))
order by registered_at is not null desc, id desc limit 100`;

/**
 * Digests of the secrets that deliveries may carry: the one in use, and former ones as long as Pluggy may still use them.
 * @param registeredSince a former secret ends when a later one was registered before this time
 */
export async function acceptedDigests(db: Queryable, registeredSince: Date): Promise<Buffer[]> {
  const { rows } = await db.query<{ digest: Buffer }>(ACCEPTED, [registeredSince]);
  return rows.map(({ digest }) => digest);
}

/**
 * With a lost secret of version 0.1.0 its hashes lead to nobody. A lost key of sessions is replaced at its next use. Of the
 * webhook's secret the copy goes alone: deliveries are checked with its digest.
 */
const FORGET = `
with lost as (
  delete from pluggy.secrets where id = $1::bigint and purpose <> 'webhook' returning purpose
), unread as (
  update pluggy.secrets set sealed = null where id = $1::bigint and purpose = 'webhook'
)
update pluggy.users set phone_hash = null
where phone_hash is not null and exists (select from lost where purpose = 'phone')`;

export const SEALED_SECRETS: SealedColumn = {
  name: 'secrets',
  start: '0',
  next: `select id::text as id, sealed from pluggy.secrets
    where id > $1::bigint and sealed is not null order by secrets.id limit 100 for update`,
  write: 'update pluggy.secrets set sealed = $2 where id = $1::bigint and $3::bytea is not null',
  forget: FORGET,
  contextOf: secretContext,
  digestOf: (keyring, plain) => keyring.digest(plain, 'secret'), // nothing is looked up by it
};
