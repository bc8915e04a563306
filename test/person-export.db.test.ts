import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { INCLUDABLE } from '../src/contract/financial-data.ts';
import { LEFT_AFTER_ERASURE, tablesOfPersons } from '../src/store/tables.ts';
import { call, exactly } from './support/api.ts';
import { readZip } from './support/read-zip.ts';
import { runCommandOn } from './support/run-command.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
const PHONE = '+5511987654321';
const world = useWorld('sandbox');
let ana = '';

async function download(userId: string, token = 'sandbox-key'): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  return fetch(`${world.app.url}${BASE}/user/${userId}/export.zip`, { headers });
}
const filesOf = async (userId: string) => readZip(Buffer.from(await (await download(userId)).arrayBuffer()));
const linesOf = (text = ''): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

beforeAll(async () => {
  const made = await call(world.app.url, `${BASE}/connect-token`, {
    method: 'POST',
    body: { phoneNumber: PHONE },
  });
  ana = made.json<{ userId: string }>().userId;
  for (const userId of [ana, 'bia']) {
    const { id } = await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), {
      clientUserId: userId,
    });
    await world.app.pluggy.reportItem(userId, id);
    await world.app.work();
    const { value: page } = await world.app.pluggy.transactions(userId).next();
    const path = `${BASE}/user/${userId}/transactions/${page?.[0]?.id}`;
    await call(world.app.url, path, { method: 'PATCH', body: { note: `note of ${userId}` } });
    const [row] = await world.sql<{ account: string; id: string }>(
      `insert into pluggy.transaction_versions (account_id, id, user_id, raw, valid_from, valid_until, replaced_at, reason)
       select account_id, id, user_id, raw, now(), now(), now(), 'changed' from pluggy.transactions
       where user_id = $1 and raw ? 'paymentData' and jsonb_typeof(raw->'paymentData') = 'object' limit 1
       returning account_id as account, id`,
      [userId],
    );
    expect(row).toBeDefined();
  }
});

describe('the archive of a person', () => {
  it('has everything about the person, in JSON and CSV, with a page in both languages', async () => {
    const response = await download(ana);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toContain('my-data.zip');
    const files = readZip(Buffer.from(await response.arrayBuffer()));
    expect(files['leia-me.html']).toContain('lang="pt-BR"');
    expect(files['read-me.html']).toContain('everything that this service keeps about you');
    expect(JSON.parse(files['pessoa.json'] ?? '')).toMatchObject({ userId: ana, phoneNumber: PHONE });
    const query = `include=${INCLUDABLE.join(',')}&includeDeleted=true`;
    const data = await call(world.app.url, `${BASE}/user/${ana}/financial-data?${query}`, {
      headers: { 'accept-language': 'en' },
    });
    const whole = (text = '') => JSON.stringify(exactly(text));
    expect(data.text.length).toBeGreaterThan(100_000);
    expect(whole(files['dados.json']) === whole(data.text)).toBe(true);
    const { transactions } = data.json<{ transactions: unknown[] }>();
    expect(files['transacoes.csv']?.split('\r\n').length).toBeGreaterThan(transactions.length);
    expect(linesOf(files['registros/annotations.jsonl'])).toMatchObject([{ note: `note of ${ana}` }]);
    expect(linesOf(files['registros/audit.jsonl']).length).toBeGreaterThan(0);
    // what is encrypted in a former value is opened too
    const [version] = linesOf(files['registros/transaction_versions.jsonl']);
    const [shown] = (
      exactly(data.text) as { transactions: { id: string; paymentData: object }[] }
    ).transactions.filter(({ id }) => id === version?.['id']);
    const raw = version?.['raw'] as { paymentData: object };
    expect(JSON.stringify(raw.paymentData)).not.toContain('sealed');
    expect(exactly(JSON.stringify(raw.paymentData))).toEqual(shown?.paymentData);
  });

  it('has a file for every table with rows of persons, and nothing of anybody else', async () => {
    const files = await filesOf(ana);
    const inData = ['users', 'items', 'accounts', 'transactions', 'bills', 'investments'];
    inData.push('investment_transactions', 'loans', 'identities', 'consents');
    const expected = tablesOfPersons().filter(([name]) => !inData.includes(name));
    const names = Object.keys(files).filter((name) => name.startsWith('registros/'));
    expect(names.sort()).toEqual(expected.map(([name]) => `registros/${name}.jsonl`).sort());
    expect(Object.keys(LEFT_AFTER_ERASURE).every((name) => names.includes(`registros/${name}.jsonl`))).toBe(
      true,
    );
    const all = Object.values(files).join('\n');
    const ids = await world.sql<{
      id: string;
    }>(`select id::text from pluggy.accounts where user_id = 'bia' union all
       select id::text from pluggy.items where user_id = 'bia' union all
       select id::text from pluggy.transactions where user_id = 'bia'`);
    expect(ids.length).toBeGreaterThan(20);
    expect(ids.filter(({ id }) => all.includes(id))).toEqual([]);
    expect(all).not.toContain('note of bia');
  });

  it('has what somebody said of a connection in the archive of that somebody alone, and the access log in words', async () => {
    const [moved] = await world.sql<{ item: string; account: string }>(
      "select item_id as item, id as account from pluggy.accounts where user_id = 'bia' limit 1",
    );
    const say = (user: string, path: string, body: object) =>
      call(world.app.url, `${BASE}/user/${user}/${path}`, { method: 'PATCH', body });
    expect((await say('bia', `items/${moved?.item}`, { alias: 'home of bia' })).status).toBe(200);
    expect((await say('bia', `accounts/${moved?.account}`, { alias: 'card of bia' })).status).toBe(200);
    await world.sql(
      `insert into pluggy.inbox (event_id, event, item_id, user_id, body, received_at)
       values ('named', 'item/updated', $1, 'bia', '{"clientUserId":"bia"}', now())`,
      [moved?.item],
    );
    const bias = await world.app.pluggy.createSession('bia');
    await download(ana, bias.sessionToken);
    await until('the refusal is written', async () =>
      (
        await world.sql<{ n: number }>(
          'select count(*)::int as n from pluggy.audit where actor = $1 and user_id = $2',
          [`session:${bias.sessionId}`, ana],
        )
      ).some(({ n }) => n > 0),
    );
    await world.sql('update pluggy.items set user_id = $1 where id = $2', [ana, moved?.item]);
    await world.sql('update pluggy.accounts set user_id = $1 where item_id = $2', [ana, moved?.item]);
    const files = await filesOf(ana);
    await world.sql("update pluggy.items set user_id = 'bia' where id = $1", [moved?.item]);
    await world.sql("update pluggy.accounts set user_id = 'bia' where item_id = $1", [moved?.item]);
    const rows = Object.entries(files).filter(([name]) => name.startsWith('registros/'));
    const told = rows.filter(([, text]) => /note of bia|(home|card) of bia|"bia"/.test(text));
    expect(told.map(([name]) => name)).toEqual([]);
    expect(files['registros/annotations.jsonl']).toContain(`note of ${ana}`);
    const log = files['registros/audit.jsonl'] ?? '';
    expect(linesOf(log)).toContainEqual(
      expect.objectContaining({ action: 'access.refused', by: 'somebody_else', sessionId: null }),
    );
    expect(log).not.toContain(bias.sessionId);
    expect(log).not.toMatch(/key:|"actor"/);
  });

  it('is for the person and for servers, and of somebody nobody knows it is empty', async () => {
    const { sessionToken } = await world.app.pluggy.createSession('bia');
    expect((await download(ana, sessionToken)).status).toBe(403);
    const files = await filesOf('nobody');
    expect(JSON.parse(files['dados.json'] ?? '')).toMatchObject({ items: [], transactions: [] });
    expect(JSON.parse(files['pessoa.json'] ?? '')).toEqual({
      userId: 'nobody',
      phoneNumber: null,
      knownSince: null,
    });
  });

  it('gives its connection back when the caller goes away', async () => {
    const { hostname, port } = new URL(world.app.url);
    for (let round = 0; round < 5; round += 1) {
      const socket = connect(Number(port), hostname);
      socket.write(
        `GET ${BASE}/user/${ana}/export.zip HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer sandbox-key\r\n\r\n`,
      );
      await once(socket, 'data');
      socket.destroy();
    }
    const open = () =>
      world.sql<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and state = 'idle in transaction'",
      );
    await until('no transaction is left open', async () => (await open())[0]?.n === 0);
    expect(Object.keys(await filesOf(ana))).toContain('dados.json');
  });
});

it('the command exports to a new file that nobody else can read, and erases', async () => {
  const where = { sandboxUrl: world.sandbox.url, databaseUrl: world.databaseUrl };
  const folder = mkdtempSync(join(tmpdir(), 'person-'));
  const out = join(folder, 'bia.zip');
  const run = (...args: string[]) => runCommandOn(where, 'users', args);
  expect((await run('export', 'bia', '--out', out)).exitCode).toBe(0);
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(readZip(readFileSync(out))['registros/annotations.jsonl']).toContain('note of bia');
  expect((await run('export', 'bia', '--out', out)).exitCode).toBe(2);
  rmSync(folder, { recursive: true });
  const { text, exitCode } = await run('erase', 'bia', '--confirm', 'bia');
  expect(exitCode).toBe(0);
  await world.app.work();
  const receiptId = /receipt is ([0-9a-f-]{36})/.exec(text)?.[1];
  const answer = await call(world.app.url, `${BASE}/erasures/${receiptId}`);
  expect(answer.json()).toMatchObject({ state: 'done', erased: { items: 1 } });
});
