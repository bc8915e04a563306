import { NOTES, SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { requireChoice, syncNow } from '../../features/connections/sync-now.ts';
import { jobHandlers } from '../../runtime/job-handlers.ts';
import type { OpenParts } from '../../runtime/open-parts.ts';
import { whileWorkingWith } from '../../runtime/while-working.ts';
import { type Call, type Command, type Outcome, textOf } from '../command.ts';
import { endLine } from '../sync-progress.ts';
import { syncReporter } from '../sync-reporter.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

export type SyncArgs = (
  | { readonly itemId: string }
  | { readonly userId: string }
  | { readonly all: true }
) & { readonly resume?: true };

/** @throws {WrongUse} */
export function readSync(call: Pick<Call, 'values'>): SyncArgs {
  const [item, user, all] = [textOf(call, 'item'), textOf(call, 'user'), call.values['all']];
  if ([item, user, all].filter((value) => value !== undefined).length !== 1)
    throw new WrongUse(WRONG_USE.whatToSync);
  const how = call.values['resume'] === true ? ({ resume: true } as const) : {};
  if (item !== undefined) return { itemId: item, ...how };
  return user === undefined ? { all: true, ...how } : { userId: user, ...how };
}

async function run(parts: OpenParts, asked: ReturnType<typeof requireChoice>, call: Call): Promise<Outcome> {
  const { language, isTerminal, write, out } = call;
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const report = syncReporter({ isTerminal, write, now: () => performance.now(), language });
    const whileWorking = whileWorkingWith(parts, jobHandlers(parts));
    const statuses = await syncNow(parts, whileWorking, asked, report, ending.signal);
    if (statuses.length === 0) out(OUTCOME.nothingToSync[language]);
    for (const status of statuses) out(endLine(status, language));
    const isFine = statuses.every(({ result }) => result === 'done' || result === 'skipped');
    return { isFine, result: { connections: statuses } };
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

/** Syncs connections now, with or without a running service. */
export const sync: Command = {
  name: 'sync',
  summary: SUMMARY.sync,
  usage: [
    { args: '--item <item id>', what: USAGE.syncItem },
    { args: '--user <user id>', what: USAGE.syncUser },
    { args: '--all', what: USAGE.syncAll },
  ],
  options: {
    item: { type: 'string' },
    user: { type: 'string' },
    all: { type: 'boolean' },
    resume: { type: 'boolean' },
  },
  notes: NOTES.sync,
  run: (call) => {
    const asked = requireChoice(readSync(call));
    return withParts(call, async (lazy) => run(await lazy.ready(), asked, call));
  },
};
