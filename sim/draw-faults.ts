import type { FaultsInput } from '../sandbox/start-sandbox.ts';
import type { Fuse } from './FaultyDatabase.ts';
import type { Random } from './Random.ts';

const API = [
  'status429',
  'status500',
  'status502Html',
  'reset',
  'stall',
  'truncated',
  'invalidJson',
  'slowBody',
  'stalePage',
  'emptyFirstPage',
  'oldTimes',
] as const;
/** These cost real time, so they come seldom. */
const SLOW: readonly string[] = ['stall', 'slowBody'];
const WEBHOOKS = ['lose', 'duplicate', 'reorder', 'early', 'wrongClientId', 'unknownItem'] as const;

/** After these Pluggy's events alone don't lead to the truth; reading everything once more does. */
const MISLEADING: readonly string[] = ['lose', 'early', 'stalePage', 'emptyFirstPage', 'oldTimes'];
/** A lie about time misleads only where it is told again and again. */
const OFTEN: readonly string[] = ['oldTimes'];

/** A mixture of some of the sandbox's faults, now gentle, now so heavy that hardly anything works. */
export function drawFaults(random: Random, mayMislead: boolean): FaultsInput {
  const isWanted = (name: string): boolean =>
    random.chance(0.4) && (mayMislead || !MISLEADING.includes(name));
  const api = API.filter(isWanted).map((name) => [
    name,
    SLOW.includes(name) ? 0.01 : OFTEN.includes(name) ? 0.8 : random.pick([0.02, 0.05, 0.15]),
  ]);
  const webhooks = WEBHOOKS.filter(isWanted).map((name) => [name, random.pick([0.1, 0.3, 0.6])]);
  const delayMs = random.chance(0.3) ? random.between(1, 5_000) : 0;
  return {
    seed: random.between(1, 1_000_000),
    api: Object.fromEntries(api),
    webhooks: { ...Object.fromEntries(webhooks), delayMs },
  };
}

/** What goes wrong between a worker and its database, if anything. */
export function drawFuse(random: Random): Fuse | undefined {
  if (random.chance(0.35)) return undefined;
  return {
    kind: random.weighted({ crash: 4, blip: 2, pause: 2 }),
    when: random.pick(['before', 'after']),
    at: random.between(1, random.pick([6, 20, 60])),
  };
}

/** What the receiver of webhooks meets: it answers with an error, though it may have stored the event. */
export function drawBlip(random: Random): Fuse | undefined {
  if (random.chance(0.7)) return undefined;
  return { kind: 'blip', when: random.pick(['before', 'after']), at: random.between(1, 12) };
}
