import { setTimeout as pause } from 'node:timers/promises';
import { drawFaults } from '../sim/draw-faults.ts';
import type { Random } from '../sim/Random.ts';
import { SET_DISK_FULL } from './disk-full.ts';
import type { Program } from './Program.ts';
import type { World } from './World.ts';

/** One thing that goes wrong and, at the end, is over. What it takes hold of no other strike may touch meanwhile. */
interface Strike {
  readonly takes: 'services' | 'postgres' | 'bank';
  readonly weight: number;
  run(world: World, random: Random, longestMs: number): Promise<void>;
}

const HOUR_MS = 3_600_000;

function someServices(world: World, random: Random): readonly Program[] {
  return random.chance(0.25) ? world.services : [random.pick(world.services)];
}

const namesOf = (programs: readonly Program[]): string => programs.map(({ name }) => name).join(', ');

async function stopPostgres(world: World, random: Random, how: 'fast' | 'immediate'): Promise<void> {
  const ms = random.between(200, 6_000);
  world.say(`PostgreSQL is shut down (${how}) for ${ms} ms`);
  await world.postgres.stop(how);
  await pause(ms);
  await world.postgres.start();
}

const STRIKES: Readonly<Record<string, Strike>> = {
  kill: {
    takes: 'services',
    weight: 5,
    run: async (world, random) => {
      const victims = someServices(world, random);
      const ms = random.between(0, 2_500);
      world.say(`kill -9 of ${namesOf(victims)}, started again after ${ms} ms`);
      await Promise.all(victims.map((victim) => victim.kill()));
      await pause(ms);
      for (const victim of victims) victim.start();
    },
  },
  freeze: {
    takes: 'services',
    weight: 2,
    run: async (world, random, longestMs) => {
      const victims = someServices(world, random);
      const ms = random.between(500, Math.min(longestMs, 45_000));
      world.say(`${namesOf(victims)} stand still for ${ms} ms`);
      for (const victim of victims) victim.freeze();
      await pause(ms);
      for (const victim of victims) victim.thaw();
    },
  },
  clockJumps: {
    takes: 'services',
    weight: 2,
    run: async (world, random) => {
      const victims = someServices(world, random);
      const ms = random.pick([-24, -1, -0.05, 0, 0.05, 1, 24]) * HOUR_MS;
      world.say(`the clock of ${namesOf(victims)} is off by ${ms / 1000} s from now on`);
      for (const victim of victims) victim.moveClock(ms);
    },
  },
  fastShutdown: {
    takes: 'postgres',
    weight: 2,
    run: (world, random) => stopPostgres(world, random, 'fast'),
  },
  immediateShutdown: {
    takes: 'postgres',
    weight: 2,
    run: (world, random) => stopPostgres(world, random, 'immediate'),
  },
  cutConnections: {
    takes: 'postgres',
    weight: 3,
    run: async (world, random) => {
      const share = random.pick([0.1, 0.5, 1]);
      world.say(`${await world.postgres.terminateBackends(share)} database connections are cut`);
    },
  },
  noConnectionFree: {
    takes: 'postgres',
    weight: 2,
    run: async (world, random) => {
      await world.postgres.terminateBackends(random.pick([0.3, 1]));
      const ms = random.between(1_000, 5_000);
      const held = await world.postgres.useUpConnections(ms);
      world.say(`others held ${held} of PostgreSQL's connections, all that came free, for ${ms} ms`);
    },
  },
  diskFull: {
    takes: 'postgres',
    weight: 2,
    run: async (world, random) => {
      const [chance, ms] = [random.pick([0.1, 0.5, 1]), random.between(500, 5_000)];
      world.say(`the disk is full for ${chance * 100} % of the writes, for ${ms} ms`);
      await world.postgres.run(SET_DISK_FULL, [chance]);
      await pause(ms);
      await world.postgres.run(SET_DISK_FULL, [0]);
    },
  },
  readOnly: {
    takes: 'postgres',
    weight: 2,
    run: async (world, random) => {
      const ms = random.between(500, 5_000);
      world.say(`PostgreSQL takes no writes for ${ms} ms`);
      await world.postgres.setReadOnly(true);
      await pause(ms);
      await world.postgres.setReadOnly(false);
    },
  },
  serverFreezes: {
    takes: 'postgres',
    weight: 1,
    run: async (world, random, longestMs) => {
      const ms = random.between(1_000, Math.min(longestMs, 20_000));
      world.say(`PostgreSQL stands still for ${ms} ms`);
      await world.postgres.freeze(ms);
    },
  },
  noRoomLeft: {
    takes: 'postgres',
    weight: 1,
    run: async (world, random) => {
      if (world.disk === undefined)
        return world.say('no disk can be mounted here: it is full by triggers alone');
      const ms = random.between(500, 5_000);
      world.say(`the disk of PostgreSQL is full to the last byte for ${ms} ms`);
      world.disk.fill();
      await pause(ms);
      world.disk.empty();
      await world.postgres.revive();
    },
  },
  pluggyHangs: {
    takes: 'bank',
    weight: 1,
    run: async (world, random, longestMs) => {
      const ms = random.between(1_000, longestMs);
      world.say(`Pluggy does not answer for ${ms} ms`);
      world.bank.freeze();
      await pause(ms);
      world.bank.thaw();
    },
  },
  pluggyIsDead: {
    takes: 'bank',
    weight: 1,
    run: async (world, random, longestMs) => {
      const ms = random.between(1_000, longestMs);
      world.say(`Pluggy is dead for ${ms} ms`);
      await world.bank.kill();
      await pause(ms);
      world.bank.start();
      await world.bank.untilUp(30_000);
    },
  },
  pluggyIsUnwell: {
    takes: 'bank',
    weight: 2,
    run: async (world, random, longestMs) => {
      const faults = drawFaults(random, true);
      const ms = random.between(1_000, Math.min(longestMs, 15_000));
      world.say(`faults of Pluggy for ${ms} ms: ${JSON.stringify(faults)}`);
      await world.bankClient.setFaults(faults);
      await pause(ms);
      await world.bankClient.setFaults({});
    },
  },
};

const WEIGHTS = Object.fromEntries(Object.entries(STRIKES).map(([name, { weight }]) => [name, weight]));

/** Every kind once in an order of the seed's, and then whatever it brings. */
function* drawNames(random: Random): Generator<string, never, void> {
  const left = Object.keys(STRIKES);
  while (left.length > 0) yield left.splice(random.between(0, left.length - 1), 1)[0] ?? '';
  for (;;) yield random.weighted(WEIGHTS);
}

/** @returns how often each strike came */
export async function strike(world: World, forMs: number): Promise<Record<string, number>> {
  const random = world.random.fork();
  const names = drawNames(random);
  const counts: Record<string, number> = {};
  const taken = new Map<string, Promise<void>>();
  // Pluggy dead for minutes where there are minutes
  const longestMs = Math.min(180_000, Math.max(3_000, forMs / 6));
  for (const end = performance.now() + forMs; performance.now() < end; ) {
    const name = names.next().value;
    const chosen = STRIKES[name];
    if (chosen === undefined) continue;
    await taken.get(chosen.takes);
    if (performance.now() > end) break;
    counts[name] = (counts[name] ?? 0) + 1;
    const run = chosen.run(world, random.fork(), longestMs).catch((error: unknown) => {
      world.blame(`the strike ${name} failed itself: ${error instanceof Error ? error.message : 'unknown'}`);
    });
    taken.set(chosen.takes, run);
    if (random.chance(0.5)) await run;
    await pause(random.between(0, 1_200));
  }
  await Promise.all(taken.values());
  return counts;
}
