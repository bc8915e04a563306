import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call } from './support/api.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import type { TestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const newKey = (): string => randomBytes(32).toString('base64');

const world = useWorld('sandbox');
let itemId: string;

beforeAll(async () => {
  itemId = await world.bank.connect('ana');
});

const startWith = (keys: string): Promise<TestApp> => world.start({ env: { ENCRYPTION_KEYS: keys } });

async function sync(app: TestApp): Promise<void> {
  const body = { itemId };
  expect((await call(app.url, '/api/pluggy-v2/user/ana/items', { method: 'POST', body })).status).toBe(202);
  await app.work();
}

const identityOf = (app: TestApp) =>
  call(app.url, '/api/pluggy-v2/user/ana/financial-data?include=identity', {
    headers: { 'accept-language': 'en' },
  });

/** Every document of a payer or receiver that an answer shows. */
async function documentsOf(app: TestApp): Promise<string[]> {
  const { text } = await call(app.url, '/api/pluggy-v2/user/ana/transactions?limit=500');
  return [...text.matchAll(/"documentNumber": ?\{[^}]*\}/g)].map(([found]) => found).sort();
}

const written = async (): Promise<string> =>
  JSON.stringify(
    await world.sql(`select i.changed_at, a.changed_at as account,
         (select max(t.changed_at) from pluggy.transactions t where t.account_id = a.id) as transactions,
         (select count(*) from pluggy.transaction_versions v where v.account_id = a.id) as versions
       from pluggy.identities i join pluggy.accounts a using (item_id) order by a.id`),
  );

afterAll(() => {
  vi.unstubAllEnvs();
});

const rotate = (keys: string, ...args: string[]): Promise<CommandOutcome> => {
  vi.stubEnv('ENCRYPTION_KEYS', keys);
  return runCommandOn(
    { sandboxUrl: world.sandbox.url, databaseUrl: world.databaseUrl },
    'rotate-encryption',
    args,
  );
};

describe('the keys of ENCRYPTION_KEYS', () => {
  it('are changed without a moment in which who people are cannot be read', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const before = await startWith(old);
    await sync(before);
    const identity = (await identityOf(before)).json<{ identity: { fullName: string }[] }>().identity;
    expect(identity[0]?.fullName).not.toBe('');

    const documents = await documentsOf(before);
    expect(documents.length).toBeGreaterThan(0);

    const both = await startWith(`${fresh},${old}`);
    expect((await identityOf(both)).json()).toMatchObject({ identity });
    // the keys of sessions and of documents, the identity, the owners of three accounts and of three investments, the code
    // of a loan
    expect(await both.rotateEncryption()).toEqual({ resealed: 10, unreadable: {}, stillClear: [] });
    expect(await both.rotateEncryption()).toEqual({ resealed: 0, unreadable: {}, stillClear: [] });

    const after = await startWith(fresh);
    expect((await identityOf(after)).json()).toMatchObject({ identity });
    const version = await written();
    expect(await documentsOf(after)).toEqual(documents);
    await sync(after);
    expect(await written()).toBe(version);
  });

  it('are asked for, without a word of the data, where the right one is missing', async () => {
    const stranger = await startWith(newKey());
    const answer = await identityOf(stranger);
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'encryption_key_missing',
      detail: expect.stringContaining('ENCRYPTION_KEYS'),
    });
    const transactions = await call(stranger.url, '/api/pluggy-v2/user/ana/transactions');
    expect(transactions.status).toBe(200);
    expect(await documentsOf(stranger)).toEqual([]);
  });
});

describe('values whose key is lost', () => {
  it('keep nothing else from the new key; the command counts them, says what to do, and can forget them', async () => {
    const [lost, old, fresh] = [newKey(), newKey(), newKey()];
    const connect = async (app: TestApp, user: string): Promise<string> => {
      const id = await world.bank.connect(user);
      const path = `/api/pluggy-v2/user/${user}/items`;
      expect((await call(app.url, path, { method: 'POST', body: { itemId: id } })).status).toBe(202);
      await app.work();
      return id;
    };
    // one connection of the first key was removed, so that no sync will ever bring it again
    const first = await startWith(lost);
    await sync(first);
    const gone = await connect(first, 'bia');
    const path = `/api/pluggy-v2/user/bia/items/${gone}`;
    expect((await call(first.url, path, { method: 'DELETE' })).status).toBe(204);
    const { userId } = await first.pluggy.createConnectToken({ phoneNumber: '+5511987654321' });
    const second = await startWith(`${old},${lost}`);
    await connect(second, 'caio');

    const kept = await rotate(`${fresh},${old}`);
    expect(kept.exitCode).toBe(1);
    expect(kept.text).toMatch(/2 × identities[\s\S]*6 × owners of accounts[\s\S]*1 × telephone numbers/);
    expect(kept.text).toMatch(
      /What to do: .*ENCRYPTION_KEYS[\s\S]*npm run sync -- --all[\s\S]*--forget-unreadable/,
    );
    const caio = await call(
      (await startWith(fresh)).url,
      '/api/pluggy-v2/user/caio/financial-data?include=identity',
    );
    expect(caio.status).toBe(200);

    // a sync brings back what Pluggy still has
    const now = await startWith(fresh);
    await sync(now);
    expect((await identityOf(now)).status).toBe(200);
    expect((await rotate(fresh)).text).toMatch(/1 × identities[\s\S]*3 × owners of accounts/);
    expect((await rotate(fresh, '--forget-unreadable')).exitCode).toBe(0);
    expect(await rotate(fresh)).toEqual({
      exitCode: 0,
      text: expect.stringContaining('Encrypted again: 0. Everything'),
    });
    const again = await now.pluggy.createConnectToken({ phoneNumber: '+5511987654321' });
    expect(again.userId).not.toBe(userId);
  });

  it('are not forgotten by a slip of the pen', async () => {
    expect(await rotate(newKey(), '--forget')).toEqual({
      exitCode: 2,
      text: expect.stringContaining('Usage:'),
    });
  });
});

describe('an account whose documents cannot be encrypted', () => {
  const CPF = '111.444.777-35';

  /** What a former version left in clear of each account, stored apart as a row that PostgreSQL refused. */
  async function leaveInClear(): Promise<string[]> {
    const row = { paymentData: { payer: { documentNumber: { type: 'CPF', value: CPF } } } };
    await world.sql(
      `update pluggy.accounts set documents_clear_after = '00000000-0000-0000-0000-000000000000'`,
    );
    await world.sql(
      `insert into pluggy.refused_rows (account_id, digest, payload, seen_at, sqlstate)
       select id, sha256(id::text::bytea), $1, now(), '22P02' from pluggy.accounts`,
      [JSON.stringify(row)],
    );
    const rows = await world.sql<{ id: string }>('select id from pluggy.accounts order by id');
    return rows.map(({ id }) => id);
  }

  const inClear = async (): Promise<string[]> =>
    (
      await world.sql<{ id: string }>(
        `select account_id as id from pluggy.refused_rows where payload like '%${CPF}%'`,
      )
    ).map(({ id }) => id);

  it('is named by the command, which ends with 1 and does everything else', async () => {
    const [old, fresh] = [newKey(), newKey()];
    expect((await rotate(old, '--forget-unreadable')).exitCode).toBe(0);
    await sync(await startWith(old));
    const [broken, ...others] = await leaveInClear();
    await world.sql(
      `alter table pluggy.refused_rows add constraint broken check (account_id <> '${broken}' or payload like '%${CPF}%')`,
    );

    const named = await rotate(`${fresh},${old}`);
    expect(named.exitCode).toBe(1);
    expect(named.text).toContain(`still stored in clear, because it could not be encrypted:\n  ${broken}\n`);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) expect(named.text).not.toContain(other);
    expect(named.text).not.toContain(CPF);
    expect(named.text).not.toMatch(/Everything is under/);
    expect(await inClear()).toEqual([broken]);
    expect((await identityOf(await startWith(fresh))).status).toBe(200);

    await world.sql('alter table pluggy.refused_rows drop constraint broken');
    expect((await rotate(fresh)).exitCode).toBe(0);
    expect(await inClear()).toEqual([]);
  });
});
