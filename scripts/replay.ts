/** Does acknowledged work once more (`npm run replay`): an event, all events since a time, or the dead letter. */
import { replay } from '../src/features/admin/replay.ts';
import { listDeadJobs } from '../src/queue/list-dead-jobs.ts';
import type { OpenParts } from '../src/runtime/open-parts.ts';
import { parseReplayArgs, type ReplayArgs } from './parse-replay-args.ts';
import { runCommand } from './run-command.ts';
import { withParts } from './with-parts.ts';

const MAX_SHOWN = 1_000;
const WHO_DOES_IT = 'A running service does the work at once; otherwise the next start does.';

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

async function showDeadJobs(parts: OpenParts): Promise<void> {
  const jobs = await listDeadJobs(parts.database, MAX_SHOWN);
  for (const { kind, key, attempts, reason, diedAt } of jobs)
    console.log(
      `${diedAt.toISOString()}  ${kind} ${key}  ${count(attempts, 'attempt')}, the last: ${reason}`,
    );
  if (jobs.length === 0) console.log('The dead letter is empty.');
  else if (jobs.length === MAX_SHOWN) console.log(`The ${MAX_SHOWN} oldest; there may be more.`);
}

async function run(parts: OpenParts, asked: ReplayArgs): Promise<void> {
  if ('list' in asked) return showDeadJobs(parts);
  const choice = 'agoMs' in asked ? { since: new Date(parts.clock.now().getTime() - asked.agoMs) } : asked;
  const report = await replay(parts, choice);
  const work =
    'jobs' in report
      ? `${count(report.jobs, 'job')} of the dead letter`
      : `${count(report.events, 'event')} about ${count(report.items, 'connection')}`;
  console.log(`To be done once more: ${work}. ${WHO_DOES_IT}`);
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const asked = parseReplayArgs(args);
    await withParts(async (lazy) => {
      await run(await lazy.ready(), asked);
    });
  });
}
