import { keepBusy } from './load.ts';
import { settle } from './settle.ts';
import { keepSilent } from './silent-readers.ts';
import { strike } from './strikes.ts';
import { World, type WorldOptions } from './World.ts';

export interface ChaosOptions extends WorldOptions {
  readonly minutes: number;
}

/** A run that takes so much longer than its faults is stuck. */
const OVERTIME_MS = 300_000;

async function live(world: World, forMs: number): Promise<boolean> {
  await world.startAll();
  world.say(`PostgreSQL, Pluggy and ${world.services.length} services are up`);
  world.say(
    world.bouncer === undefined
      ? 'PgBouncer is left out: there is no /usr/sbin/pgbouncer here'
      : 'the last service goes through PgBouncer in transaction mode',
  );
  await world.receiver.register(world.door.url);
  const ending = new AbortController();
  const busy = keepBusy(world, ending.signal);
  const following = [world.receiver, world.feedReader].map((one) => one.keepReading(ending.signal));
  const over = new AbortController();
  const silent = keepSilent(world, over.signal);
  const strikes = await strike(world, forMs);
  ending.abort();
  const load = await busy;
  await Promise.all(following);
  const { problems, healedInMs, replayed } = await settle(world).finally(() => over.abort());
  await silent;
  for (const problem of problems) world.say(`  - ${problem}`);
  if (problems.length > 0) process.stdout.write(`${world.lastWords().join('\n')}\n`);
  const acknowledged = world.door.acknowledged.size;
  const { counts: hooks } = world.receiver;
  const result = { problems: problems.length, healedInMs, replayed, acknowledged, hooks, strikes, load };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return problems.length === 0;
}

function stuckAfter(ms: number): { readonly promise: Promise<never>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the run does not come to an end')), ms);
  });
  return { promise, cancel: () => clearTimeout(timer) };
}

/** Lives through one seed and cleans up, whatever happens. @returns whether everything held */
export async function runChaos({ minutes, ...options }: ChaosOptions): Promise<boolean> {
  const forMs = minutes * 60_000;
  const world = await World.open(options);
  const interrupt = (): void => void world.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const stuck = stuckAfter(forMs + OVERTIME_MS);
  try {
    return await Promise.race([live(world, forMs), stuck.promise]);
  } catch (error) {
    process.stdout.write(
      `${world.lastWords().join('\n')}\n${error instanceof Error ? error.stack : 'failed'}\n`,
    );
    return false;
  } finally {
    stuck.cancel();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await world.close();
  }
}
