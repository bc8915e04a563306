import { parseDuration } from '../src/domain/duration.ts';
import type { ReplayChoice } from '../src/features/admin/replay.ts';
import { readOptions, WrongUse } from './wrong-use.ts';

export const REPLAY_USAGE = `Usage:
  npm run replay -- --event <event id>   acts on one webhook once more
  npm run replay -- --since <time>       on all webhooks received since then: 2026-11-30T03:00:00Z, or 90m, 6h, 2d ago
  npm run replay -- --dead               gives every job of the dead letter another chance
  npm run replay -- --list               shows the dead letter`;

/** `agoMs` has to be counted from the database's time, which the machine's may be far from. */
export type ReplayArgs = ReplayChoice | { readonly agoMs: number } | { readonly list: true };

function parseSince(text: string): { readonly agoMs: number } | { readonly since: Date } | undefined {
  const agoMs = parseDuration(text);
  if (agoMs !== undefined) return { agoMs };
  // without a zone a time would mean something else on every machine
  const isInstant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = isInstant ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : { since: new Date(time) };
}

/**
 * What the command was asked to do; a day without a time means its beginning in UTC.
 * @throws {WrongUse}
 */
export function parseReplayArgs(args: readonly string[]): ReplayArgs {
  const options = {
    event: { type: 'string' },
    since: { type: 'string' },
    dead: { type: 'boolean' },
    list: { type: 'boolean' },
  } as const;
  const { event, since, dead, list } = readOptions(args, options, REPLAY_USAGE);
  const asked = [event, since, dead, list].filter((value) => value !== undefined);
  if (asked.length !== 1) throw new WrongUse('Say one thing to replay.', REPLAY_USAGE);
  if (event !== undefined) return { eventId: event };
  if (dead !== undefined) return { dead: true };
  if (since === undefined) return { list: true };
  const from = parseSince(since);
  if (from === undefined)
    throw new WrongUse(`"${since}" is neither a time with its zone nor a duration.`, REPLAY_USAGE);
  return from;
}
