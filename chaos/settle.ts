import { setTimeout as pause } from 'node:timers/promises';
import { listViolations } from '../sim/audit.ts';
import { compareWithTruth, findLost } from '../sim/check.ts';
import { type Config, readConfig } from '../src/config.ts';
import { Keyring } from '../src/domain/Keyring.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { replay } from '../src/features/admin/replay.ts';
import { LazyParts } from '../src/runtime/LazyParts.ts';
import type { Database } from '../src/store/Database.ts';
import { SET_DISK_FULL } from './disk-full.ts';
import { findBlocked } from './silent-readers.ts';
import type { World } from './World.ts';

/**
 * From the last fault on. A machine that is busy with other things may take longer: as long as each look at it finds less to
 * do, it is slow and not stuck. So the time counts from the last look that found less, and there is an end to that too.
 */
const HEALED_WITHIN_MS = 60_000;
const HEALED_AT_LAST_MS = 180_000;
/** The stand-in delivers one after the other, and may have hundreds left from when nobody was there. */
const DELIVERED_WITHIN_MS = 30_000;
/** Pluggy's own last try to deliver comes after two hours. */
const DELIVERIES_MS = 130 * 60_000;
const STOP_WITHIN_MS = 10_000;

export interface Settled {
  /** Empty when everything holds. */
  readonly problems: readonly string[];
  readonly healedInMs: number;
  /** Jobs of the dead letter that were done once more. */
  readonly replayed: number;
}

interface Looking {
  readonly world: World;
  readonly database: Database;
  readonly config: Config;
  readonly keyring: Keyring;
  /** When the faults ended. */
  readonly since: Date;
}

/** Clocks go right, all processes run, nothing is in their way. */
async function endFaults(world: World): Promise<void> {
  for (const service of world.services) service.moveClock(0);
  await world.startAll();
  await world.postgres.run(SET_DISK_FULL, [0]);
  await world.bankClient.setFaults({});
}

async function findDead(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ key: string; reason: string }>(
    `select key, last_error as reason from pluggy.jobs where state = 'dead' limit 5`,
  );
  return rows.map(({ key, reason }) => `the job of ${key} is dead (${reason})`);
}

async function findRefused(database: Database): Promise<string[]> {
  const { rows } = await database.query('select from pluggy.refused_rows limit 1');
  return rows.length === 0 ? [] : ['PostgreSQL refused a row'];
}

/** Connections that were not read completely since the faults ended. */
async function findUnread(database: Database, since: Date): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `select id from pluggy.items where deleted_at is null and sync_finished_at is distinct from greatest(sync_finished_at, $1)`,
    [since],
  );
  return rows.map(({ id }) => `item ${id} was not synced since the faults ended`);
}

/**
 * Whether the store is what the bank is; the reconciliation alone leads to that, whatever events still wait. Nothing is compared
 * before all was read: comparing takes the machine's time away from those who read.
 */
async function findDifferences({ world, database, keyring, since }: Looking): Promise<string[]> {
  const unread = await findUnread(database, since);
  if (unread.length > 0) return unread;
  const state = await world.bankClient.state();
  // the reconciliation always has one of them in hand
  return (await compareWithTruth(database, world.bankClient, state, keyring)).filter(
    (problem) => !problem.endsWith('has sync state running'),
  );
}

/** What may hold up the work: for who looks for the reason of a failure. */
async function findHoldups(database: Database): Promise<string[]> {
  const jobs = await database.query(
    `select kind, state, count(*)::integer as count, max(attempts) as attempts, max(last_error) as error,
       min(run_at) as "runAt" from pluggy.jobs group by kind, state order by 1, 2`,
  );
  const gates = await database.query(
    'select * from pluggy.call_gates where failures > 0 or closed_until > now()',
  );
  const locks = await database.query(
    `select application_name as name, state, wait_event as "waitsFor", now() - state_change as since, left(query, 80) as query
     from pg_stat_activity where wait_event_type = 'Lock' or state like 'idle in transaction%'`,
  );
  return [...jobs.rows, ...gates.rows, ...locks.rows].map((row) => `[database] ${JSON.stringify(row)}`);
}

/** Whether Pluggy got rid of its events. The tries that wait for an hour to come are made to come at once. */
async function findUndelivered({ world }: Looking): Promise<string[]> {
  const { deliveries, clock } = await world.bankClient.state();
  if (deliveries.pending.length === 0) return [];
  const now = Date.parse(clock.now);
  if (deliveries.pending.every(({ nextAt }) => Date.parse(nextAt) > now))
    await world.bankClient.moveClock(DELIVERIES_MS);
  return [`${deliveries.pending.length} events wait to be delivered`];
}

/** What an operator does about the dead letter: `npm run replay -- --dead`. */
async function replayDead({ world, database, config }: Looking): Promise<number> {
  const lazy = new LazyParts(config, { database, logger: silentLogger });
  const report = await replay(await lazy.ready(), { dead: true });
  const jobs = 'jobs' in report ? report.jobs : 0;
  if (jobs > 0) world.say(`${jobs} jobs of the dead letter are done once more`);
  return jobs;
}

async function until(
  find: () => Promise<string[]>,
  withinMs: number,
  atLastMs: number = withinMs,
): Promise<string[]> {
  const end = performance.now() + atLastMs;
  let deadline = performance.now() + withinMs;
  for (let least = Number.POSITIVE_INFINITY; ; await pause(500)) {
    const found = await find();
    if (found.length < least) deadline = Math.min(performance.now() + withinMs, end);
    least = Math.min(least, found.length);
    if (found.length === 0 || performance.now() > deadline) return found;
  }
}

async function untilHealed(looking: Looking): Promise<Omit<Settled, 'replayed'>> {
  const startedAt = performance.now();
  const differences = await until(() => findDifferences(looking), HEALED_WITHIN_MS, HEALED_AT_LAST_MS);
  const healedInMs = Math.round(performance.now() - startedAt);
  const { database, world } = looking;
  if (differences.length > 0)
    return { problems: [...differences, ...(await findHoldups(database))], healedInMs };
  for (const undelivered of await until(() => findUndelivered(looking), DELIVERED_WITHIN_MS))
    world.say(`${undelivered}, and are left alone: nobody has acknowledged them`);
  // those that Pluggy goes on to deliver meanwhile are always a moment old
  const acknowledged = [...world.door.acknowledged];
  const rest = await until(
    async () => [
      ...(await findLost(database, acknowledged)),
      ...(await findDead(database)),
      ...(await findDifferences(looking)),
    ],
    HEALED_WITHIN_MS,
  );
  return { problems: rest, healedInMs };
}

/**
 * Whether the copies of the team's servers are what the tables hold: of the one that is told of changes, once it has asked again for
 * what it had refused, and of the one that asks for them.
 */
async function findWrongCopies({ world, database }: Looking): Promise<string[]> {
  const { door, receiver, feedReader } = world;
  await receiver.recover(door.url);
  return until(
    async () => [...(await receiver.findWrong()), ...(await feedReader.findWrong(database))],
    HEALED_WITHIN_MS,
  );
}

/** A service that is told to end does so in time and says that all is well. */
async function stopServices(world: World): Promise<string[]> {
  const startedAt = performance.now();
  const codes = await Promise.all(world.services.map((service) => service.stop()));
  const ms = performance.now() - startedAt;
  return [
    ...codes.flatMap((code, index) => (code === 0 ? [] : [`service ${index + 1} ended with ${code}`])),
    ...(ms > STOP_WITHIN_MS ? [`the services took ${Math.round(ms)} ms to stop`] : []),
  ];
}

/** Ends the faults, waits until everything is as it has to be, and says what is not. */
export async function settle(world: World): Promise<Settled> {
  await endFaults(world);
  world.say('the faults are over');
  const { database } = world;
  const config = readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: world.postgres.url });
  const keyring = new Keyring(config.encryptionKeys);
  const looking = { world, database, config, keyring, since: new Date() };
  const replayed = await replayDead(looking);
  const healed = await untilHealed(looking);
  const problems = [
    ...world.problems,
    ...world.services.flatMap(({ deaths }) => deaths),
    ...healed.problems,
    ...(await findWrongCopies(looking)),
    ...(await findBlocked(world)),
    // services whose clocks disagree disagree on when something changed
    ...(await listViolations(database)).filter((violation) => !violation.includes('changed_at went back')),
    ...(await findRefused(database)),
    ...(await stopServices(world)),
  ];
  return { ...healed, replayed, problems };
}
