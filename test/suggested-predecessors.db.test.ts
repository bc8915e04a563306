import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();
const BASE = '/api/pluggy-v2/user/ana';
const [OLDEST, PENDING, BOOKED] = [uuid(1, 'f'), uuid(20, 'f'), uuid(21, 'f')];
const TEXT = 'Restaurante do Zé';

const first = () => bankRow(1, daysAgo(100));
const pending = (more: object = {}) =>
  bankRow(20, daysAgo(2), { status: 'PENDING', amount: -50, description: TEXT, ...more });
const booked = (more: object = {}) => bankRow(21, daysAgo(1), { amount: -55, description: TEXT, ...more });

/** The bank is read, and has these rows. */
async function read(...rows: ReturnType<typeof bankRow>[]): Promise<void> {
  world.bank.hold(ACCOUNT, rows);
  world.bank.touch();
  await world.tell('item/updated');
  await world.pass();
}

const get = (path: string): Promise<Answer> => call(world.app.url, `${BASE}${path}`);
const send = (method: string, path: string, body: unknown, token?: string): Promise<Answer> =>
  call(world.app.url, `${BASE}${path}`, { method, body, ...(token !== undefined && { token }) });
const answer = (accept: unknown, id = BOOKED): Promise<Answer> =>
  send('POST', `/transactions/${id}/predecessor`, { accept });
const suggestionOf = async (id = BOOKED): Promise<unknown> =>
  (await get(`/transactions/${id}`)).json()['suggestedPredecessorId'];

interface Page {
  readonly results: { readonly id: string; readonly op: string; readonly object?: Record<string, unknown> }[];
  readonly next: string;
}

/** What the feed says since `after`, by id; the annotation of a row apart. */
async function changes(after = ''): Promise<Page & { readonly of: (id: string, kind?: string) => unknown }> {
  const page = (await get(`/changes?limit=500${after && `&after=${after}`}`)).json<Page>();
  const of = (id: string, kind = 'transaction') =>
    page.results.find((one) => one.id === id && 'kind' in one && one.kind === kind);
  return { ...page, of };
}

const SAID = { note: 'with Bia', tags: ['friends'], categoryId: '11010000', ignored: true };

/** A pending purchase with all that a person can say of it, and then the same with a tip under another id. */
beforeEach(async () => {
  world.bank.set({ categories: [{ id: '11010000', description: 'Eating out' }] });
  world.bank.hold(ACCOUNT, [first(), pending()]);
  await world.tell('item/created');
  await world.pass();
  expect((await send('PATCH', `/transactions/${PENDING}`, SAID)).status).toBe(200);
  world.clock.advance(24 * 3_600_000);
});

describe('a pending purchase that is booked with another id and amount', () => {
  it('is suggested, in lists, alone and in the feed, and what was said of it stays where it was', async () => {
    const { next } = await changes();
    await read(first(), booked());
    const row = { id: BOOKED, suggestedPredecessorId: PENDING, note: null, tags: [], ignored: false };
    expect((await get(`/transactions/${BOOKED}`)).json()).toMatchObject(row);
    const list = (await get('/transactions')).json<{ results: object[] }>().results;
    expect(list).toMatchObject([row, { id: OLDEST, suggestedPredecessorId: null }]);
    const all = (await get('/financial-data')).json<{ transactions: object[] }>();
    expect(all.transactions).toMatchObject([row, { id: OLDEST, suggestedPredecessorId: null }]);
    expect((await changes(next)).of(BOOKED)).toMatchObject({
      op: 'put',
      object: { suggestedPredecessorId: PENDING },
    });
    const history = (await get(`/transactions/${BOOKED}/history`)).json<{ versions: object[] }>();
    expect(history.versions).toHaveLength(1);
  });

  it('becomes one transaction when the person says so, with all that was said of it', async () => {
    await read(first(), booked());
    const { next } = await changes();
    const { categoryId: userCategoryId, ...said } = SAID;
    const now = { id: BOOKED, suggestedPredecessorId: null, userCategoryId, ...said };
    const told = await answer(true);
    expect(told.status).toBe(200);
    expect(told.json()).toMatchObject(now);
    expect((await get(`/transactions/${PENDING}`)).json()).toMatchObject(now);
    const feed = await changes(next);
    expect(feed.of(BOOKED)).toMatchObject({ op: 'put', object: { suggestedPredecessorId: null } });
    expect(feed.of(PENDING)).toMatchObject({ op: 'remove', replacedById: BOOKED });
    expect(feed.of(BOOKED, 'annotation')).toMatchObject({ op: 'put', object: { note: 'with Bia' } });
    expect(feed.of(PENDING, 'annotation')).toMatchObject({ op: 'remove' });
    const history = (await get(`/transactions/${BOOKED}/history`)).json<{ versions: object[] }>();
    expect(history.versions).toMatchObject([
      { id: BOOKED },
      { id: PENDING, replacedById: BOOKED, evidence: 'person' },
    ]);
    expect((await answer(true)).json()).toMatchObject({ code: 'suggestion_not_found' });
  });

  it('keeps the word of the booked row, and both notes, where the person said something of both', async () => {
    await read(first(), booked());
    await send('PATCH', `/transactions/${BOOKED}`, { note: 'dinner', ignored: false });
    expect((await answer(true)).json()).toMatchObject({
      note: 'with Bia\ndinner',
      ignored: false,
      tags: ['friends'],
    });
  });

  it('is not suggested again once refused, however often the bank is read', async () => {
    await read(first(), booked());
    const { next } = await changes();
    const told = await answer(false);
    expect(told.status).toBe(200);
    expect(told.json()).toMatchObject({ suggestedPredecessorId: null, note: null });
    expect((await changes(next)).of(BOOKED)).toMatchObject({ object: { suggestedPredecessorId: null } });
    world.clock.advance(3_600_000);
    await read(first(), booked({ category: 'changed' }));
    expect(await suggestionOf()).toBeNull();
    expect((await answer(true)).json()).toMatchObject({ code: 'suggestion_not_found' });
    const hidden = await get('/transactions?includeDeleted=true');
    expect(hidden.json<{ results: object[] }>().results).toContainEqual(
      expect.objectContaining({ id: PENDING, note: 'with Bia', replacedById: null }),
    );
  });

  it('is no longer suggested when it returns, or when the row that it may be goes', async () => {
    await read(first(), booked());
    expect(await suggestionOf()).toBe(PENDING);
    const { next } = await changes();
    await read(first(), booked(), pending());
    expect(await suggestionOf()).toBeNull();
    expect((await changes(next)).of(BOOKED)).toMatchObject({ object: { suggestedPredecessorId: null } });
    expect((await get(`/transactions/${PENDING}`)).json()).toMatchObject({ note: 'with Bia' });
  });

  it('is not asked about where it is sure', async () => {
    await read(first(), booked({ amount: -50 }));
    expect((await get(`/transactions/${BOOKED}`)).json()).toMatchObject({
      suggestedPredecessorId: null,
      note: 'with Bia',
    });
  });

  it('has its note taken back when it returns after it was confirmed', async () => {
    await read(first(), booked());
    await answer(true);
    await read(first(), booked(), pending());
    expect((await get(`/transactions/${PENDING}`)).json()).toMatchObject({ note: 'with Bia' });
    expect((await get(`/transactions/${BOOKED}`)).json()).toMatchObject({ note: null });
  });
});

it('is answered by the person whose it is, with true or false', async () => {
  await read(first(), booked());
  const { sessionToken: bias } = await world.app.pluggy.createSession('bia');
  const path = `/transactions/${BOOKED}/predecessor`;
  expect((await send('POST', path, { accept: true }, bias)).status).toBe(403);
  const asBia = await call(world.app.url, `/api/pluggy-v2/user/bia${path}`, {
    method: 'POST',
    body: { accept: true },
    token: bias,
  });
  expect(asBia.json()).toMatchObject({ code: 'transaction_not_found' });
  for (const wrong of ['yes', null, 1])
    expect((await answer(wrong)).json()).toMatchObject({ code: 'invalid_value', field: 'accept' });
  expect((await answer(true, OLDEST)).json()).toMatchObject({ code: 'suggestion_not_found' });
  expect(await suggestionOf()).toBe(PENDING);
  const { sessionToken: anas } = await world.app.pluggy.createSession('ana');
  expect((await send('POST', path, { accept: true }, anas)).status).toBe(200);
});
