import { describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { bankRow, uuid } from './support/ScriptedBank.ts';
import { withScriptedItem } from './support/with-scripted-item.ts';

interface Shown {
  readonly id: string;
  readonly localDate: string;
  readonly purchaseLocalDate: string | null;
  readonly currencyCode: string | null;
  readonly amount: number;
  readonly note: string | null;
  readonly creditCardMetadata: object | null;
}

const world = withScriptedItem();
const accountOf = (n: number): string => uuid(n, 'a');
const pathOf = (rest: string): string => `/api/pluggy-v2/user/${world.bank.userId}/transactions${rest}`;

async function listRows(accountId: string): Promise<Shown[]> {
  const { results } = (await call(world.app.url, pathOf(`?accountId=${accountId}`))).json<{
    results: Shown[];
  }>();
  return results;
}

async function sayOf(id: string, note: string): Promise<void> {
  const { status } = await call(world.app.url, pathOf(`/${id}`), { method: 'PATCH', body: { note } });
  expect(status).toBe(200);
}

/** The bank was read, and everything that follows is done. */
async function read(event: string): Promise<void> {
  world.bank.touch();
  await world.tell(event);
  await world.pass(COALESCE_EVENTS_MS);
}

const DAY = '2026-11-10';
const NOON = `${DAY}T12:00:00.000Z`;

/** A pending row; the booked one in its place differs in these members. */
interface Pair {
  readonly pending: object;
  readonly booked: object;
  readonly follows: boolean;
}

const shop = { date: NOON, amount: -10, description: 'PADARIA SOL' };
const dollars = { ...shop, description: 'FIGMA', currencyCode: 'USD', amountInAccountCurrency: -55 };

const pairs: Readonly<Record<string, Pair>> = {
  'nothing else': { pending: shop, booked: {}, follows: true },
  'the day in front of the text': {
    pending: shop,
    booked: { description: '10/11 PADARIA SOL' },
    follows: true,
  },
  'a text in title case': { pending: shop, booked: { description: 'Padaria Sol' }, follows: true },
  'accents and a full stop': {
    pending: { ...shop, description: 'PAO DE ACUCAR' },
    booked: { description: 'Pão de Açúcar.' },
    follows: true,
  },
  'what dollars came to': { pending: dollars, booked: { amountInAccountCurrency: -56.2 }, follows: true },
  'two days': { pending: shop, booked: { date: '2026-11-12T12:00:00.000Z' }, follows: true },
  'midnight UTC instead of a moment': {
    pending: shop,
    booked: { date: `${DAY}T00:00:00.000Z` },
    follows: true,
  },
  'midnight UTC instead of an evening, which is of the next day in UTC': {
    pending: { ...shop, date: '2026-11-11T01:30:00.000Z' },
    booked: { date: `${DAY}T00:00:00.000Z` },
    follows: true,
  },
  'a tip': { pending: shop, booked: { amount: -11 }, follows: false },
  'what was tanked': { pending: { ...shop, amount: -1 }, booked: { amount: -187.4 }, follows: false },
  'reais instead of dollars': {
    pending: dollars,
    booked: { amount: -55, currencyCode: 'BRL', amountInAccountCurrency: null },
    follows: false,
  },
  'nine days': { pending: shop, booked: { date: '2026-11-19T12:00:00.000Z' }, follows: false },
  'no text on either side': {
    pending: { ...shop, description: null },
    booked: { description: null },
    follows: false,
  },
  'quite another text': { pending: shop, booked: { description: 'LIVRARIA LUA' }, follows: false },
};

describe('what a person said of a pending row', () => {
  it('is found at the booked row that surely is the same, and never at another', async () => {
    const cases = Object.entries(pairs);
    const [old, next] = [(n: number) => 10 * n + 1, (n: number) => 10 * n + 2];
    for (const [n, [, { pending }]] of cases.entries()) {
      world.bank.hold(accountOf(n + 1), [bankRow(old(n), NOON, { ...pending, status: 'PENDING' })]);
    }
    await read('item/created');
    for (const n of cases.keys()) await sayOf(uuid(old(n), 'f'), `note ${n}`);
    for (const [n, [, { pending, booked }]] of cases.entries()) {
      world.bank.hold(accountOf(n + 1), [bankRow(next(n), NOON, { ...pending, ...booked })]);
    }
    await read('item/updated');
    const notes: Record<string, string | null> = {};
    for (const [n, [name]] of cases.entries()) {
      const rows = await listRows(accountOf(n + 1));
      expect(rows.map(({ id }) => id)).toEqual([uuid(next(n), 'f')]);
      notes[name] = rows[0]?.note ?? null;
    }
    const expected = cases.map(([name, { follows }], n) => [name, follows ? `note ${n}` : null]);
    expect(notes).toEqual(Object.fromEntries(expected));
  });

  it('is found once each where two purchases of one day are alike', async () => {
    const account = accountOf(1);
    world.bank.hold(
      account,
      [1, 2].map((n) => bankRow(n, NOON, { ...shop, status: 'PENDING' })),
    );
    await read('item/created');
    await sayOf(uuid(1, 'f'), 'for Ana');
    await sayOf(uuid(2, 'f'), 'for Bia');
    world.bank.hold(
      account,
      [3, 4].map((n) => bankRow(n, NOON, shop)),
    );
    await read('item/updated');
    const notes = (await listRows(account)).map(({ note }) => note).sort();
    expect(notes).toEqual(['for Ana', 'for Bia']);
  });
});

it('a row without a currency is shown like any other, and nothing is said to be missing', async () => {
  const account = accountOf(1);
  world.bank.hold(account, [bankRow(5, NOON, { currencyCode: null }), bankRow(6, NOON)]);
  await read('item/created');
  const shown = (await listRows(account)).map(({ id, amount, currencyCode }) => ({
    id,
    amount,
    currencyCode,
  }));
  expect(shown).toHaveLength(2);
  expect(shown).toContainEqual({ id: uuid(5, 'f'), amount: -5, currencyCode: null });
  expect(await world.sql('select 1 from pluggy.refused_rows')).toEqual([]);
});

it('instalments that all have the day of the purchase keep it, and the month that no bank knows stays to the letter', async () => {
  const account = accountOf(1);
  const evening = '2026-11-11T01:30:00.000Z';
  const metadataOf = (n: number) => ({
    installmentNumber: n,
    totalInstallments: 3,
    purchaseDate: evening,
    billForecastDate: n === 3 ? '0001-01' : '2026-12',
  });
  const rows = [1, 2, 3].map((n) =>
    bankRow(n, evening, { amount: 50, creditCardMetadata: metadataOf(n), status: 'PENDING' }),
  );
  world.bank.hold(account, rows, { type: 'CREDIT', subtype: 'CREDIT_CARD' });
  await read('item/created');
  const shown = await listRows(account);
  expect(shown).toHaveLength(3);
  for (const { localDate, purchaseLocalDate } of shown)
    expect([localDate, purchaseLocalDate]).toEqual([DAY, DAY]);
  const metadata = new Map(shown.map(({ id, creditCardMetadata }) => [id, creditCardMetadata]));
  for (const n of [1, 2, 3]) expect(metadata.get(uuid(n, 'f'))).toEqual(metadataOf(n));
});
