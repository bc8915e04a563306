import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { TOOLS } from '../src/contract/tools.ts';
import { call } from './support/api.ts';
import { McpClient } from './support/mcp-client.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

const LIVE_KEY = randomBytes(32).toString('hex');
const WRITING = 'annotate_transaction';

const env = {
  PLUGGY_MODE: 'live',
  PLUGGY_CLIENT_ID: CLIENT_ID,
  PLUGGY_CLIENT_SECRET: 'sandbox-secret',
  API_KEYS: LIVE_KEY,
  ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
};
const world = useWorld('sandbox', { migrated: false, service: { env } });

interface Person {
  readonly itemId: string;
  readonly accountIds: readonly string[];
  readonly transactionIds: readonly string[];
}
let ana: Person;
let bia: Person;

async function connect(userId: string): Promise<Person> {
  const itemId = await world.bank.connect(userId, 'user-ok');
  await world.app.pluggy.reportItem(userId, itemId);
  await world.app.work();
  const { accounts, transactions } = await world.app.pluggy.getUserFinancialData(userId);
  return {
    itemId,
    accountIds: accounts.map(({ id }) => id),
    transactionIds: transactions.map(({ id }) => id),
  };
}

beforeAll(async () => {
  ana = await connect('ana');
  bia = await connect('bia');
});

const open = (search: string, token: string): Promise<McpClient> =>
  McpClient.http(`${world.app.url}/mcp${search}`, {
    authorization: `Bearer ${token}`,
    'accept-language': 'en',
  });

const sessionOf = async (userId: string): Promise<string> =>
  (await world.app.pluggy.createSession(userId)).sessionToken;

const idsOf = ({ itemId, accountIds, transactionIds }: Person): string[] => [
  itemId,
  ...accountIds,
  ...transactionIds,
];

/** Calls each tool for everything, and with each thing of Bia's that an argument may name. @returns all that was answered */
async function askForAll(client: McpClient): Promise<string> {
  const answers: string[] = [];
  const ask = async (name: string, given: object = {}) => {
    const { content, isError } = await client.call(name, given);
    answers.push(content.map(({ text }) => text).join('\n'));
    return isError === true;
  };
  const [accountId = ''] = bia.accountIds;
  const [transactionId = ''] = bia.transactionIds;
  for (const name of Object.keys(TOOLS).filter((one) => one !== WRITING && one !== 'get_transaction')) {
    expect(await ask(name), name).toBe(false);
    expect(await ask(name, { userId: 'bia' }), name).toBe(true);
  }
  expect(await ask('get_transaction', { transactionId })).toBe(true);
  expect(await ask('get_transaction', { transactionId, includeDeleted: true })).toBe(true);
  expect(await ask('get_transaction', { transactionId, userId: 'bia' })).toBe(true);
  expect(await ask('get_transaction', { transactionId: `../../bia/transactions/${transactionId}` })).toBe(
    true,
  );
  await ask('list_transactions', { accountId: [accountId] });
  await ask('list_transactions', { accountId: [...ana.accountIds, ...bia.accountIds], limit: 100 });
  await ask('list_bills', { accountId });
  // what was asked for is no answer
  return answers.join('\n').replaceAll(`../../bia/transactions/${transactionId}`, '');
}

/** The same in short. */
async function refusesBia(client: McpClient): Promise<void> {
  const [transactionId = ''] = bia.transactionIds;
  expect((await client.call('get_transaction', { transactionId })).isError).toBe(true);
  expect((await client.call('list_accounts', { userId: 'bia' })).isError).toBe(true);
  const { results } = await client.read<{ results: object[] }>('list_transactions', {
    accountId: bia.accountIds.slice(0, 2),
  });
  expect(results).toEqual([]);
  expect(await client.read('get_transaction', { transactionId: ana.transactionIds[0] })).toMatchObject({
    id: ana.transactionIds[0],
  });
}

const foundOf = (person: Person, text: string): string[] => idsOf(person).filter((id) => text.includes(id));

it('over HTTP nobody is let in without a key or a session, the key of the sandbox mode included', async () => {
  for (const token of ['sandbox-key', 'wrong', ''])
    await expect(open('?userId=ana', token)).rejects.toThrow();
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_accounts' } };
  const refused = await call(world.app.url, '/mcp?userId=ana', { method: 'POST', body, token: null });
  expect([refused.status, refused.json<{ code: string }>().code]).toEqual([401, 'unauthenticated']);
  await expect(open('', LIVE_KEY)).rejects.toThrow(); // a key says for whom
});

it('over HTTP a session or a key reaches one person, and no argument leads to another', async () => {
  const client = await open('', await sessionOf('ana'));
  const said = await askForAll(client);
  expect(foundOf(ana, said).length).toBeGreaterThan(10);
  expect(foundOf(bia, said)).toEqual([]);
  await client.close();
  const byKey = await open('?userId=ana', LIVE_KEY);
  await refusesBia(byKey);
  await byKey.close();
});

it('over HTTP annotates where the address says so and the key has the scope, and never for another person', async () => {
  const [own = ''] = ana.transactionIds;
  const [foreign = ''] = bia.transactionIds;
  const reading = await open('', await sessionOf('ana'));
  expect((await reading.tools()).map(({ name }) => name)).not.toContain(WRITING);
  await expect(reading.call(WRITING, { transactionId: own, note: 'x' })).rejects.toThrow('no such tool');
  await reading.close();

  const { key: readKey = '' } = await world.app.pluggy.operator.createKey({ name: 'r', scopes: ['read'] });
  const { key: writeKey = '' } = await world.app.pluggy.operator.createKey({ name: 'w', scopes: ['write'] });
  const { key: bothKey = '' } = await world.app.pluggy.operator.createKey({
    name: 'b',
    scopes: ['read', 'write'],
  });
  for (const key of [readKey, writeKey]) await expect(open('?userId=ana&write=on', key)).rejects.toThrow();
  await expect(open('?userId=ana', writeKey)).rejects.toThrow();
  await (await open('?userId=ana', readKey)).close();

  for (const [search, token] of [
    ['?userId=ana&write=on', bothKey],
    ['?write=on', await sessionOf('ana')],
  ] as const) {
    const writing = await open(search, token);
    expect((await writing.read<{ note: string }>(WRITING, { transactionId: own, note: search })).note).toBe(
      search,
    );
    expect((await writing.call(WRITING, { transactionId: foreign, note: 'mine' })).isError).toBe(true);
    await writing.close();
  }
  expect(await world.app.pluggy.getTransaction('bia', foreign)).toMatchObject({ note: null });
  await expect(open('?userId=bia&write=on', await sessionOf('ana'))).rejects.toThrow();
});

it('over standard input and output the command is bound to its user, and writes with --write alone', async () => {
  const bin = fileURLToPath(new URL('../src/cli/bin.ts', import.meta.url));
  const args = ['--import', 'tsx', bin, 'mcp', '--user', 'ana'];
  const all = {
    ...env,
    PATH: process.env['PATH'] ?? '',
    PLUGGY_API_URL: world.sandbox.url,
    DATABASE_URL: world.databaseUrl,
  };
  const [own = ''] = ana.transactionIds;
  const [foreign = ''] = bia.transactionIds;
  const [reading, writing] = await Promise.all([
    McpClient.stdio(args, all),
    McpClient.stdio([...args, '--write'], all),
  ]);
  expect((await reading.tools()).map(({ name }) => name)).not.toContain(WRITING);
  await expect(reading.call(WRITING, { transactionId: own, note: 'x' })).rejects.toThrow('no such tool');
  await refusesBia(reading);
  expect((await writing.read<{ note: string }>(WRITING, { transactionId: own, note: 'typed' })).note).toBe(
    'typed',
  );
  expect((await writing.call(WRITING, { transactionId: foreign, note: 'typed' })).isError).toBe(true);
  expect(await world.app.pluggy.getTransaction('bia', foreign)).toMatchObject({ note: null });
  await Promise.all([reading.close(), writing.close()]);
}, 240_000);
