import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

const USAGE = `Usage: npm run chaos -- [--seed N] [--minutes M] [--postgres FOLDER]
  --minutes   how long things go wrong, such as 0.5 or 10; default 2
  --postgres  folder of another PostgreSQL's programs, such as /usr/lib/postgresql/15/bin
`;
const LONGEST_MINUTES = 24 * 60;

interface Wanted {
  readonly seed: number;
  readonly minutes: number;
  readonly postgresBinDir: string | undefined;
}

function parse(args: readonly string[]): Wanted | undefined {
  try {
    const options = {
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '2' },
      postgres: { type: 'string' },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const minutes = Number(values.minutes);
    if (!/^\d{1,9}$/.test(values.seed) || !(minutes > 0 && minutes <= LONGEST_MINUTES)) return undefined;
    if (values.postgres !== undefined && !existsSync(join(values.postgres, 'postgres'))) return undefined;
    return { seed: Number(values.seed), minutes, postgresBinDir: values.postgres };
  } catch {
    return undefined;
  }
}

/** Treats the real processes badly for some minutes; the exit code is 1 when something was lost, doubled or wrong. */
export async function main(args: readonly string[]): Promise<void> {
  const wanted = parse(args);
  if (wanted === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const held = await runChaos(wanted);
  process.stdout.write(
    held
      ? 'Everything held.\n'
      : `Something did not hold: npm run chaos -- --seed ${wanted.seed} --minutes ${wanted.minutes}\n`,
  );
  process.exitCode = held ? 0 : 1;
}
