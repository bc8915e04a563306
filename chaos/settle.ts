import { setTimeout as pause } from 'node:timers/promises';
import { listViolations } from '../sim/audit.ts';
import { compareWithTruth, findLost } from '../sim/check.ts';
import { readConfig } from '../src/config.ts';
import { Keyring } from '../src/domain/Keyring.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { Database } from '../src/store/Database.ts';
import { SET_DISK_FULL } from './disk-full.ts';
import type { World } from './World.ts';

/** From the last fault on. */
const HEALED_WITHIN_MS = 60_000;
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

/** What is not yet as it has to be. */
async function findOpen(world: World, database: Database, keyring: Keyring, since: Date): Promise<string[]> {
  const { bankClient, door } = world;
  const state = await bankClient.state();
  const waiting = state.deliveries.pending.length;
  if (waiting > 0) {
    const now = Date.parse(state.clock.now);
    if (state.deliveries.pending.every(({ nextAt }) => Date.parse(nextAt) > now))
      await bankClient.moveClock(DELIVERIES_MS);
    return [`${waiting} events wait to be delivered`];
  }
  return [
    ...(await findLost(database, [...door.acknowledged])),
    ...(await findDead(database)),
    ...(await findUnread(database, since)),
    // the reconciliation always has one of them in hand
    ...(await compareWithTruth(database, bankClient, state, keyring)).filter(
      (problem) => !problem.endsWith('has sync state running'),
    ),
  ];
}

const isDeadJob = (problem: string): boolean => problem.includes('is dead (');

async function untilHealed(world: World, database: Database): Promise<Settled> {
  const config = readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: world.postgres.url });
  const keyring = new Keyring(config.encryptionKeys);
  const [startedAt, since] = [performance.now(), new Date()];
  let replayed = 0;
  for (;;) {
    const open = await findOpen(world, database, keyring, since);
    const healedInMs = Math.round(performance.now() - startedAt);
    if (open.length === 0 || healedInMs > HEALED_WITHIN_MS) return { problems: open, healedInMs, replayed };
    if (open.every(isDeadJob)) {
      // what an operator does: npm run replay -- --dead
      const pluggy = new PluggyV2({ config, database, logger: silentLogger });
      const report = await pluggy.replay({ dead: true });
      if ('jobs' in report) replayed += report.jobs;
    }
    await pause(500);
  }
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
  try {
    const healed = await untilHealed(world, database);
    const problems = [
      ...world.problems,
      ...world.services.flatMap(({ deaths }) => deaths),
      ...healed.problems,
      // services whose clocks disagree disagree on when something changed
      ...(await listViolations(database)).filter((violation) => !violation.includes('changed_at went back')),
      ...(await findRefused(database)),
      ...(await stopServices(world)),
    ];
    return { ...healed, problems };
  } finally {
    await database.close();
  }
}
