import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

const texts: string[] = [];
const { query } = pg.Client.prototype;

/** Notes every statement, and does it. */
function noting(this: pg.Client, ...args: unknown[]): unknown {
  const [what] = args;
  texts.push(typeof what === 'string' ? what : String((what as { text?: unknown } | undefined)?.text));
  return Reflect.apply(query, this, args);
}

beforeAll(() => {
  pg.Client.prototype.query = noting as typeof query;
});
afterAll(() => {
  pg.Client.prototype.query = query;
});

const isControl = (text: string): boolean => /^\s*(begin|commit|rollback|set|listen)\b/i.test(text);
/** The main worker looks for the jobs of dead workers every second and a half, later on a slow machine. */
const isPoll = (text: string): boolean => text.includes('lost_workers');

it('a service that has nothing to do asks the database for little', async () => {
  const itemId = await world.bank.connect('idle');
  await until('its connection is read', async () => {
    const rows = await world.sql(`select from pluggy.items where id = $1 and sync_state = 'done'`, [itemId]);
    return rows.length > 0;
  });
  await until('nothing is left to do', async () => {
    const rows = await world.sql(
      `select from pluggy.jobs union all select from pluggy.inbox where settled_at is null`,
    );
    return rows.length === 0;
  });
  const polls = (): number => texts.filter(isPoll).length;
  await until('what follows the start is over', async () => polls() >= 5, 120_000);
  const start = { at: texts.length, polls: polls(), ms: performance.now() };
  await until('some seconds have passed', async () => polls() >= start.polls + 10, 120_000);
  const asked = texts
    .slice(start.at)
    .filter((text) => !isControl(text) && !text.includes('from pluggy.jobs union'));
  const seconds = (performance.now() - start.ms) / 1_000;
  const counts = new Map<string, number>();
  for (const text of asked) {
    const name = text.trim().slice(0, 60);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const list = [...counts].map(([name, times]) => `${times} ${name}`).join('\n');
  expect(asked.length / seconds, `in ${seconds} s:\n${list}`).toBeLessThanOrEqual(3);
}, 180_000);
