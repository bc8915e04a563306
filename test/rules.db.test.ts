import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { TransactionId, UserId } from '../src/domain/ids.ts';
import { findAnnotation } from '../src/store/statements/annotations/find-annotation.ts';
import { lockTransaction } from '../src/store/statements/annotations/lock-transaction.ts';
import { writeAnnotation } from '../src/store/statements/annotations/write-annotation.ts';
import { type Answer, call } from './support/api.ts';
import { HeldTransaction } from './support/HeldTransaction.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { until } from './support/until.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const world = withScriptedItem();

interface Row {
  readonly id: string;
  readonly userCategoryId: string | null;
  readonly tags: readonly string[];
  readonly ignored: boolean;
}

const api = (path: string, method = 'GET', body?: unknown, user = 'ana'): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, {
    method,
    headers: { 'accept-language': 'en' },
    ...(body === undefined ? {} : { body }),
  });

async function rule(when: object, effect: object): Promise<string> {
  const answer = await api('rules', 'POST', { when, then: effect });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<{ id: string }>().id;
}

const run = async (id: string) =>
  (await api(`rules/${id}/run`, 'POST')).json<{ runId: string; changed: number }>();
const undo = async (runId: string) =>
  (await api(`rules/runs/${runId}/undo`, 'POST')).json<{ changed: number }>().changed;
const say = (n: number, change: object): Promise<Answer> =>
  api(`transactions/${uuid(n, 'f')}`, 'PATCH', change);

/** What is said of each row, by the number of its id. */
async function said(): Promise<Record<number, [string | null, string, boolean]>> {
  const { results } = (await api('transactions?sort=date')).json<{ results: Row[] }>();
  return Object.fromEntries(
    results.map((row) => [Number(row.id.slice(-12)), [row.userCategoryId, row.tags.join(), row.ignored]]),
  );
}

const NOTHING = [null, '', false];

/** The bank shows these rows from now on, and all of it is read. */
async function bring(rows: readonly object[]): Promise<void> {
  world.bank.hold(ACCOUNT, rows);
  world.bank.touch();
  await world.tell('transactions/updated');
  await world.pass(60_000);
}

const row = (n: number, description: string, more: object = {}) =>
  bankRow(n, daysAgo(3), { description, ...more });

describe('a rule', () => {
  it('is answered as it was made, listed, and deleted', async () => {
    await world.connect();
    const when = { text: 'padaria', amountFrom: -50.25, direction: 'out', accountId: ACCOUNT };
    const id = await rule(when, { tags: ['pão', 'pão'], ignored: false });
    const { results } = (await api('rules')).json<{ results: object[] }>();
    expect(results).toEqual([
      { id, createdAt: expect.any(String), place: 1, when, then: { tags: ['pão'], ignored: false } },
    ]);
    const second = await rule({ amountTo: '12345678901234567.89' }, { ignored: true });
    expect((await api('rules')).text).toContain('"amountTo": 12345678901234567.89');
    const first = (await api('rules?limit=1')).json<{ results: { id: string }[]; next: string }>();
    const rest = (await api(`rules?after=${first.next}`)).json<{ results: { id: string }[]; next: null }>();
    expect([...first.results, ...rest.results].map((one) => one.id)).toEqual([id, second]);
    expect((await api(`rules/${id}`, 'DELETE', undefined, 'mallory')).status).toBe(404);
    expect((await api(`rules/${id}`, 'DELETE')).status).toBe(204);
    expect((await api(`rules/${id}`, 'DELETE')).json()).toMatchObject({
      status: 404,
      code: 'rule_not_found',
    });
  });

  it('says what it says of new rows as they come, and of old ones when it is run', async () => {
    await bring([row(1, 'PÁDARIA do Zé'), row(2, 'posto')]);
    const id = await rule({ text: 'padaria' }, { tags: ['comida'], ignored: true });
    expect(await said()).toEqual({ 1: NOTHING, 2: NOTHING });
    await bring([row(1, 'PÁDARIA do Zé'), row(2, 'posto'), row(3, 'Padaria Real'), row(4, 'posto')]);
    expect(await said()).toEqual({ 1: NOTHING, 2: NOTHING, 3: [null, 'comida', true], 4: NOTHING });
    const first = await run(id);
    expect(first.changed).toBe(1);
    expect((await said())[1]).toEqual([null, 'comida', true]);
    expect((await run(id)).changed).toBe(0);

    expect(await undo(first.runId)).toBe(1);
    expect(await undo(first.runId)).toBe(0);
    expect(await said()).toEqual({ 1: NOTHING, 2: NOTHING, 3: [null, 'comida', true], 4: NOTHING });
  });

  it('is given another place, and of several that fit the last one counts', async () => {
    await bring([row(1, 'posto')]);
    const ids: string[] = [];
    for (const ignored of [true, false, true]) ids.push(await rule({ text: 'mercado' }, { ignored }));
    const [one = '', two = '', three = ''] = ids;
    const move = (id: string, place: unknown, user?: string): Promise<Answer> =>
      api(`rules/${id}`, 'PATCH', { place }, user);
    const order = async (): Promise<string[]> => {
      const { results } = (await api('rules')).json<{ results: { id: string; place: number }[] }>();
      expect(results.map(({ place }) => place)).toEqual(results.map((_, at) => at + 1));
      return results.map(({ id }) => id);
    };
    await bring([row(1, 'posto'), row(2, 'mercado')]);
    expect((await said())[2]).toEqual([null, '', true]);

    expect((await move(two, 3)).json()).toMatchObject({ id: two, place: 3, then: { ignored: false } });
    expect(await order()).toEqual([one, three, two]);
    await bring([row(1, 'posto'), row(2, 'mercado'), row(3, 'mercado')]);
    expect(await said()).toEqual({ 1: NOTHING, 2: [null, '', true], 3: [null, '', false] });

    await move(two, 1);
    expect(await order()).toEqual([two, one, three]);
    expect((await move(two, 200)).json()).toMatchObject({ place: 3 });
    await move(one, 1);
    expect(await order()).toEqual([one, three, two]);
    const last = await rule({ text: 'x' }, { ignored: true });
    await Promise.all([move(last, 1), move(one, 4), move(three, 2), move(two, 3)]);
    expect((await order()).toSorted()).toEqual([one, two, three, last].toSorted());

    for (const place of [0, 201, 1.5, '1', null])
      expect((await move(one, place)).json(), String(place)).toMatchObject({ status: 400, field: 'place' });
    expect((await move(one, 1, 'mallory')).json()).toMatchObject({ status: 404, code: 'rule_not_found' });
    expect((await move(randomUUID(), 1)).status).toBe(404);
  });

  it('tells beforehand how many rows it would be about, and changes none of them', async () => {
    await bring([row(1, 'PÁDARIA do Zé'), row(2, 'Padaria Real', { amount: -80 }), row(3, 'posto')]);
    const preview = async (when: object, user?: string) => api('rules/preview', 'POST', { when }, user);
    const count = async (when: object, user?: string) =>
      (await preview(when, user)).json<{ transactions: number }>().transactions;
    expect(await count({ text: 'padaria' })).toBe(2);
    expect(await count({ text: 'padaria', direction: 'out', amountFrom: '79.99' })).toBe(1);
    expect(await count({ accountId: ACCOUNT })).toBe(3);
    expect(await count({ text: 'padaria' }, 'mallory')).toBe(0);
    expect((await preview({})).json()).toMatchObject({ status: 400, field: 'when' });
    expect(await said()).toEqual({ 1: NOTHING, 2: NOTHING, 3: NOTHING });
    expect((await api('rules')).json()).toEqual({ results: [], next: null });
  });

  it('says it of every new row of a page that was written row by row', async () => {
    await bring([row(1, 'posto')]);
    await rule({ text: 'padaria' }, { tags: ['comida'] });
    const rows = Array.from({ length: 45 }, (_, at) => row(at + 2, 'padaria'));
    const nested = `{"id":"${uuid(99, 'f')}","accountId":"${ACCOUNT}","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const texts = [...rows.map((one) => JSON.stringify(one)), nested].join(',');
    world.bank.override('GET /v2/transactions', 200, `{"results":[${texts}],"next":null}`);
    await bring([row(1, 'posto'), ...rows]);
    world.bank.restore('GET /v2/transactions');
    const tagged = 'select from pluggy.annotations where rule_tags is not null';
    expect(await world.sql(tagged)).toHaveLength(rows.length);
    await bring([row(1, 'posto'), ...rows, row(60, 'padaria')]);
    expect(await world.sql(tagged)).toHaveLength(rows.length + 1);
  });

  it('meets new rows after a read whose rows are all gone', async () => {
    await bring([row(1, 'padaria')]);
    await world.sql('delete from pluggy.transactions');
    await rule({ text: 'padaria' }, { tags: ['comida'] });
    await bring([]);
    await bring([row(2, 'padaria')]);
    expect(await said()).toEqual({ 2: [null, 'comida', false] });
  });

  it('is not written back by whoever says something of a row while its run is undone', async () => {
    await bring([row(1, 'mercado')]);
    const { runId } = await run(await rule({ text: 'mercado' }, { tags: ['regra'] }));
    const ana = 'ana' as UserId;
    const saying = await HeldTransaction.open((await world.app.parts()).database);
    let undone: Promise<number> | undefined;
    await saying.run(async (tx) => {
      const key = await lockTransaction(tx, ana, uuid(1, 'f') as TransactionId);
      if (key === undefined) throw new Error('the row is not there');
      const { byHand, byRules } = await findAnnotation(tx, ana, key);
      let isOver = false;
      undone = undo(runId).finally(() => {
        isOver = true;
      });
      await until('the undoing waits or is over', async () => {
        const waiting = await world.sql(
          `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return isOver || waiting.length > 0;
      });
      const note = { ...byHand, note: 'feira' };
      await writeAnnotation(tx, ana, key, { byHand: note, byRules }, world.clock.now());
    });
    await saying.end(true);
    expect(await undone).toBe(1);
    expect(await said()).toEqual({ 1: NOTHING });
    expect(await world.sql('select note from pluggy.annotations')).toEqual([{ note: 'feira' }]);
  });

  it('never changes what a person set by hand, whatever came first', async () => {
    await bring([row(1, 'mercado'), row(2, 'mercado'), row(3, 'mercado')]);
    await say(1, { tags: ['meu'], ignored: false });
    await say(2, { tags: [] });
    const id = await rule({ text: 'mercado' }, { tags: ['regra'], ignored: true });
    const { runId, changed } = await run(id);
    expect(changed).toBe(2);
    const after = { 1: [null, 'meu', false], 2: [null, '', true], 3: [null, 'regra', true] };
    expect(await said()).toEqual(after);
    await say(3, { ignored: false, tags: ['depois'] });
    expect(await undo(runId)).toBe(2);
    expect(await said()).toEqual({ 1: [null, 'meu', false], 2: NOTHING, 3: [null, 'depois', false] });
  });

  it('is taken back from a row by null, until it is run again', async () => {
    await bring([row(1, 'mercado')]);
    const id = await rule({ text: 'mercado' }, { tags: ['regra'], ignored: true });
    const first = await run(id);
    expect((await say(1, { tags: null })).json<Row>()).toMatchObject({ tags: [], ignored: true });
    const again = await run(id);
    expect(again.changed).toBe(1);
    expect(await said()).toEqual({ 1: [null, 'regra', true] });
    await undo(again.runId);
    expect(await said()).toEqual({ 1: [null, '', true] });
    await undo(first.runId);
    expect(await said()).toEqual({ 1: NOTHING });
    expect(await world.sql('select from pluggy.annotations')).toEqual([]);
  });

  it('leaves what another one said where its own is undone, and its tags are added', async () => {
    await bring([row(1, 'mercado')]);
    const one = await run(await rule({ text: 'mercado' }, { tags: ['a'], ignored: true }));
    const other = await run(await rule({ text: 'merc' }, { tags: ['b'], ignored: false }));
    expect(await said()).toEqual({ 1: [null, 'a,b', false] });
    await undo(other.runId);
    expect(await said()).toEqual({ 1: [null, 'a', true] });
    await undo(one.runId);
    expect(await said()).toEqual({ 1: NOTHING });
  });

  it('leaves few entries on a row, however often two of them take turns, and its last run can be undone', async () => {
    await bring([row(1, 'mercado')]);
    const [one, other] = [
      await rule({ text: 'mercado' }, { ignored: true, tags: ['a'] }),
      await rule({ text: 'merc' }, { ignored: false, tags: ['b'] }),
    ];
    const first = await run(one);
    let last = first;
    for (let round = 0; round < 5; round += 1) {
      expect((await run(other)).changed).toBe(1);
      last = await run(one);
      expect(last.changed).toBe(1);
    }
    const [{ entries }] = (await world.sql(
      'select jsonb_array_length(rule_runs) as entries from pluggy.annotations',
    )) as [{ entries: number }];
    expect(entries).toBe(4); // of each rule what it said last, and before
    expect(await said()).toEqual({ 1: [null, 'a,b', true] });
    await undo(last.runId);
    expect(await said()).toEqual({ 1: [null, 'a,b', false] });
    expect(await undo(first.runId)).toBe(0); // it has been said since
  });

  it.each<[string, object, number[]]>([
    ['money out', { direction: 'out' }, [1, 2]],
    ['money in', { direction: 'in' }, [3, 4]],
    ['signed amounts', { amountFrom: -30, amountTo: 20 }, [1, 3]],
    ['sizes of money out', { direction: 'out', amountFrom: 21, amountTo: '200' }, [1, 2]],
    ['a text and an amount', { text: 'loja', amountFrom: '0' }, [4]],
    ['what there is not', { accountId: ACCOUNT, text: 'ipiranga' }, []],
  ])('is about %s', async (_, when, expected) => {
    await bring([
      row(1, 'loja', { amount: -25 }),
      row(2, 'posto', { amount: -200 }),
      row(3, 'pix', { amount: 10 }),
      row(4, 'loja', { amount: 100 }),
    ]);
    expect((await run(await rule(when, { tags: ['t'] }))).changed).toBe(expected.length);
    const found = Object.entries(await said()).filter(([, [, tags]]) => tags === 't');
    expect(found.map(([n]) => Number(n))).toEqual(expected);
  });

  it('goes along when a pending row is posted under a new id, and is not said again', async () => {
    const id = await rule({ text: 'uber' }, { tags: ['transporte'] });
    await bring([row(1, 'UBER TRIP', { status: 'PENDING' })]);
    expect(await said()).toEqual({ 1: [null, 'transporte', false] });
    await say(1, { tags: ['trabalho'] });
    await bring([{ ...row(2, 'UBER TRIP'), amount: -1 }]);
    expect(await said()).toEqual({ 2: [null, 'trabalho', false] });
    expect((await run(id)).changed).toBe(0);
  });

  it('is the person’s own', async () => {
    await bring([row(1, 'mercado')]);
    const id = await rule({ text: 'mercado' }, { tags: ['a'] });
    const { runId } = await run(id);
    for (const [path, method] of [
      [`rules/${id}/run`, 'POST'],
      [`rules/${id}`, 'DELETE'],
      [`rules/runs/${runId}/undo`, 'POST'],
    ] as const)
      expect((await api(path, method, undefined, 'mallory')).status, path).toBe(404);
    expect((await api('rules', 'GET', undefined, 'mallory')).json()).toEqual({ results: [], next: null });
    const foreign = { when: { accountId: ACCOUNT }, then: { ignored: true } };
    expect((await api('rules', 'POST', foreign, 'mallory')).json()).toMatchObject({
      status: 404,
      code: 'account_not_found',
    });
    for (const path of [`rules/${randomUUID()}/run`, `rules/runs/${randomUUID()}/undo`])
      expect((await api(path, 'POST')).status).toBe(404);
  });

  it('is refused clearly where it is wrong', async () => {
    const wrong = await api('rules', 'POST', {
      when: { text: '', accountId: 'x', amountFrom: '1e5', amountTo: 'ten', direction: 'up', mood: 1 },
      then: { tags: [], ignored: 1, note: 'x' },
    });
    expect(wrong.status).toBe(400);
    const fields = [
      'when.text',
      'when.accountId',
      'when.amountFrom',
      'when.amountTo',
      'when.direction',
      'mood',
    ];
    for (const field of [...fields, 'then.tags', 'then.ignored', 'note'])
      expect(wrong.text, field).toContain(field);
    for (const [when, effect, field] of [
      [{}, { ignored: true }, 'when'],
      [{ text: 'x' }, {}, 'then'],
    ] as const)
      expect((await api('rules', 'POST', { when, then: effect })).json()).toMatchObject({
        status: 400,
        code: 'invalid_value',
        field,
      });
    expect((await api('rules/7/run', 'POST')).json()).toMatchObject({ status: 400, code: 'invalid_value' });
  });
});
