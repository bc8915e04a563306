import { beforeAll, expect, it } from 'vitest';
import { routes } from '../src/api/routes.ts';
import { isEventStream } from '../src/contract/operations/operation.ts';
import { call } from './support/api.ts';
import { API_KEY } from './support/test-service.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');
const BASE = '/api/pluggy-v2';
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Texts that the person wrote. */
const SAID = ['mine-alone-note', 'mine-alone-tag', 'mine-alone-rule', 'mine-alone-card', 'mine-alone-bank'];

/** Operations that read for a user; an erasure's own receipt is not among them. */
const READS = routes.filter(({ method, path }) => method === 'get' && path.startsWith('/user/:userId'));

let ids: Readonly<Record<string, string>>;

const of = (path: string): string => `${BASE}/user/ana${path}`;

async function send(method: string, path: string, body: unknown): Promise<void> {
  const answer = await call(world.app.url, of(path), { method, body });
  if (answer.status >= 300) throw new Error(answer.text);
}

interface Data {
  readonly items: { readonly id: string }[];
  readonly accounts: { readonly id: string; readonly type: string }[];
  readonly transactions: { readonly id: string; readonly accountId: string }[];
  readonly investments: { readonly id: string }[];
}

beforeAll(async () => {
  const itemId = await world.bank.connect('ana');
  await world.app.pluggy.reportItem('ana', itemId);
  await world.app.work();
  const data = (await call(world.app.url, of('/financial-data?include=investments'))).json<Data>();
  const card = data.accounts.find(({ type }) => type === 'CREDIT')?.id ?? '';
  const transaction = data.transactions.find(({ accountId }) => accountId === card)?.id ?? '';
  ids = {
    userId: 'ana',
    itemId,
    accountId: card,
    transactionId: transaction,
    investmentId: data.investments[0]?.id ?? '',
  };
  await send('PATCH', `/transactions/${transaction}`, { note: SAID[0], tags: [SAID[1]] });
  await send('POST', '/rules', { when: { text: SAID[2] }, then: { ignored: true } });
  await send('PATCH', `/accounts/${card}`, { alias: SAID[3] });
  await send('PATCH', `/items/${itemId}`, { alias: SAID[4] });
});

/** The beginning of a stream of events, or the whole of another answer; an archive is looked at by its names and sizes alone. */
async function read(path: string, isStream: boolean): Promise<string> {
  const stop = new AbortController();
  const headers = { authorization: `Bearer ${API_KEY}` };
  const response = await fetch(`${world.app.url}${path}`, { headers, signal: stop.signal });
  if (!isStream) return `${response.status} ${await response.text()}`;
  const first = await response.body?.getReader().read();
  stop.abort();
  return `${response.status} ${Buffer.from((first?.value as Uint8Array | undefined) ?? []).toString()}`;
}

/** What each read answers, by its path; those that take it also with what is hidden. */
async function readAll(): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const { path, query, responses } of READS) {
    const filled = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `no ${name}`);
    const names = Object.keys(query?.def.shape ?? {});
    const range = names.includes('from') ? 'from=2020-01-01&to=2099-12-31&' : '';
    const accountId = path.endsWith('.ofx') ? `accountId=${ids['accountId']}&` : '';
    const isStream = Object.values(responses).some((one) => one !== null && isEventStream(one));
    for (const more of names.includes('includeDeleted') ? ['', 'includeDeleted=true'] : ['']) {
      const asked = `${BASE}${filled}?${range}${accountId}${more}`;
      answers.set(asked, await read(asked, isStream));
    }
  }
  return answers;
}

it('nothing of a person is read while the erasure waits for its worker, whatever is asked', async () => {
  const before = await readAll();
  const refused = [...before].filter(([, text]) => !text.startsWith('200'));
  expect(refused.map(([path]) => path)).toEqual([]);
  const known = new Set([...before.values()].flatMap((text) => text.match(UUID) ?? []));
  expect(known.size).toBeGreaterThan(100);
  for (const text of SAID) expect([...before.values()].join('\n')).toContain(text);

  const erased = await call(world.app.url, of(''), { method: 'DELETE' });
  expect(erased.status).toBe(202);
  const told = [...(await readAll())].flatMap(([path, text]) =>
    [...SAID, ...(text.match(UUID) ?? []).filter((id) => known.has(id))].flatMap((mark) =>
      text.includes(mark) ? [`${path}: ${mark}`] : [],
    ),
  );
  expect(told).toEqual([]);

  await world.app.work();
  const { receiptId } = erased.json<{ receiptId: string }>();
  const receipt = await call(world.app.url, `${BASE}/erasures/${receiptId}`);
  expect(receipt.json()).toMatchObject({ state: 'done' });
  expect(await world.sql("select from pluggy.users where id = 'ana'")).toEqual([]);
});
