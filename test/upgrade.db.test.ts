import { createHmac, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { Keyring } from '../src/domain/Keyring.ts';
import { rotateEncryption } from '../src/features/keys/rotate-encryption.ts';
import { Documents } from '../src/store/documents/Documents.ts';
import { migrate } from '../src/store/migrate.ts';
import { dumpTables } from './support/look-inside.ts';
import { migrateTo } from './support/migrate-to.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database, url } = await openTestDatabase({ migrated: false });
const now = new Date('2026-11-20T12:00:00Z');
const ITEM = '11111111-1111-4111-8111-111111111111';
const INVESTMENT = '22222222-2222-4222-8222-222222222222';
const LOAN = '33333333-3333-4333-8333-333333333333';

/** The database as version 0.1.0 left it: its migrations, and what it stored in clear. */
async function storeAs010(): Promise<void> {
  await migrateTo(database, 10, now);
  const secret = randomBytes(32);
  const hash = createHmac('sha256', secret).update('+5511987654321').digest();
  await database.query(`insert into pluggy.secrets (purpose, value, created_at) values ('phone', $1, $2)`, [
    secret,
    now,
  ]);
  await database.query('insert into pluggy.users (id, phone_hash, created_at) values ($1, $2, $3)', [
    'ana',
    hash,
    now,
  ]);
  await database.query(
    `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at, deleted_at)
     values ($1, 'ana', 'client', 'UPDATED', '{}', $2, $2, $2)`,
    [ITEM, now],
  );
  const insert = (table: string, id: string, raw: object) =>
    database.query(
      `insert into pluggy.${table} (id, item_id, user_id, raw, first_seen_at, changed_at, deleted_at)
       values ($1, $2, 'ana', $3, $4, $4, $4)`,
      [id, ITEM, JSON.stringify(raw), now],
    );
  await insert('investments', INVESTMENT, { id: INVESTMENT, owner: 'Ana Souza', balance: 10.5 });
  await insert('loans', LOAN, { id: LOAN, ipocCode: '12345678020211114447773500042', contractAmount: 5000 });
}

it('a database of version 0.1.0 is migrated, and the rotation encrypts what it has in clear, removed connections included', async () => {
  await storeAs010();
  expect((await migrate(database, 'sandbox', now))[0]).toBe('0011-sealed-persons');
  expect(await dumpTables(url)).toContain('Ana Souza');

  const keyring = new Keyring([randomBytes(32)]);
  const parts = { database, keyring, documents: new Documents(database, keyring) };
  // the secret of the hashes, an investment, a loan
  expect(await rotateEncryption(parts, 'keep')).toEqual({ resealed: 3, unreadable: {}, stillClear: [] });
  expect(await rotateEncryption(parts, 'keep')).toEqual({ resealed: 0, unreadable: {}, stillClear: [] });
  expect(await dumpTables(url)).not.toMatch(/Ana Souza|11144477735/);
  const { rows } = await database.query<{ personal: Buffer; raw: object; balance: string }>(
    'select personal, raw, balance::text from pluggy.investments',
  );
  expect(rows).toMatchObject([{ raw: { id: INVESTMENT, balance: 10.5 }, balance: '10.5' }]);
  const personal = rows[0]?.personal ?? Buffer.alloc(0);
  expect(keyring.open(personal, `pluggy.investments/${INVESTMENT}`)).toBe('{"owner":"Ana Souza"}');
});
