import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { listViewColumns, renderViews } from './support/describe-views.ts';
import { exactLines } from './support/exact-lines.ts';
import { standingClock } from './support/moving-clock.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const TODAY = '2026-11-20';
const PAGE = readFileSync(new URL('../docs/sql.md', import.meta.url), 'utf8');

const DAY_MS = 86_400_000;

const world = useWorld('sandbox', {
  clock: () => standingClock(new Date(`${TODAY}T12:00:00Z`)),
  sharesClock: true,
  service: { env: { ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') } },
});
/** Whoever owns the tables. */
let owner: pg.Client;
/** Whoever was granted the role of analysts. */
let analyst: pg.Client;

/** Who connects Pluggy Bank as whom, in this order. */
const CONNECTIONS = [
  ['ana', 'user-ok'],
  ['ana', 'user-ok'],
  ['bia', 'user-ok-investor'],
  ['caio', 'user-ok-card-minimum'],
] as const;

async function open(): Promise<pg.Client> {
  // every value as PostgreSQL writes it
  const types = { getTypeParser: () => (value: string) => value };
  const client = new pg.Client({ connectionString: world.databaseUrl, types: types as never });
  await client.connect();
  return client;
}

async function decide(): Promise<void> {
  await world.app.care.decideStandings();
}

async function connect(userId: string, user: string): Promise<void> {
  const itemId = await world.bank.connect(userId, user);
  await call(world.app.url, `${API}/user/${userId}/items`, { method: 'POST', body: { itemId } });
  await world.app.work();
  await decide();
}

beforeAll(async () => {
  await world.app.care.refreshLists();
  for (const [userId, user] of CONNECTIONS) await connect(userId, user);
  owner = await open();
  analyst = await open();
  const { rows } = await owner.query<{ value: string }>(
    `select value from pluggy.settings where name = 'role:read'`,
  );
  await analyst.query(`set role ${rows[0]?.value}`);
});
afterAll(() => Promise.all([owner.end(), analyst.end()]));

type Line = Record<string, unknown>;

/** Rows of a view as JSON, every number as its digits. */
async function rowsOf(select: string): Promise<Line[]> {
  const { rows } = await analyst.query<{ all: string | null }>(
    `select json_agg(r)::text as all from (${select}) r`,
  );
  return exactLines(`{"results":${rows[0]?.all ?? '[]'}}`);
}

/** All pages of a list of the API. */
async function listAll(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  for (let after = ''; ; ) {
    const page = await call(world.app.url, `${API}${path}?limit=500${after}`);
    lines.push(...exactLines(page.text));
    const { next } = page.json<{ next: string | null }>();
    if (next === null) return lines;
    after = `&after=${encodeURIComponent(next)}`;
  }
}

interface ApiAccount {
  readonly id: string;
  readonly type: string;
  readonly counted: boolean;
  readonly sameAs: string | null;
}
const accountsOf = async (userId: string): Promise<ApiAccount[]> =>
  (await call(world.app.url, `${API}/user/${userId}/accounts`)).json<{ accounts: ApiAccount[] }>().accounts;

const byId = (a: Line, b: Line): number => (String(a['id']) < String(b['id']) ? -1 : 1);
const USERS = [...new Set(CONNECTIONS.map(([userId]) => userId))];

describe('the views of pluggy_api', () => {
  it('have the columns that docs/sql-views.md promises, each with a comment', async () => {
    const columns = await listViewColumns(owner);
    expect(columns.filter(({ comment, viewComment }) => !comment || !viewComment)).toEqual([]);
    await expect(renderViews(columns)).toMatchFileSnapshot('../docs/sql-views.md');
  });

  it('answer the ten questions of docs/sql.md with the answers that stand there', async () => {
    let asked = 0;
    const questions = /```sql\n([^`]*)```\n\n((?:\|.*\n)+)/g;
    let page = PAGE;
    for (const [whole, sql = '', table = ''] of PAGE.matchAll(questions)) {
      asked += 1;
      const text = sql.replaceAll('current_date', `date '${TODAY}'`);
      const { fields, rows } = await analyst.query({ text, rowMode: 'array' });
      const line = (cells: readonly unknown[]): string =>
        `| ${cells.map((cell) => cell ?? '').join(' | ')} |\n`;
      const head = line(fields.map(({ name }) => name)) + line(fields.map(() => '---'));
      expect(rows.length, sql).toBeGreaterThan(0);
      page = page.replace(whole, whole.replace(table, head + rows.map((row) => line(row)).join('')));
    }
    expect(asked).toBe(10);
    await expect(page).toMatchFileSnapshot('../docs/sql.md');
  });

  it('tell which accounts count as the API does, one that is there twice once', async () => {
    const ana = await accountsOf('ana');
    expect(ana.filter(({ counted }) => counted)).toHaveLength(ana.length / 2);
    for (const userId of USERS) {
      const views = await rowsOf(
        `select id, type, counted, same_as as "sameAs" from pluggy_api.accounts where user_id = '${userId}'`,
      );
      const api = (await accountsOf(userId)).map(({ id, type, counted, sameAs }) => ({
        id,
        type,
        counted,
        sameAs,
      }));
      expect(views.sort(byId)).toEqual(api.sort(byId));
    }
  });

  it('have the transactions of the API, digit by digit, and those of an account that is there twice once', async () => {
    const [some] = (await accountsOf('ana')).filter(({ counted }) => counted);
    const [row] = (await listAll('/user/ana/transactions')).filter(({ accountId }) => accountId === some?.id);
    const body = { categoryId: '11010000', note: 'almoço', tags: ['equipe'], date: '2026-11-01' };
    await call(world.app.url, `${API}/user/ana/transactions/${row?.['id']}`, { method: 'PATCH', body });
    // amounts of up to 20 digits
    await connect('davi', 'user-ok-digits');
    for (const userId of [...USERS, 'davi']) {
      const doubles = (await accountsOf(userId)).filter(({ sameAs }) => sameAs !== null).map(({ id }) => id);
      const api = (await listAll(`/user/${userId}/transactions`)).filter(
        ({ accountId }) => !doubles.includes(String(accountId)),
      );
      const expected = api.map((t) => ({
        id: t['id'],
        accountId: t['accountId'],
        localDate: t['localDate'],
        amount: t['amount'],
        signed: t['signedAmount'],
        signedInAccount: t['signedAmountInAccountCurrency'],
        currency: t['currencyCode'] ?? null,
        description: t['description'],
        categoryId: t['userCategoryId'] ?? t['categoryId'] ?? null,
        status: t['status'],
        note: t['note'],
        tags: t['tags'],
        ignored: t['ignored'],
        ownDate: t['ownDate'],
      }));
      const views = await rowsOf(
        `select id, account_id as "accountId", local_date as "localDate", amount, signed_amount as signed,
           signed_amount_in_account_currency as "signedInAccount", currency_code as currency, description,
           category_id as "categoryId", status, note, tags, ignored, own_date as "ownDate"
         from pluggy_api.transactions where user_id = '${userId}'`,
      );
      expect(views.length).toBeGreaterThan(100);
      expect(views.sort(byId)).toEqual(expected.sort(byId));
    }
  });
});

describe('the role of analysts', () => {
  it('reads the views and no table, and writes nothing', async () => {
    for (const table of ['accounts', 'transactions', 'identities', 'settings', 'secrets'])
      await expect(analyst.query(`select from pluggy.${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(analyst.query('delete from pluggy_api.items')).rejects.toThrow('cannot delete');
  });

  it('is the only one besides the owner: the role of requests would read everybody in the views', async () => {
    const { rows } = await owner.query<{ value: string }>(
      `select value from pluggy.settings where name = 'role:requests'`,
    );
    await owner.query(`set role ${rows[0]?.value}`);
    await expect(owner.query('select from pluggy_api.accounts')).rejects.toMatchObject({ code: '42501' });
    await owner.query('reset role');
  });

  it('can be made by hand, as docs/sql.md says', async () => {
    const [, sql = ''] = /```administrator\n([^`]*)```/.exec(PAGE) ?? [];
    const role = `analysts_${process.pid}`;
    await owner.query(sql.replaceAll('pluggy_analysts', role));
    try {
      await owner.query(`set role ${role}`);
      const views = [...new Set((await listViewColumns(owner)).map(({ view }) => view))];
      for (const view of views) await owner.query(`select * from pluggy_api.${view} limit 1`);
      await expect(owner.query('select from pluggy.accounts')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await owner.query(`reset role; drop owned by ${role}; drop role ${role}`);
    }
  });
});

describe('a person of whom something is damaged', () => {
  const due = async (): Promise<unknown[]> =>
    (await owner.query('select distinct user_id from pluggy.standings_due order by 1')).rows;

  it('stays due, and keeps nobody else waiting', async () => {
    await owner.query(`create temporary table saved as select id, personal from pluggy.accounts`);
    // a key's name stays, what it has sealed does not
    await owner.query(
      `update pluggy.accounts set personal = set_byte(personal, length(personal) - 1, 255 - get_byte(personal, length(personal) - 1))
       where user_id = 'ana' and personal is not null`,
    );
    await owner.query(
      `insert into pluggy.standings_due (user_id, due_at) values ('ana', '-infinity'), ('bia', '-infinity')`,
    );
    await expect(decide()).rejects.toThrow();
    expect(await due()).toEqual([{ user_id: 'ana' }]);
    await owner.query('update pluggy.accounts a set personal = s.personal from saved s where s.id = a.id');
    await decide();
    expect(await due()).toEqual([]);
  });
});

describe('which accounts count', () => {
  const counted = async (): Promise<string[]> =>
    (await rowsOf(`select id from pluggy_api.accounts where user_id = 'ana' and counted`))
      .map(({ id }) => String(id))
      .sort();
  const countedByApi = async (): Promise<string[]> =>
    (await accountsOf('ana'))
      .filter((account) => account.counted)
      .map(({ id }) => id)
      .sort();

  it('follows what the person sets', async () => {
    const [first] = await counted();
    const set = (value: boolean | null) =>
      call(world.app.url, `${API}/user/ana/accounts/${first}`, { method: 'PATCH', body: { counted: value } });
    const before = await counted();
    await set(false);
    await decide();
    expect(await counted()).not.toEqual(before);
    expect(await counted()).toEqual(await countedByApi());
    await set(null);
    await decide();
    expect(await counted()).toEqual(before);
  });

  it('follows the end of a consent, which no write tells of', async () => {
    const before = await counted();
    await owner.query(
      `update pluggy.items set raw = raw || '{"consentExpiresAt": "2026-12-01T00:00:00.000Z"}'
       where id = (select item_id from pluggy.accounts where id = $1)`,
      [before[0]],
    );
    await decide();
    expect(await counted()).toEqual(before);
    world.clock.advance(12 * DAY_MS);
    await decide();
    expect(await counted()).not.toEqual(before);
    expect(await counted()).toEqual(await countedByApi());
  });

  it('follows a connection that is removed: the other one counts alone', async () => {
    const { rows } = await owner.query<{ item: string }>(
      'select item_id as item from pluggy.accounts where id = $1',
      [(await counted())[0]],
    );
    await call(world.app.url, `${API}/user/ana/items/${rows[0]?.item}`, { method: 'DELETE' });
    await world.app.work();
    await decide();
    const left = await accountsOf('ana');
    expect(await counted()).toEqual(left.map(({ id }) => id).sort());
  });
});
