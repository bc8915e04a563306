import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';
import type { FaultsInput } from './faults.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());
beforeEach(() => set({}));

async function set(faults: FaultsInput): Promise<void> {
  expect((await pluggy.call('PUT', '/_sandbox/faults', { body: faults })).status).toBe(200);
}

function get(path: string): Promise<Response> {
  return fetch(pluggy.url + path, { headers: { 'x-api-key': pluggy.apiKey } });
}

describe('setting faults', () => {
  it('shows what is set, and {} turns all off', async () => {
    await set({ seed: 7, api: { status500: 0.25 }, webhooks: { delayMs: 40 } });
    const { body } = await pluggy.call('GET', '/_sandbox/faults');
    expect(body).toMatchObject({ seed: 7, api: { status500: 0.25, stall: 0 }, webhooks: { delayMs: 40 } });
    await set({});
    const { body: off } = await pluggy.call('GET', '/_sandbox/faults');
    expect([...Object.values(off.api), ...Object.values(off.webhooks)].every((odds) => odds === 0)).toBe(
      true,
    );
    expect((await get('/connectors')).status).toBe(200);
  });

  it.each([
    [{ api: { status429: 1.5 } }, 'api.status429'],
    [{ api: { teapot: 1 } }, 'api.teapot'],
    [{ webhooks: { delayMs: 0.5 } }, 'webhooks.delayMs'],
    [{ webhooks: [] }, 'webhooks'],
    [{ seed: 'x' }, 'seed'],
    [{ speed: 1 }, 'speed'],
  ])('refuses %j and names the member', async (body, name) => {
    const answer = await pluggy.call('PUT', '/_sandbox/faults', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(name);
  });
});

describe('faults of the API', () => {
  it('429 says when to come back', async () => {
    await set({ api: { status429: 1 } });
    const answer = await get('/connectors');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await answer.json()).toMatchObject({ code: 429 });
  });

  it('500 has the documented body, 502 is a page of a gateway', async () => {
    await set({ api: { status500: 1 } });
    const failed = await get('/connectors');
    expect(failed.status).toBe(500);
    expect(await failed.json()).toMatchObject({ code: 500, codeDescription: 'INTERNAL_SERVER_ERROR' });
    await set({ api: { status502Html: 1 } });
    const gateway = await get('/connectors');
    expect(gateway.status).toBe(502);
    expect(gateway.headers.get('content-type')).toContain('text/html');
    expect(await gateway.text()).toContain('Bad Gateway');
  });

  it('a reset cuts the connection', async () => {
    await set({ api: { reset: 1 } });
    for (let round = 0; round < 4; round++) await expect(get('/connectors')).rejects.toThrow('fetch failed');
    const { body } = await pluggy.call('GET', '/_sandbox/calls');
    expect(body.counts['GET /connectors']['0']).toBe(4);
  });

  it('a stalled call gets no answer', async () => {
    await set({ api: { stall: 1 } });
    const asked = fetch(`${pluggy.url}/connectors`, { signal: AbortSignal.timeout(150) });
    await expect(asked).rejects.toThrow('timeout');
  });

  it('a truncated body is shorter than promised', async () => {
    await set({ api: { truncated: 1 } });
    const asked = request(`${pluggy.url}/categories`, { headers: { 'x-api-key': pluggy.apiKey } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let bytes = 0;
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
    });
    const ended = new Promise((resolve) => answer.on('error', resolve));
    expect(await ended).toMatchObject({ code: 'ECONNRESET' });
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(Number(answer.headers['content-length']));
  });

  it('invalid JSON arrives complete', async () => {
    await set({ api: { invalidJson: 1 } });
    const answer = await get('/categories');
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('a slow body arrives whole, in pieces', async () => {
    await set({ api: { slowBody: 1 } });
    const asked = request(`${pluggy.url}/categories`, { headers: { 'x-api-key': pluggy.apiKey } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let pieces = 0;
    let text = '';
    for await (const piece of answer) {
      pieces++;
      text += Buffer.from(piece).toString('latin1');
    }
    expect(pieces).toBeGreaterThan(3);
    expect(JSON.parse(text).results.length).toBeGreaterThan(50);
  });

  it('an empty first page has no rows, with or without a way on', async () => {
    const accountId = await accountOf('user-ok');
    await set({ api: { emptyFirstPage: 1 } });
    const ways = new Set<boolean>();
    for (let round = 0; round < 8; round++) {
      const page = await (await get(`/v2/transactions?accountId=${accountId}`)).json();
      expect(page.results).toEqual([]);
      ways.add(page.next === null);
      if (page.next === null) continue;
      const second = await (await get(`/v2/transactions${page.next}`)).json();
      expect(second.results.length).toBeGreaterThan(0);
    }
    expect(ways).toEqual(new Set([true, false]));
  });

  it('times of products stay what they were, though the data moved', async () => {
    const item = await pluggy.connectUser('user-ok');
    const look = async () => {
      const { lastUpdatedAt, statusDetail } = await (await get(`/items/${item.id}`)).json();
      return { lastUpdatedAt, time: statusDetail.transactions.lastUpdatedAt };
    };
    await set({ api: { oldTimes: 1 } });
    const before = await look();
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 3, seed: 1 } });
    const after = await look();
    expect(after.lastUpdatedAt).not.toBe(before.lastUpdatedAt);
    expect(after.time).toBe(before.time);
    await set({});
    expect((await look()).time).toBe(after.lastUpdatedAt);
  });

  it('a stale page repeats a row of the page before, or lacks one', async () => {
    const accountId = await accountOf('user-ok-perf-3x');
    const first = await (await get(`/v2/transactions?accountId=${accountId}`)).json();
    const whole = await (await get(`/v2/transactions${first.next}`)).json();
    const idsOf = (page: { results: { id: string }[] }) => page.results.map(({ id }) => id);
    await set({ api: { stalePage: 1 } });
    const seen = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const page = await (await get(`/v2/transactions${first.next}`)).json();
      const isRepeated = page.results.length > whole.results.length;
      seen.add(isRepeated ? 'repeated' : 'missed');
      const expected = isRepeated ? [idsOf(first).at(-1), ...idsOf(whole)] : idsOf(whole).slice(1);
      expect(idsOf(page)).toEqual(expected);
    }
    expect(seen).toEqual(new Set(['repeated', 'missed']));
  });

  describe('strike lists with page numbers too', () => {
    const names = ['bills', 'loans', 'investments', 'movements'] as const;
    /** Where each list is read, of a person who has something of each. */
    async function paths(): Promise<Record<(typeof names)[number], string>> {
      const { id } = await pluggy.connectUser('user-ok-investor');
      const { results } = await (await get(`/accounts?itemId=${id}&type=CREDIT`)).json();
      const investments = await (await get(`/investments?itemId=${id}`)).json();
      const debtor = await pluggy.connectUser('user-ok-indebted');
      return {
        bills: `/bills?accountId=${results[0].id}&pageSize=2`,
        loans: `/loans?itemId=${debtor.id}&pageSize=1`,
        investments: `/investments?itemId=${id}&pageSize=3`,
        movements: `/investments/${investments.results[2].id}/transactions?pageSize=2`,
      };
    }
    const read = async (path: string) => (await get(path)).json();
    const idsOf = (page: { results: { id: string }[] }) => page.results.map(({ id }) => id);

    it.each(names)('%s may begin with an empty page', async (name) => {
      const path = (await paths())[name];
      const { total } = await read(path);
      expect(total).toBeGreaterThan(1);
      await set({ api: { emptyFirstPage: 1 } });
      const totals = new Set<number>();
      for (let round = 0; round < 8; round++) {
        const page = await read(path);
        expect(page.results).toEqual([]);
        totals.add(page.total);
        expect((await read(`${path}&page=2`)).results.length).toBeGreaterThan(0);
      }
      expect(totals).toEqual(new Set([0, total]));
    });

    it.each(names)('%s may repeat a row on the next page, or lack one', async (name) => {
      const path = (await paths())[name];
      const [first, second] = [await read(path), await read(`${path}&page=2`)];
      await set({ api: { stalePage: 1 } });
      const seen = new Set<string>();
      for (let round = 0; round < 8; round++) {
        const page = await read(`${path}&page=2`);
        const isRepeated = page.total > second.total;
        seen.add(isRepeated ? 'repeated' : 'missed');
        const shifted = [idsOf(first).at(-1), ...idsOf(second)].slice(0, first.results.length);
        expect(idsOf(page)).toEqual(isRepeated ? shifted : idsOf(second).slice(1));
        expect(idsOf(await read(path))).toEqual(idsOf(first));
      }
      expect(seen).toEqual(new Set(['repeated', 'missed']));
    });
  });

  it('are repeatable from the seed, and strike about as often as asked', async () => {
    const fates: number[][] = [];
    for (const seed of [7, 7, 8]) {
      await set({ seed, api: { status500: 0.3, status429: 0.1 } });
      const statuses: number[] = [];
      for (let round = 0; round < 100; round++) statuses.push((await get('/connectors/0')).status);
      fates.push(statuses);
    }
    expect(fates[0]).toEqual(fates[1]);
    expect(fates[0]).not.toEqual(fates[2]);
    const failed = fates[0]?.filter((status) => status === 500).length ?? 0;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  it('never touch the control API, preflights and what the own pages ask', async () => {
    await set({ api: { status500: 1 } });
    expect((await get('/_sandbox/state')).status).toBe(200);
    expect((await get('/mock-bank/unknown')).status).not.toBe(500);
    const asked = request(`${pluggy.url}/connectors`, {
      headers: { 'x-api-key': pluggy.apiKey, 'sec-fetch-site': 'same-origin' },
    }).end();
    const [own] = (await once(asked, 'response')) as [IncomingMessage];
    own.resume();
    expect(own.statusCode).toBe(200);
  });
});

describe('faults of webhooks', () => {
  // else the items of the tests before, whose receivers are gone, would sync as the clock moves
  beforeEach(async () => {
    await pluggy.call('POST', '/_sandbox/reset');
  });

  /** Connects with the faults on, waits until nothing is on its way, and tells what arrived. */
  async function eventsUnder(webhooks: NonNullable<FaultsInput['webhooks']>) {
    const receiver = await openReceiver();
    await set({ webhooks });
    const item = await pluggy.connectUser('user-ok', { webhookUrl: receiver.url });
    await delivered();
    await receiver.close();
    return { item, events: receiver.received.map(({ event }) => event) };
  }

  it('lose them for good', async () => {
    expect((await eventsUnder({ lose: 1 })).events).toEqual([]);
  });

  it('duplicate them under one eventId', async () => {
    const { events } = await eventsUnder({ duplicate: 1 });
    const ids = events.map(({ eventId }) => eventId);
    expect(ids.length).toBe(new Set(ids).size * 2);
    expect(ids.length).toBeGreaterThan(4);
  });

  it('change their order', async () => {
    const names = (events: { event: string }[]) => events.map(({ event }) => event);
    const ordered = names((await eventsUnder({})).events);
    const mixed = names((await eventsUnder({ reorder: 1 })).events);
    expect(mixed).not.toEqual(ordered);
    expect(mixed.slice().sort()).toEqual(ordered.slice().sort());
  });

  it('come before the API shows what they tell of', async () => {
    const { item, events } = await eventsUnder({ early: 1 });
    expect(events.map(({ event }) => event)).toContain('item/created');
    const accounts = async () => (await pluggy.call('GET', `/accounts?itemId=${item.id}`)).body.results;
    expect(await accounts()).toEqual([]);
    await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 1_000 } });
    const [account] = await accounts();
    const rows = async () => (await get(`/v2/transactions?accountId=${account.id}`)).text();
    const before = await rows();
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 30, seed: 2 } });
    expect(await rows()).toBe(before);
    await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 1_000 } });
    expect(await rows()).not.toBe(before);
  });

  it('wait as long as they are told to', async () => {
    const receiver = await openReceiver();
    await set({ webhooks: { delayMs: 3_600_000 } });
    await pluggy.connectUser('user-ok', { webhookUrl: receiver.url });
    const { body } = await pluggy.call('GET', '/_sandbox/state');
    expect(body.deliveries.pending.length).toBeGreaterThan(1);
    expect(receiver.received).toEqual([]);
    await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 3_600_000 } });
    expect(await receiver.first('item/created')).toBeDefined();
    await delivered();
    await receiver.close();
  });

  it('add some of another application, or about an unknown item', async () => {
    const foreign = (await eventsUnder({ wrongClientId: 1 })).events;
    expect(new Set(foreign.map(({ clientId }) => clientId)).size).toBe(2);
    const { item, events } = await eventsUnder({ unknownItem: 1 });
    const strangers = events.filter(({ itemId }) => itemId !== item.id);
    expect(strangers.length).toBe(events.length / 2);
    expect((await pluggy.call('GET', `/items/${strangers[0].itemId}`)).status).toBe(404);
  });
});

/** Resolves when nothing is on its way. */
function delivered(): Promise<true> {
  return until(async () => {
    const { body } = await pluggy.call('GET', '/_sandbox/state');
    return body.deliveries.pending.length === 0 ? true : undefined;
  });
}

async function accountOf(user: string): Promise<string> {
  const item = await pluggy.connectUser(user);
  return (await pluggy.call('GET', `/accounts?itemId=${item.id}`)).body.results[0].id;
}
