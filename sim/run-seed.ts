import type { Database } from '../src/store/Database.ts';
import { emptyTables } from './audit.ts';
import { Simulation, type Tally } from './Simulation.ts';
import { takeSteps } from './steps.ts';

export interface SeedResult {
  readonly seed: number;
  /** Empty when everything held. */
  readonly problems: readonly string[];
  /** What happened, step by step. */
  readonly log: readonly string[];
  readonly tally: Tally;
}

/** Lives through one seed on an emptied database. Never rejects: what broke is a problem like any other. */
export async function runSeed(
  seed: number,
  steps: number,
  databaseUrl: string,
  database: Database,
): Promise<SeedResult> {
  await emptyTables(database);
  const simulation = await Simulation.open(seed, databaseUrl, database);
  const { log, tally } = simulation;
  try {
    await takeSteps(simulation, steps);
    return { seed, problems: await simulation.settle(), log, tally };
  } catch (error) {
    return {
      seed,
      problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      log,
      tally,
    };
  } finally {
    await simulation.close();
  }
}

/** What to show of a seed that failed, and how to see it again. */
export function describeFailure({ seed, problems, log }: SeedResult, steps: number): string {
  return [
    `Seed ${seed} failed: npm run sim -- --seed ${seed} --steps ${steps}`,
    ...log.map((line) => `    ${line}`),
    ...problems.map((problem) => `  - ${problem}`),
  ].join('\n');
}
