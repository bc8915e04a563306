import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MIRROR_TABLES, mirror } from '../examples/recipes/mirror.ts';
import { netWorthLines } from '../examples/recipes/net-worth.ts';
import { type Salary, salaryListener } from '../examples/recipes/salary.ts';
import { type Client, createClient } from '../src/client/index.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { API_KEY } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const env = { ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'), WEBHOOK_ALLOW_PRIVATE: 'on' };
const world = useWorld('running', { service: { env } });

let client: Client;
let itemId: string;
/** A cursor from before the bank went on. */
let early: string | undefined;
/** The team's own database. */
let own: TestDatabase;
let db: pg.Client;

const isDone = async (): Promise<boolean> => {
  const { sync } = await client.readItem({ userId: 'ana', itemId });
  return sync.state === 'done';
};

beforeAll(async () => {
  client = createClient({ baseUrl: `${world.service.url}${API}`, token: API_KEY });
  own = await createTestDatabase({ migrated: false });
  db = new pg.Client({ connectionString: own.url });
  await db.connect();
  await db.query(MIRROR_TABLES);
  itemId = await world.bank.connect('ana');
  await client.reportItem({ userId: 'ana', itemId });
  await until('ana has her data', isDone);
});
afterAll(async () => {
  await db.end();
  await own.drop();
});

it('docs/recipes.md shows the code of examples/recipes as it is', async () => {
  const page = readFileSync(new URL('../docs/recipes.md', import.meta.url), 'utf8');
  const shown = page.replace(
    /<!-- (examples\/recipes\/[\w-]+\.ts) -->\n(?:\n```ts\n[\s\S]*?\n```\n)?/g,
    (_, path: string) => {
      const code = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
      return `<!-- ${path} -->\n\n\`\`\`ts\n${code}\`\`\`\n`;
    },
  );
  await expect(shown).toMatchFileSnapshot('../docs/recipes.md');
});

/** The ids of a person's transactions in the mirror, and of those that the service lists. */
async function bothSides(): Promise<[string[], string[]]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from pluggy_mirror where user_id = 'ana' and kind = 'transaction' order by id`,
  );
  const listed = await world.sql<{ id: string }>(
    `select id from pluggy.transactions where user_id = 'ana' and deleted_at is null order by id::text`,
  );
  return [rows.map(({ id }) => id), listed.map(({ id }) => id)];
}

it('mirrors the feed into tables of one’s own, with every digit, from where it was', async () => {
  await mirror(client, db);
  const [mirrored, listed] = await bothSides();
  expect(mirrored.length).toBeGreaterThan(100);
  expect(mirrored).toEqual(listed);
  const sums = await db.query<{ sum: string }>(
    `select sum((object->>'amount')::numeric)::text as sum from pluggy_mirror where kind = 'transaction'`,
  );
  const truth = await world.sql<{ sum: string }>(
    `select sum(amount)::text as sum from pluggy.transactions where deleted_at is null`,
  );
  expect(Number(sums.rows[0]?.sum)).toBe(Number(truth[0]?.sum));
  const place = await db.query<{ cursor: string }>('select cursor from pluggy_mirror_place');
  early = place.rows[0]?.cursor;
  await world.bank.advance(itemId, 3, 5);
  await until('the copy has what came since', async () => {
    await mirror(client, db);
    const [now, there] = await bothSides();
    return now.length > mirrored.length && now.join() === there.join();
  });
});

it('begins with an empty copy where the cursor is too old', async () => {
  await db.query(`insert into pluggy_mirror values ('ana', 'transaction', '', 'left over', '{}')`);
  await db.query('update pluggy_mirror_place set cursor = $1', [early]);
  await world.sql('update pluggy.change_sequence set forgotten = last');
  await mirror(client, db);
  expect((await bothSides())[0]).toEqual([]);
  await mirror(client, db);
  const [mirrored, listed] = await bothSides();
  expect(mirrored).toEqual(listed);
});

it('reacts to each salary once, and to no forged delivery', async () => {
  const heard: Salary[] = [];
  const seen = new Set<string>();
  const errors: unknown[] = [];
  const url = `http://127.0.0.1:${await freePort()}/hooks`;
  const made = await call(world.service.url, `${API}/webhook-endpoints`, {
    method: 'POST',
    body: { url, events: ['transactions.changed'] },
  });
  const { secret } = made.json<{ secret: string }>();
  const listener = salaryListener(
    {
      client,
      secret,
      since: '2020-01-01',
      isNew: async ({ id }) => !seen.has(id) && seen.add(id) !== undefined,
      onSalary: async (salary) => {
        heard.push(salary);
      },
    },
    (error) => errors.push(error),
  );
  const server: Server = createServer(listener).listen(Number(new URL(url).port), '127.0.0.1');
  const forged = { method: 'POST', headers: { 'webhook-id': '1', 'webhook-timestamp': '1' }, body: '{}' };
  expect((await fetch(url, forged)).status).toBe(401);
  await world.bank.advance(itemId, 3, 40);
  const { length } = await until('the salaries were told', async () =>
    heard.length >= 6 ? heard : undefined,
  );
  expect(heard.every(({ userId, amount }) => userId === 'ana' && /^\d+(\.\d+)?$/.test(amount))).toBe(true);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(length);
  expect(errors).toEqual([]);
  server.closeAllConnections();
  server.close();
});

it('shows net worth with every digit, and what is not known as a dash', async () => {
  const day = (await client.listTransactions({ userId: 'ana', upcoming: false, limit: 1 })).results[0]
    ?.localDate;
  const month = String(day).slice(0, 7);
  const lines = await netWorthLines(client, 'ana', '2020-01', month);
  expect(lines.at(-1)).toMatch(/^\d{4}-\d\d · contas R\$\s[\d.]+,\d{2,} · investimentos R\$\s/);
  expect(lines[0]).toBe('2020-01 · contas – · investimentos – · cartões – · empréstimos – · patrimônio –');
});
