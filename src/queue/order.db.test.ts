import { beforeEach, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { RANK, type Rank } from './job.ts';
import { replayDeadJobs } from './replay-dead-jobs.ts';
import { requestJob } from './request-job.ts';
import { bury, putBack } from './settle-run.ts';
import { TAKE, type TakenRow } from './sql/take.ts';
import { takeJobs } from './take-jobs.ts';
import { takeOver } from './take-over.ts';

const { database } = await openTestDatabase();
const START = new Date('2026-03-01T12:00:00Z');
const at = (ms: number): Date => new Date(START.getTime() + ms);
const WORKER = '7';

const request = (key: string, rank?: Rank, runAt = START): Promise<void> =>
  requestJob(database, START, { kind: 'sync', key, runAt, ...(rank !== undefined && { rank }) });
const take = (limit: number, now = at(1_000)): Promise<TakenRow[]> =>
  takeJobs(database, { worker: WORKER, now, limit, leaseUntil: at(31_000), kinds: ['sync'] });
const takenKeys = async (limit: number, now?: Date): Promise<string[]> =>
  (await take(limit, now)).map(({ key }) => key).sort();

async function takeOne(): Promise<TakenRow> {
  const [taken] = await take(1);
  if (taken === undefined) throw new Error('nothing is due');
  return taken;
}

beforeEach(() => database.query('delete from pluggy.jobs'));

it('what a person waits for runs first, items that nobody knows run last, whenever each was asked for', async () => {
  await request('unknown', RANK.unknown, at(0));
  await request('known', RANK.known, at(100));
  await request('awaited later', RANK.awaited, at(300));
  await request('awaited', RANK.awaited, at(200));
  await request('not due', RANK.awaited, at(60_000));
  const order = [];
  for (let n = 0; n < 5; n += 1) order.push(...(await takenKeys(1)));
  expect(order).toEqual(['awaited', 'awaited later', 'known', 'unknown']);
});

it('one take fills its room from one rank after the other, and takes no more', async () => {
  for (const key of ['a', 'b']) await request(key, RANK.awaited);
  for (const key of ['c', 'd']) await request(key, RANK.known);
  for (const key of ['e', 'f']) await request(key, RANK.unknown);
  expect(await takenKeys(3)).toEqual(['a', 'b', 'c']);
  const rest = await take(10);
  expect(rest.map(({ key }) => key).sort()).toEqual(['d', 'e', 'f']);
  expect(rest[0]?.dueCount).toBe(3);
});

it('a request brings one that waits forward, and never puts it back', async () => {
  await request('a', RANK.unknown);
  await request('b', RANK.known);
  await request('a', RANK.awaited);
  await request('a', RANK.unknown);
  expect(await takenKeys(1)).toEqual(['a']);
});

it('what goes back into the queue keeps its place, however it goes back', async () => {
  const rankOfA = async (): Promise<number | undefined> =>
    (await database.query<{ rank: number }>("select rank from pluggy.jobs where key = 'a'")).rows[0]?.rank;
  await request('a', RANK.awaited);
  const first = await takeOne();
  const back = { runAt: START, attempts: 0, lastError: null };
  await putBack(database, START, { jobId: first.id, worker: WORKER }, back);
  expect(await rankOfA()).toBe(RANK.awaited);
  await takeOne();
  expect(await takeOver(database, at(60_000), '8', [])).toEqual({ back: 1, dead: 0 });
  expect(await rankOfA()).toBe(RANK.awaited);
  await database.query('update pluggy.jobs set run_at = $1', [START]);
  const last = await takeOne();
  await bury(database, START, { jobId: last.id, worker: WORKER }, 'item_gone');
  expect(await replayDeadJobs(database, START)).toBe(1);
  expect(await rankOfA()).toBe(RANK.awaited);
});

it('a take reads the due rows of its room alone, however many wait', async () => {
  await database.query(
    `insert into pluggy.jobs (kind, key, serial, rank, run_at, max_attempts, created_at)
     select 'sync', n::text, n::text, n % 3, $1::timestamptz + n * interval '1 second', 5, $1
     from generate_series(1, 30000) n`,
    [START],
  );
  await database.query('analyze pluggy.jobs');
  const { rows } = await database.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off, timing off, summary off) ${TAKE}`,
    [WORKER, at(3_000_000), 5, at(3_030_000), ['sync']],
  );
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  const scans = [...plan.matchAll(/Index Scan using jobs_due.*?rows=([\d.]+)/g)].map(([, read]) =>
    Number(read),
  );
  expect(scans, plan).toEqual([5]);
  expect(plan).toMatch(/never executed/);
  expect(plan).not.toMatch(/Rows Removed by Filter|Seq Scan on jobs job/);
});
