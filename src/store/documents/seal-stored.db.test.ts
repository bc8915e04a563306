import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { Keyring } from '../../domain/Keyring.ts';
import { silentLogger } from '../../domain/logger.ts';
import { ClearDocuments } from '../../features/keys/ClearDocuments.ts';
import { FIRST_UUID } from '../sealed/SealedColumn.ts';
import { Documents } from './Documents.ts';

const { database } = await openTestDatabase();
const CPF = '111.444.777-35';
const NOW = new Date('2026-11-27T12:00:00.000Z');
const keyring = new Keyring([randomBytes(32)]);
const documents = new Documents(database, keyring);

const sealClearDocuments = (parts: Omit<Parameters<ClearDocuments['seal']>[0], 'logger'>): Promise<number> =>
  new ClearDocuments().seal({ ...parts, logger: silentLogger });

const BOLETO = { paymentData: { boletoMetadata: { barcode: '1', payer: { name: 'Ana', taxNumber: CPF } } } };
const PARTY = { paymentData: { payer: { name: 'Ana', documentNumber: { type: 'CPF', value: CPF } } } };

it('what the first versions that sealed documents left in clear is sealed in the background, and nothing twice', async () => {
  const { accountId } = await storeAccount(database);
  const rows = { boleto: randomUUID(), party: randomUUID() };
  const page = Buffer.from(JSON.stringify({ results: [{ id: rows.party, ...PARTY }] }));
  const { text } = await documents.sealPage(page, accountId);
  const sealed = JSON.parse(text.toString('utf8')).results[0] as object;
  const clear = { id: rows.boleto, ...BOLETO };
  await database.query(
    `insert into pluggy.transactions (account_id, id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, (r->>'id')::uuid, $3, 1, 'BRL', 'DEBIT', 'POSTED', r, $3, $3 from unnest($2::jsonb[]) r`,
    [accountId, [clear, sealed], NOW],
  );
  await database.query(
    `insert into pluggy.transaction_versions (account_id, id, raw, valid_from, valid_until, replaced_at, reason)
     values ($1, $2, $3, $4, $4, $4, 'changed')`,
    [accountId, rows.boleto, clear, NOW],
  );
  await database.query('update pluggy.accounts set documents_clear_after = $2 where id = $1', [
    accountId,
    FIRST_UUID,
  ]);
  const stored = async (): Promise<{ id: string; raw: object; changed_at: Date }[]> =>
    (
      await database.query<{ id: string; raw: object; changed_at: Date }>(
        `select id, raw, changed_at from pluggy.transactions where account_id = $1
         union all select id, raw, valid_until from pluggy.transaction_versions where account_id = $1`,
        [accountId],
      )
    ).rows;

  // without a key nothing is touched, and nothing is lost
  expect(await sealClearDocuments({ workDatabase: database, keyring: null, documents })).toBe(0);
  expect(JSON.stringify(await stored())).toContain(CPF);
  expect(await sealClearDocuments({ workDatabase: database, keyring, documents })).toBe(2);
  const after = await stored();
  expect(JSON.stringify(after)).not.toContain(CPF);
  expect(after.find(({ id }) => id === rows.party)?.raw).toEqual(sealed);
  expect(after.map(({ changed_at }) => changed_at)).toEqual([NOW, NOW, NOW]);
  const views = await documents.open(after.map(({ raw }) => ({ accountId, view: JSON.stringify(raw) })));
  expect(views.map((view) => JSON.parse(view)).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
    [clear, clear, { id: rows.party, ...PARTY }].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  // what is sealed is unchanged when its page comes again
  const again = await documents.sealPage(Buffer.from(JSON.stringify({ results: [clear] })), accountId);
  expect(JSON.parse(again.text.toString('utf8')).results[0]).toEqual(
    after.find(({ id }) => id === rows.boleto)?.raw,
  );
  expect(await sealClearDocuments({ workDatabase: database, keyring, documents })).toBe(0);
});

it('an account that cannot be sealed stands in nobody’s way, is named without what it holds, and is tried again', async () => {
  const accounts = await Promise.all(Array.from({ length: 3 }, () => storeAccount(database)));
  const ids = accounts.map(({ accountId }) => accountId).toSorted();
  const payload = JSON.stringify({ id: randomUUID(), ...BOLETO });
  for (const id of ids) {
    await database.query('update pluggy.accounts set documents_clear_after = $2 where id = $1', [
      id,
      FIRST_UUID,
    ]);
    await database.query(
      `insert into pluggy.refused_rows (account_id, digest, payload, seen_at, sqlstate) values ($1, $2, $3, $4, '22P02')`,
      [id, randomBytes(32), payload, NOW],
    );
  }
  await database.query(
    `alter table pluggy.refused_rows add constraint broken check (account_id <> '${ids[0]}' or payload = '${payload}')`,
  );
  const said: object[] = [];
  const warn = (fields: object): void => void said.push(fields);
  const clear = new ClearDocuments();
  const round = () =>
    clear.seal({ workDatabase: database, keyring, documents, logger: { ...silentLogger, warn } });
  expect(await round()).toBe(2);
  expect(said).toMatchObject([{ accountId: ids[0], code: '23514' }]);
  expect(JSON.stringify(said)).not.toContain(CPF);
  await database.query('alter table pluggy.refused_rows drop constraint broken');
  expect(await round()).toBe(1);
  expect(await round()).toBe(0);
});
