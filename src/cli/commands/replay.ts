import { instantOf } from '../../domain/calendar-day.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { Language } from '../../domain/language.ts';
import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { say, type Text } from '../../domain/texts/text.ts';
import { type ReplayChoice, type ReplayReport, replay as replayWork } from '../../features/admin/replay.ts';
import { listDeadJobs } from '../../queue/list-dead-jobs.ts';
import type { OpenParts } from '../../runtime/open-parts.ts';
import { type Call, type Command, type Outcome, textOf } from '../command.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

/** `agoMs` has to be counted from the database's time, which the machine's may be far from. */
export type ReplayArgs = ReplayChoice | { readonly agoMs: number } | { readonly list: true };

const MAX_SHOWN = 1_000;

function parseSince(text: string): { readonly agoMs: number } | { readonly since: Date } | undefined {
  const agoMs = parseDuration(text);
  if (agoMs !== undefined) return { agoMs };
  // without a zone a time would mean something else on every machine
  const isInstant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const since = isInstant ? instantOf(text) : undefined;
  return since === undefined ? undefined : { since: new Date(since) };
}

/**
 * What the command was asked to do; a day without a time means its beginning in UTC.
 * @throws {WrongUse}
 */
export function readReplay(call: Pick<Call, 'values'>): ReplayArgs {
  const [event, since] = [textOf(call, 'event'), textOf(call, 'since')];
  const { dead, list } = call.values;
  if ([event, since, dead, list].filter((value) => value !== undefined).length !== 1)
    throw new WrongUse(WRONG_USE.whatToReplay);
  if (event !== undefined) return { eventId: event };
  if (dead !== undefined) return { dead: true };
  if (since === undefined) return { list: true };
  const from = parseSince(since);
  if (from !== undefined) return from;
  throw new WrongUse(WRONG_USE.noTime, { since });
}

async function showDeadJobs(parts: OpenParts, { language, out }: Call): Promise<Outcome> {
  const jobs = await listDeadJobs(parts.database, MAX_SHOWN);
  for (const { kind, key, attempts, reason, diedAt } of jobs) {
    const text = attempts === 1 ? OUTCOME.deadJobOnce : OUTCOME.deadJob;
    out(`${diedAt.toISOString()}  ${kind} ${key}  ${say(text, language, { attempts, reason })}`);
  }
  if (jobs.length === 0) out(OUTCOME.nothingDead[language]);
  else if (jobs.length === MAX_SHOWN) out(say(OUTCOME.moreDead, language, { count: MAX_SHOWN }));
  return { isFine: true, result: { jobs } };
}

const count = (number: number, one: Text, some: Text, language: Language): string =>
  number === 1 ? one[language] : say(some, language, { count: number, jobs: number });

function describe(report: ReplayReport, language: Language): string {
  if ('jobs' in report)
    return say(OUTCOME.replayed, language, {
      what: count(report.jobs, OUTCOME.oneJob, OUTCOME.jobs, language),
    });
  const events = count(report.events, OUTCOME.oneEvent, OUTCOME.someEvents, language);
  const items = count(report.items, OUTCOME.oneItem, OUTCOME.someItems, language);
  return say(OUTCOME.replayed, language, { what: say(OUTCOME.events, language, { events, items }) });
}

async function run(parts: OpenParts, asked: ReplayArgs, call: Call): Promise<Outcome> {
  if ('list' in asked) return showDeadJobs(parts, call);
  const choice = 'agoMs' in asked ? { since: new Date(parts.clock.now().getTime() - asked.agoMs) } : asked;
  const report = await replayWork(parts, choice);
  call.out(describe(report, call.language));
  return { isFine: true, result: report };
}

/** Does acknowledged work once more: an event, all events since a time, or the dead letter. */
export const replay: Command = {
  name: 'replay',
  summary: SUMMARY.replay,
  usage: [
    { args: '--event <event id>', what: USAGE.replayEvent },
    { args: '--since <time>', what: USAGE.replaySince },
    { args: '--dead', what: USAGE.replayDead },
    { args: '--list', what: USAGE.replayList },
  ],
  options: {
    event: { type: 'string' },
    since: { type: 'string' },
    dead: { type: 'boolean' },
    list: { type: 'boolean' },
  },
  run: (call) => {
    const asked = readReplay(call);
    return withParts(call, async (lazy) => run(await lazy.ready(), asked, call));
  },
};
