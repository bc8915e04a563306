/** Does acknowledged work once more (`npm run replay`): an event, all events since a time, or the dead letter. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { parseReplayArgs, type ReplayArgs } from './parse-replay-args.ts';
import { runCommand } from './run-command.ts';

const MAX_SHOWN = 1_000;
const WHO_DOES_IT = 'A running service does the work at once; otherwise the next start does.';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

async function showDeadJobs(pluggy: PluggyV2): Promise<void> {
  const jobs = await pluggy.listDeadJobs(MAX_SHOWN);
  for (const { kind, key, attempts, reason, diedAt } of jobs)
    console.log(
      `${diedAt.toISOString()}  ${kind} ${key}  ${count(attempts, 'attempt')}, the last: ${reason}`,
    );
  if (jobs.length === 0) console.log('The dead letter is empty.');
  else if (jobs.length === MAX_SHOWN) console.log(`The ${MAX_SHOWN} oldest; there may be more.`);
}

async function run(pluggy: PluggyV2, asked: ReplayArgs): Promise<void> {
  if ('list' in asked) return showDeadJobs(pluggy);
  const choice = 'agoMs' in asked ? { since: new Date((await pluggy.now()).getTime() - asked.agoMs) } : asked;
  const report = await pluggy.replay(choice);
  const work =
    'jobs' in report
      ? `${count(report.jobs, 'job')} of the dead letter`
      : `${count(report.events, 'event')} about ${count(report.items, 'connection')}`;
  console.log(`To be done once more: ${work}. ${WHO_DOES_IT}`);
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const asked = parseReplayArgs(args);
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      await run(pluggy, asked);
    } finally {
      await pluggy.close();
    }
  });
}
