import { createHmac, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET } from '../sandbox/start-sandbox.ts';
import { Keyring } from '../src/domain/Keyring.ts';
import { createTestDatabase } from './support/database.ts';
import { dumpTables } from './support/look-inside.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const newKey = (): string => randomBytes(32).toString('base64');
const PHONE = '+5511987654321';
const ANOTHER = '+5511987654322';

const world = useWorld('sandbox');

beforeEach(async () => {
  for (const table of ['users', 'secrets']) await world.sql(`delete from pluggy.${table}`);
});

const withKeys = (...keys: string[]): Promise<TestApp> =>
  world.start({ env: { ENCRYPTION_KEYS: keys.join(',') } });

const userOf = async (app: TestApp, phoneNumber: string): Promise<string> =>
  (await app.pluggy.createConnectToken({ phoneNumber })).userId;

const hashWith = (secret: Buffer, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** Whether somebody who holds the tables alone can tell that a row belongs to a number that he guessed. */
async function canBeMatched(phoneNumber: string): Promise<boolean> {
  const dump = await dumpTables(world.databaseUrl);
  const values = [...dump.matchAll(/\\\\x([\da-f]+)/g)].map((match) => match[1] ?? '');
  const hashes = values
    .flatMap((hex) => [hex, hex.slice(0, 64), hex.slice(-64)])
    .map((hex) => hashWith(Buffer.from(hex, 'hex'), phoneNumber).toString('hex'));
  return dump.includes(phoneNumber) || values.some((hex) => hashes.some((hash) => hex.includes(hash)));
}

/** A user as version 0.1.0 stored one: a hash of the number, and beside it the secret that makes it. */
async function storeFormerUser(id: string, phoneNumber: string, secret: Buffer): Promise<void> {
  const insert = 'insert into pluggy.users (id, phone_hash, created_at) values ($1, $2, now())';
  await world.sql(insert, [id, hashWith(secret, phoneNumber)]);
}
async function storeFormerSecret(): Promise<Buffer> {
  const secret = randomBytes(32);
  const insert = `insert into pluggy.secrets (purpose, value, created_at) values ('phone', $1, now())`;
  await world.sql(insert, [secret]);
  return secret;
}

describe('the phone number of a user', () => {
  it('is told by the tables to nobody who lacks the keys, not even where the number is guessed', async () => {
    const app = await withKeys(newKey());
    await userOf(app, PHONE);
    expect(await canBeMatched(PHONE)).toBe(false);
    const [row] = await world.sql<{ sealed: Buffer; index: Buffer }>(
      'select phone_sealed as sealed, phone_index as index from pluggy.users',
    );
    expect(row?.sealed.length).toBeGreaterThan(PHONE.length);
    expect(row?.index.length).toBe(36);
  });

  it('leads to the same user while a key is changed, and afterwards', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const before = await withKeys(old);
    const userId = await userOf(before, PHONE);

    const both = await withKeys(fresh, old);
    expect(await userOf(both, PHONE)).toBe(userId);
    const another = await userOf(both, ANOTHER);
    expect(await both.rotateEncryption()).toEqual({ resealed: 2, unreadable: {}, stillClear: [] });
    expect(await both.rotateEncryption()).toEqual({ resealed: 0, unreadable: {}, stillClear: [] });

    const after = await withKeys(fresh);
    expect(await userOf(after, PHONE)).toBe(userId);
    expect(await userOf(after, ANOTHER)).toBe(another);
    expect(await world.sql('select from pluggy.users')).toHaveLength(2);
  });

  it('never makes a second user where the key of the first may be missing', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const before = await withKeys(old);
    const userId = await userOf(await withKeys(fresh, old), PHONE);
    await expect(userOf(before, PHONE)).rejects.toMatchObject({ code: 'encryption_key_missing' });
    expect(await userOf(await withKeys(old, fresh), PHONE)).toBe(userId);
  });

  it('makes one user, however many ask for it at once', async () => {
    const [one, other] = [newKey(), newKey()];
    const asking = [await withKeys(one, other), await withKeys(other, one)];
    const users = await Promise.all([0, 1, 0, 1, 0, 1].map((n) => userOf(asking[n] as TestApp, PHONE)));
    expect(new Set(users).size).toBe(1);
  });

  it('leads to nobody without a key', async () => {
    const empty = await createTestDatabase({ migrated: false });
    const env = {
      PLUGGY_MODE: 'live',
      PLUGGY_CLIENT_ID: CLIENT_ID,
      PLUGGY_CLIENT_SECRET: CLIENT_SECRET,
      API_KEYS: 'a-key-of-sixteen-characters',
    };
    const app = await startTestApp({ databaseUrl: empty.url, pluggyApiUrl: world.sandbox.url, env });
    await expect(userOf(app, PHONE)).rejects.toMatchObject({ code: 'encryption_key_missing' });
    expect((await app.pluggy.createConnectToken('ana')).userId).toBe('ana');
    await app.stop();
    await empty.drop();
  });
});

describe('a mobile number of Brazil that was stored without its ninth digit', () => {
  const [WITH, WITHOUT] = ['+5511987650001', '+551187650001'];
  const FORMS = [WITH, WITHOUT, '+55 (11) 8765-0001', '+55 011 98765-0001'];
  const key = newKey();

  /** As versions before this one stored a number: to the letter as it was written. */
  async function storeUser(id: string, phoneNumber: string, createdAt: string): Promise<void> {
    const keyring = new Keyring([Buffer.from(key, 'base64')]);
    const sealed = keyring.seal(phoneNumber, `pluggy.users/${id}`);
    const insert =
      'insert into pluggy.users (id, phone_sealed, phone_index, created_at) values ($1, $2, $3, $4)';
    await world.sql(insert, [id, sealed, keyring.blindIndex(phoneNumber, 'phone'), createdAt]);
  }
  async function storeConnection(userId: string): Promise<void> {
    await world.sql(
      `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at)
       values (gen_random_uuid(), $1, 'client', 'UPDATED', '{}', now(), now())`,
      [userId],
    );
  }
  async function usersOf(app: TestApp): Promise<Set<string>> {
    const found = new Set<string>();
    for (const form of FORMS) found.add(await userOf(app, form));
    return found;
  }
  const allUsers = () => world.sql('select id, phone_led_to from pluggy.users order by id');

  it('leads to its user in every form', async () => {
    await storeUser('phone-user-old', WITHOUT, '2026-01-01');
    const app = await withKeys(key);
    expect(await usersOf(app)).toEqual(new Set(['phone-user-old']));
    expect(await (await withKeys(newKey(), key)).rotateEncryption()).toMatchObject({ resealed: 2 }); // the number, and the key of its index
    expect(await allUsers()).toHaveLength(1);
  });

  it('leads to the user with the connections where both forms had one, and merges nothing', async () => {
    await storeUser('phone-user-1', WITH, '2026-01-01');
    await storeUser('phone-user-2', WITHOUT, '2026-02-01');
    await storeConnection('phone-user-2');
    const app = await withKeys(key);
    expect(await usersOf(app)).toEqual(new Set(['phone-user-2']));
    await storeConnection('phone-user-1');
    await world.sql(`delete from pluggy.items where user_id = 'phone-user-2'`);
    expect(await usersOf(app)).toEqual(new Set(['phone-user-2'])); // once decided it stays
    expect(await allUsers()).toEqual([
      { id: 'phone-user-1', phone_led_to: 'phone-user-2' },
      { id: 'phone-user-2', phone_led_to: null },
    ]);
    expect(await app.pluggy.listItems('phone-user-1')).toHaveLength(1);
    expect(await world.sql('select user_id from pluggy.items')).toEqual([{ user_id: 'phone-user-1' }]);
    await world.sql('delete from pluggy.items');
  });

  it('leads to the older one where neither or both have a connection', async () => {
    await storeUser('phone-user-1', WITH, '2026-02-01');
    await storeUser('phone-user-2', WITHOUT, '2026-01-01');
    expect(await usersOf(await withKeys(key))).toEqual(new Set(['phone-user-2']));
  });

  it('is chosen once, however many ask at once', async () => {
    await storeUser('phone-user-1', WITH, '2026-02-01');
    await storeUser('phone-user-2', WITHOUT, '2026-01-01');
    const app = await withKeys(key);
    const users = await Promise.all([...FORMS, ...FORMS].map((form) => userOf(app, form)));
    expect(new Set(users)).toEqual(new Set(['phone-user-2']));
  });

  it('is found by the hash of version 0.1.0 in every form, also where the other form has a user by now', async () => {
    await storeFormerUser('phone-user-old', WITHOUT, await storeFormerSecret());
    await storeUser('phone-user-new', WITH, '2030-01-01');
    const app = await withKeys(key);
    expect(await usersOf(app)).toEqual(new Set(['phone-user-old']));
    expect(await canBeMatched(WITHOUT)).toBe(false);
    expect(await world.sql('select from pluggy.secrets where purpose = $1', ['phone'])).toEqual([]);
  });

  it('never leads to the landline that it would be without the 9', async () => {
    const app = await withKeys(key);
    expect(await userOf(app, '+55 11 3333-4444')).not.toBe(await userOf(app, '+55 11 93333-4444'));
  });
});

describe('a user whom version 0.1.0 found by a hash', () => {
  it('stays the same, and is found by the key from the next use on', async () => {
    const secret = await storeFormerSecret();
    await storeFormerUser('phone-user-1', PHONE, secret);
    expect(await canBeMatched(PHONE)).toBe(true);
    const app = await withKeys(newKey());
    expect(await userOf(app, PHONE)).toBe('phone-user-1');
    expect(await canBeMatched(PHONE)).toBe(false);
    expect(await world.sql('select from pluggy.secrets where purpose = $1', ['phone'])).toEqual([]);
    expect(await userOf(app, PHONE)).toBe('phone-user-1');
  });

  it('cannot be matched either while he stays away: the secret of the hashes is encrypted', async () => {
    const secret = await storeFormerSecret();
    await storeFormerUser('phone-user-1', PHONE, secret);
    await storeFormerUser('phone-user-2', ANOTHER, secret);
    const [old, fresh] = [newKey(), newKey()];
    expect(await userOf(await withKeys(old), ANOTHER)).toBe('phone-user-2');
    expect(await canBeMatched(PHONE)).toBe(false);
    expect(await (await withKeys(fresh, old)).rotateEncryption()).toEqual({
      resealed: 3,
      unreadable: {},
      stillClear: [],
    }); // a number, and the secret
    expect(await userOf(await withKeys(fresh), PHONE)).toBe('phone-user-1');
  });

  it('is made safe by the command that changes keys, too', async () => {
    const secret = await storeFormerSecret();
    await storeFormerUser('phone-user-1', PHONE, secret);
    const app = await withKeys(newKey());
    expect(await app.rotateEncryption()).toEqual({ resealed: 1, unreadable: {}, stillClear: [] });
    expect(await canBeMatched(PHONE)).toBe(false);
    expect(await userOf(app, PHONE)).toBe('phone-user-1');
  });

  it('is not replaced by another while the key of the secret may be missing; forgotten he is on request alone', async () => {
    await storeFormerUser('phone-user-1', PHONE, await storeFormerSecret());
    const [lost, fresh] = [await withKeys(newKey()), await withKeys(newKey())];
    await lost.rotateEncryption();
    await expect(userOf(fresh, PHONE)).rejects.toMatchObject({ code: 'encryption_key_missing' });
    expect(await fresh.rotateEncryption()).toEqual({
      resealed: 0,
      unreadable: { secrets: 2 },
      stillClear: [],
    });
    expect(await fresh.rotateEncryption('forget')).toEqual({
      resealed: 0,
      unreadable: { secrets: 2 },
      stillClear: [],
    });
    expect(await userOf(fresh, PHONE)).not.toBe('phone-user-1');
    expect(await fresh.rotateEncryption()).toEqual({ resealed: 0, unreadable: {}, stillClear: [] });
  });
});
