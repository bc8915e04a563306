import { setTimeout as pause } from 'node:timers/promises';
import { listViolations } from '../sim/audit.ts';
import { compareWithTruth, findLost } from '../sim/check.ts';
import { type Config, readConfig } from '../src/config.ts';
import { Keyring } from '../src/domain/Keyring.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { replay } from '../src/features/admin/replay.ts';
import { LazyParts } from '../src/runtime/LazyParts.ts';
import { Database } from '../src/store/Database.ts';
import { SET_DISK_FULL } from './disk-full.ts';
import { findBlocked } from './silent-readers.ts';
import type { World } from './World.ts';

/** From the last fault on. */
const HEALED_WITHIN_MS = 60_000;
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

/** Whether the store is what the bank is; the reconciliation alone leads to that, whatever events still wait. */
async function findDifferences({ world, database, keyring, since }: Looking): Promise<string[]> {
  const state = await world.bankClient.state();
  return [
    ...(await findUnread(database, since)),
    // the reconciliation always has one of them in hand
    ...(await compareWithTruth(database, world.bankClient, state, keyring)).filter(
      (problem) => !problem.endsWith('has sync state running'),
    ),
  ];
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

async function until(find: () => Promise<string[]>, withinMs: number): Promise<string[]> {
  for (const deadline = performance.now() + withinMs; ; await pause(500)) {
    const found = await find();
    if (found.length === 0 || performance.now() > deadline) return found;
  }
}

async function untilHealed(looking: Looking): Promise<Omit<Settled, 'replayed'>> {
  const startedAt = performance.now();
  const differences = await until(() => findDifferences(looking), HEALED_WITHIN_MS);
  const healedInMs = Math.round(performance.now() - startedAt);
  if (differences.length > 0) return { problems: differences, healedInMs };
  const { database, world } = looking;
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
  const database = new Database({ url: world.postgres.url, logger: silentLogger, maxConnections: 2 });
  const config = readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: world.postgres.url });
  const keyring = new Keyring(config.encryptionKeys);
  const looking = { world, database, config, keyring, since: new Date() };
  try {
    const replayed = await replayDead(looking);
    const healed = await untilHealed(looking);
    const problems = [
      ...world.problems,
      ...world.services.flatMap(({ deaths }) => deaths),
      ...healed.problems,
      ...(await findBlocked(world)),
      // services whose clocks disagree disagree on when something changed
      ...(await listViolations(database)).filter((violation) => !violation.includes('changed_at went back')),
      ...(await findRefused(database)),
      ...(await stopServices(world)),
    ];
    return { ...healed, replayed, problems };
  } finally {
    await database.close();
  }
}
