import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { parseExactJson } from '../src/contract/exact-json.ts';
import { call } from './support/api.ts';
import { readZip } from './support/read-zip.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox', { service: { env: { WEBHOOK_ALLOW_PRIVATE: 'on' } } });
const ids: string[] = [];

beforeAll(async () => {
  for (const user of ['user-ok-investor', 'user-ok-indebted', 'user-ok']) {
    const itemId = await world.bank.connect('ana', user);
    await world.app.pluggy.reportItem('ana', itemId);
    ids.push(itemId);
  }
  await world.app.work();
});

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

async function joined(pieces: AsyncIterable<string>): Promise<string> {
  const found: string[] = [];
  for await (const piece of pieces) found.push(piece);
  return found.join('');
}

/** What the API answers, with the library's digits. */
async function answered(path: string): Promise<Record<string, unknown>> {
  const answer = await call(world.app.url, `/api/pluggy-v2${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
  return parseExactJson(answer.text) as Record<string, unknown>;
}

/** What the audit says of a user, once it has a line of each of eight uses. */
async function linesOf(userId: string): Promise<string[]> {
  const { operator } = world.app.pluggy;
  let lines: string[] = [];
  await until('each use has its line', async () => {
    const found = await all(operator.audit({ userId }));
    lines = found.map(({ action, operation, outcome, reason, subject }) =>
      [action, operation, outcome, reason, subject].map(String).join(' '),
    );
    return lines.length >= 8;
  });
  return lines.sort();
}

const listed = async (path: string) => (await answered(`${path}?limit=500`))['results'];

it("answers what the API answers of a person's data, and keeps to the person", async () => {
  const { products, connections, summaries, rules } = world.app.pluggy;
  const user = '/user/ana';
  const investments = await all(products.investments('ana'));
  expect(investments.length).toBeGreaterThan(0);
  expect(investments).toEqual(await listed(`${user}/investments`));
  for (const [mine, path] of [
    [products.bills('ana'), 'bills'],
    [products.loans('ana'), 'loans'],
    [products.identities('ana'), 'identity'],
    [products.consents('ana'), 'consents'],
  ] as const)
    expect(await all<unknown>(mine)).toEqual(await listed(`${user}/${path}`));
  const [{ id = '' } = {}] = investments;
  const movements = await all(products.movements('ana', String(id)));
  expect(movements).toEqual(await listed(`${user}/investments/${String(id)}/transactions`));
  expect(await all(products.loans('nobody'))).toEqual([]);
  await expect(all(products.movements('bia', String(id)))).rejects.toMatchObject({
    code: 'investment_not_found',
  });
  await expect(all(products.bills('ana', { accountId: 'mine' }))).rejects.toMatchObject({
    code: 'invalid_value',
    parameters: { field: 'accountId' },
  });
  const [itemId = ''] = ids;
  expect(await connections.get('ana', itemId)).toEqual(await answered(`${user}/items/${itemId}`));
  await expect(connections.get('bia', itemId)).rejects.toMatchObject({ code: 'item_not_found' });
  expect(await summaries.transactions('ana', { type: 'DEBIT' })).toEqual(
    (await answered(`${user}/summary/transactions?type=DEBIT`))['results'],
  );
  const [account] = (await world.app.pluggy.listAccounts('ana')).accounts;
  expect(await world.app.pluggy.getAccount('ana', account?.id ?? '')).toEqual(account);
  const [[row] = []] = [(await world.app.pluggy.transactions('ana').next()).value ?? []];
  expect(await world.app.pluggy.getTransaction('ana', row?.id ?? '')).toEqual(row);
  await expect(world.app.pluggy.getTransaction('bia', row?.id ?? '')).rejects.toMatchObject({
    code: 'transaction_not_found',
  });
  expect(await all(rules.list('ana'))).toEqual([]);
});

it('changes a connection, and says what Pluggy refuses', async () => {
  const { connections } = world.app.pluggy;
  const [itemId = ''] = ids;
  expect(await connections.change('ana', itemId, { alias: 'everyday' })).toMatchObject({ alias: 'everyday' });
  const off = await connections.change('ana', itemId, { autoSync: false });
  expect(off).toMatchObject({ autoSync: false, alias: 'everyday' });
  await expect(connections.answerMfa('ana', itemId, { token: '123456' })).rejects.toMatchObject({
    code: 'mfa_not_awaited',
  });
  await expect(connections.answerMfa('ana', itemId, {})).rejects.toMatchObject({
    code: 'invalid_value',
    parameters: { field: 'parameters' },
  });
  expect(await connections.refresh('ana', itemId)).toMatchObject({ id: itemId });
  await expect(connections.refresh('bia', itemId)).rejects.toMatchObject({ code: 'item_not_found' });
});

it('makes rules, runs them and takes a run back', async () => {
  const { pluggy } = world.app;
  const debits = { when: { direction: 'out' }, then: { tags: ['spent'] } } as const;
  const rule = await pluggy.rules.create('ana', { ...debits, when: { ...debits.when, amountFrom: '0.01' } });
  expect(rule).toMatchObject({ when: { direction: 'out', amountFrom: '0.01' }, then: { tags: ['spent'] } });
  expect(await all(pluggy.rules.list('ana'))).toEqual([rule]);
  expect(await pluggy.rules.preview('ana', { direction: 'out', amountFrom: '0.01' })).toBeGreaterThan(0);
  const { runId, changed } = await pluggy.rules.run('ana', rule.id);
  expect(changed).toBeGreaterThan(0);
  expect(await all(pluggy.transactions('ana', { tag: 'spent' }))).toHaveLength(changed);
  expect(await pluggy.rules.undo('ana', runId)).toEqual({ changed });
  expect(await all(pluggy.transactions('ana', { tag: 'spent' }))).toEqual([]);
  await expect(pluggy.rules.run('bia', rule.id)).rejects.toMatchObject({ code: 'rule_not_found' });
  expect(await pluggy.rules.move('ana', rule.id, 7)).toEqual(rule);
  await pluggy.rules.delete('ana', rule.id);
  for (const [wrong, field] of [
    [{ when: {}, then: { ignored: true } }, 'when'],
    [{ when: { text: 'pix' }, then: {} }, 'then'],
    [{ when: { text: 'pix', accountId: 'x' }, then: { ignored: true } }, 'when.accountId'],
  ] as const)
    await expect(pluggy.rules.create('ana', wrong)).rejects.toMatchObject({ parameters: { field } });
});

it('writes the files that the API answers, and stops when nobody reads on', async () => {
  const { exports } = world.app.pluggy;
  const file = async (path: string) =>
    (await call(world.app.url, `/api/pluggy-v2/user/ana/export/${path}`)).text;
  // fetch takes the byte order mark away
  expect(await joined(exports.csv('ana', { dialect: 'excel-br', pending: false }))).toBe(
    `\ufeff${await file('transactions.csv?dialect=excel-br&pending=false')}`,
  );
  expect(await joined(exports.jsonLines('ana'))).toBe(await file('transactions.jsonl'));
  const accountId = (await world.app.pluggy.listAccounts('ana')).accounts[0]?.id ?? '';
  expect(await joined(exports.ofx('ana', { accountId, version: '2.2' }))).toContain('<OFX>');
  await expect(joined(exports.ofx('bia', { accountId }))).rejects.toMatchObject({
    code: 'account_not_found',
  });
  await expect(joined(exports.csv('ana', { dateFrom: 'today' }))).rejects.toMatchObject({
    parameters: { field: 'dateFrom' },
  });
  const bytes: Uint8Array[] = [];
  for await (const piece of exports.person('ana')) bytes.push(piece);
  expect(Object.keys(await readZip(Buffer.concat(bytes)))).toContain('dados.json');
  for await (const piece of exports.jsonLines('ana')) {
    expect(piece).not.toBe('');
    break;
  }
  // a file that was left gave its connection back: more of them than there are connections come to their end
  for (let n = 0; n < 12; n += 1) for await (const _ of exports.jsonLines('ana')) break;
  expect(await joined(exports.jsonLines('ana'))).not.toBe('');
  const lines = await all(world.app.pluggy.privacy.accessLog('ana'));
  expect(lines.filter(({ operation, by }) => operation === 'exportOfx' && by === 'application')).not.toEqual(
    [],
  );
});

it('leaves the lines in the audit that the API leaves', async () => {
  const { pluggy } = world.app;
  const user = `audited-${randomUUID()}`;
  const [accountId, unknown] = [randomUUID(), randomUUID()];
  await pluggy.getUserFinancialData(user);
  await pluggy.listAccounts(user);
  await pluggy.summaries.cashFlow(user);
  await all(pluggy.products.loans(user));
  await joined(pluggy.exports.csv(user));
  await joined(pluggy.exports.ofx(user, { accountId })).catch(() => {});
  await pluggy.removeItem(user, unknown).catch(() => {});
  await pluggy.revokeSessions(user);
  const withLibrary = await linesOf(user);
  expect(withLibrary).toContainEqual('data.exported exportCsv done null null');
  expect(withLibrary).toContainEqual('data.exported exportOfx refused account_not_found null');

  const other = `audited-${randomUUID()}`;
  const path = `/api/pluggy-v2/user/${other}`;
  for (const read of [
    'financial-data',
    'accounts',
    'summary/cash-flow',
    'loans',
    'export/transactions.csv',
    `export/transactions.ofx?accountId=${accountId}`,
  ])
    await call(world.app.url, `${path}/${read}`);
  for (const removed of [`items/${unknown}`, 'sessions'])
    await call(world.app.url, `${path}/${removed}`, { method: 'DELETE' });
  expect(await linesOf(other)).toEqual(withLibrary);
});

it('reads without waiting for its line in the audit', async () => {
  const client = new pg.Client({ connectionString: world.databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table pluggy.audit in exclusive mode'); // it may be read, and takes no lines
    expect((await world.app.pluggy.getUserFinancialData('ana')).items.length).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
});

it('serves the operator', async () => {
  const { operator, webhookEndpoints } = world.app.pluggy;
  expect((await operator.checkChain({ language: 'en' })).checks.length).toBeGreaterThan(3);
  expect(await all(operator.users())).toEqual(
    JSON.parse((await call(world.app.url, '/api/pluggy-v2/users')).text).results,
  );
  expect(await all(operator.items({ unowned: false }))).toEqual(await listed('/items'));
  await expect(all(operator.items({ staleSince: 'soon' }))).rejects.toMatchObject({
    parameters: { field: 'staleSince' },
  });
  expect(await operator.assignItem(ids[0] ?? '', 'ana')).toMatchObject({ userId: 'ana' });
  await expect(operator.assignItem(ids[0] ?? '', 'bia')).rejects.toMatchObject({ code: 'item_owned' });
  expect(await all(operator.jobs({ state: 'dead' }))).toEqual([]);
  await expect(operator.replayJob('1')).rejects.toMatchObject({ code: 'job_not_found' });
  const body = JSON.stringify({ event: 'item/updated', eventId: 'of-the-library', itemId: ids[0], n: 1.25 });
  await world.app.receive(Buffer.from(body));
  const [logged] = await all(operator.webhookLog({ event: 'item/updated' }));
  const whole = await operator.replayDelivery(logged?.id ?? '');
  expect(whole).toMatchObject({ eventId: 'of-the-library', body: { n: '1.25' } });
  expect(typeof whole.jobs[0]?.attempts).toBe('number');
  expect(await operator.delivery(logged?.id ?? '')).toMatchObject({ id: logged?.id });
  const [usage] = await all(
    (async function* () {
      for await (const page of operator.usage()) yield [page];
    })(),
  );
  expect(usage?.results.some(({ calls }) => calls > 0)).toBe(true);

  const made = await operator.createKey({ name: 'reads', scopes: ['read'] });
  expect(made.key).toMatch(/^pof_/);
  const past = operator.createKey({ name: 'old', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' });
  await expect(past).rejects.toMatchObject({ parameters: { field: 'expiresAt' } });
  await operator.revokeKey(made.id);
  expect(await all(operator.keys())).toEqual([]);
  expect(await all(operator.keys({ includeRevoked: true }))).toMatchObject([{ id: made.id, name: 'reads' }]);

  const url = 'http://127.0.0.1:9/hooks';
  await expect(webhookEndpoints.create({ url: 'hooks', events: [] })).rejects.toMatchObject({
    problems: [{ parameters: { field: 'url' } }, { parameters: { field: 'events' } }],
  });
  const { secret, ...endpoint } = await webhookEndpoints.create({ url, events: ['user.erased'] });
  expect(secret).toMatch(/^whsec_/);
  expect(await all(webhookEndpoints.list())).toEqual([endpoint]);
  expect(await webhookEndpoints.change(endpoint.id, { enabled: false })).toMatchObject({ enabled: false });
  const tested = await webhookEndpoints.test(endpoint.id);
  expect(await all(webhookEndpoints.deliveries(endpoint.id, { event: 'test' }))).toMatchObject([tested]);
  expect(await webhookEndpoints.replay(endpoint.id, tested.id)).toMatchObject({
    id: tested.id,
    state: 'pending',
  });
  expect((await webhookEndpoints.rotateSecret(endpoint.id)).secret).not.toBe(secret);
  expect(await webhookEndpoints.recover(endpoint.id, '2026-01-01T00:00:00Z')).toBe(0); // a test is sent once
  await expect(webhookEndpoints.recover(endpoint.id, 'soon')).rejects.toMatchObject({
    parameters: { field: 'since' },
  });
  await webhookEndpoints.remove(endpoint.id);
  expect(await all(webhookEndpoints.list())).toEqual([]);

  const audit = await all(operator.audit({ actor: 'host:server' }));
  const operations = new Set(audit.map(({ operation }) => operation));
  for (const one of [
    'createKey',
    'revokeKey',
    'createWebhookEndpoint',
    'removeWebhookEndpoint',
    'assignItem',
  ])
    expect(operations).toContain(one);
});

it('erases a person, and says how far it is', async () => {
  const { pluggy } = world.app;
  const { privacy } = pluggy;
  const receiptId = await privacy.erase('ana');
  expect(await privacy.erasure(receiptId)).toMatchObject({ state: 'running', finishedAt: null });
  expect(await pluggy.listItems('ana')).toEqual([]);
  await world.app.work();
  const { state, erased, finishedAt } = await privacy.erasure(receiptId);
  expect({ state, items: erased.items, finishedAt }).toMatchObject({ state: 'done', items: ids.length });
  expect(finishedAt).toMatch(/^\d{4}-.*Z$/);
  await expect(privacy.erasure('nothing')).rejects.toMatchObject({ parameters: { field: 'receiptId' } });
});

it('refuses what the API refuses, before anything is asked or kept', async () => {
  const { pluggy } = world.app;
  const id = '11111111-1111-4111-8111-111111111111';
  const unchecked = (value: unknown) => value as never;
  for (const asked of [
    () => pluggy.annotateTransaction('ana', id, { date: 'infinity' }),
    () => pluggy.annotateTransaction('ana', id, { note: 'x'.repeat(100_000) }),
    () =>
      pluggy.annotateTransactions(
        'ana',
        Array.from({ length: 501 }, () => id),
        { ignored: true },
      ),
    () => pluggy.changeAccount('ana', id, { alias: 'x'.repeat(10_000) }),
    () => pluggy.getBalances('ana', id, 0),
    () => pluggy.summaries.cashFlow('ana', unchecked({ by: 'week' })),
    () => pluggy.summaries.netWorth('ana', unchecked({ by: 'microsecond' })),
    () => pluggy.summaries.categories('ana', { from: 'garbage' }),
    () => pluggy.summaries.upcoming('ana', 100_000),
    () => pluggy.changes('ana', { limit: 0 }).next(),
  ])
    await expect(asked()).rejects.toMatchObject({ code: 'invalid_value' });
});
