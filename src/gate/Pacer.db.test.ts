import { setMaxListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { silentLogger } from '../domain/logger.ts';
import type { CallPass } from '../pluggy/CallGate.ts';
import { PluggyPausedError } from '../pluggy/pluggy-errors.ts';
import { callsPerMinute } from '../pluggy/rate-limits.ts';
import { forgetGates } from '../store/statements/gates/forget-gates.ts';
import { SharedCallGate } from './SharedCallGate.ts';
import { VirtualClock } from './testing/VirtualClock.ts';

const MINUTE = 60_000;
const PAGES = 'GET /v2/transactions';

const { database } = await openTestDatabase();
let clock: VirtualClock;
let gates: readonly SharedCallGate[];
const never = new AbortController().signal;
setMaxListeners(0, never);

/** One process, which calls from that address. */
const open = (egress?: string): SharedCallGate =>
  new SharedCallGate({
    database: clock.watch(database),
    clock,
    logger: silentLogger,
    isPaced: true,
    egress,
    firstCallOfJobs: 'GET /items/:id',
  });

/** Two processes on one database. */
beforeEach(async () => {
  await database.query('delete from pluggy.call_gates');
  clock = new VirtualClock();
  gates = [open(), open()];
});

interface Wanted {
  readonly endpoint?: string;
  readonly somebodyWaits?: boolean;
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

function enter(process: number, wanted: Wanted = {}): Promise<CallPass> {
  const { endpoint = PAGES, somebodyWaits = false, patienceMs = 1e9, signal = never } = wanted;
  const request = { method: 'GET', path: '/v2/transactions' } as const;
  const gate = gates[process % gates.length];
  if (gate === undefined) throw new Error('there is no gate');
  return gate.enter({ request, endpoint, somebodyWaits, evenIfPaused: false, patienceMs, signal });
}

/** A seeded generator (mulberry32), so that a pattern that fails can be had again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The most calls in any 60 seconds. */
function busiestMinute(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, time, index) => {
    while ((sorted[first] ?? 0) <= time - MINUTE) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

/** Callers of the two processes that come in random bursts, people among them; the times at which they were let through. */
async function randomTraffic(seed: number, endpoint: string, bursts: number): Promise<number[]> {
  const random = generator(seed);
  const times: number[] = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    const size = Math.ceil(random() * callsPerMinute(endpoint) * 0.6);
    for (let call = 0; call < size; call += 1) {
      void enter(call, { endpoint, somebodyWaits: random() < 0.2 }).then(() =>
        times.push(clock.now().getTime()),
      );
    }
    await clock.run(random() * 40_000);
  }
  await clock.run();
  return times;
}

describe('two processes together', () => {
  it.each([1, 2])(
    'never exceed a limit in any 60 seconds, however the calls come (seed %i)',
    async (seed) => {
      const times = await randomTraffic(seed, PAGES, 6);
      expect(times.length).toBeGreaterThan(360);
      expect(busiestMinute(times)).toBeLessThanOrEqual(355);
    },
  );

  it('keep PATCH below its 20 a minute', async () => {
    const times = await randomTraffic(5, 'PATCH /items/:id', 12);
    expect(times.length).toBeGreaterThan(40);
    expect(busiestMinute(times)).toBeLessThanOrEqual(19);
  });

  it('use more than 0.95 of it when there is always work', async () => {
    const times: number[] = [];
    for (let worker = 0; worker < 6; worker += 1) {
      void (async () => {
        for (let page = 0; page < 180; page += 1) {
          await enter(worker);
          times.push(clock.now().getTime());
        }
      })();
    }
    const start = clock.now().getTime();
    await clock.run(3 * MINUTE);
    const perMinute = [0, 1, 2].map(
      (minute) =>
        times.filter((time) => time >= start + minute * MINUTE && time < start + (minute + 1) * MINUTE)
          .length,
    );
    for (const calls of perMinute) expect(calls / 360).toBeGreaterThanOrEqual(0.95);
    expect(busiestMinute(times)).toBeLessThanOrEqual(355);
  });
});

describe('a person who waits', () => {
  it('goes before the work in the background, at once', async () => {
    for (let call = 0; call < 200; call += 1) void enter(call);
    await clock.run(10_000);
    const asked = clock.now().getTime();
    const waited: number[] = [];
    for (let call = 0; call < 4; call += 1) {
      void enter(call, { somebodyWaits: true }).then(() => waited.push(clock.now().getTime() - asked));
    }
    await clock.run(5_000);
    expect(waited).toHaveLength(4);
    expect(Math.max(...waited)).toBeLessThan(500);
  });

  it('is told how long it takes when that is longer than the patience', async () => {
    const pass = await enter(0);
    await pass.leave({ kind: 'limited', retryAfterMs: 60_000 });
    const refusal = await enter(1, { somebodyWaits: true, patienceMs: 5_000 }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(PluggyPausedError);
    expect(refusal).toMatchObject({ why: 'limit', endpoint: PAGES, retryAfterMs: 60_000 });
  });
});

describe('processes of several outgoing addresses', () => {
  /** How long 40 calls take that two processes make together. */
  async function spend(egress: readonly [string, string]): Promise<number> {
    gates = egress.map((name) => open(name));
    const start = clock.now().getTime();
    let last = start;
    const calls = Array.from({ length: 40 }, (_, at) =>
      enter(at).then(() => {
        last = clock.now().getTime();
      }),
    );
    await clock.run();
    await Promise.all(calls);
    return last - start;
  }

  it('have a pace each, and those of one address share theirs', async () => {
    const shared = await spend(['nat-a', 'nat-a']);
    const apart = await spend(['nat-b', 'nat-c']);
    // the burst comes once an address: 40 calls less one burst, against twice 20 less one
    expect(apart).toBeLessThan(shared / 2);
    expect(apart).toBeGreaterThan(0);
  });

  it('are not held back by a 429 that another address got', async () => {
    gates = [open('nat-a'), open('nat-b'), open('nat-a')];
    await (await enter(0)).leave({ kind: 'limited', retryAfterMs: 30_000 });
    await clock.run(1_001);
    const start = clock.now().getTime();
    await enter(1);
    expect(clock.now().getTime()).toBe(start);
    expect(await gates[1]?.holdup()).toBeNull();
    let isThrough = false;
    const held = enter(2).then(() => {
      isThrough = true;
    });
    await clock.run(20_000);
    expect(isThrough).toBe(false);
    await clock.run(12_000);
    await held;
    expect(await gates[1]?.states()).toEqual([]);
  });

  it('are seen by each other, and forgotten once nobody called from them for long', async () => {
    gates = [open('nat-a'), open('nat-b')];
    await (await enter(0)).leave({ kind: 'limited', retryAfterMs: 30_000 });
    expect(await gates[1]?.states()).toMatchObject([{ egress: 'nat-a', endpoint: PAGES }]);
    const at = clock.now().getTime();
    expect(await forgetGates(database, new Date(at + 29_000))).toBe(0);
    expect(await forgetGates(database, new Date(at + 31_000))).toBe(1);
    await enter(0);
    expect(await gates[1]?.states()).toEqual([]);
  });
});

describe('a 429', () => {
  it('closes its endpoint for every process until the time that Pluggy asked for, and no other', async () => {
    const start = clock.now().getTime();
    await (await enter(0)).leave({ kind: 'limited', retryAfterMs: 30_000 });
    const times: number[] = [];
    for (const process of [0, 1]) void enter(process).then(() => times.push(clock.now().getTime() - start));
    await enter(1, { endpoint: 'GET /accounts' });
    expect(clock.now().getTime()).toBe(start);
    await clock.run();
    expect(times).toHaveLength(2);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(30_000);
    expect(Math.max(...times)).toBeLessThan(32_000);
  });

  it('is heard of within a second by a process that keeps no pace', async () => {
    const db = clock.watch(database);
    const unpaced = new SharedCallGate({
      database: db,
      clock,
      logger: silentLogger,
      isPaced: false,
      firstCallOfJobs: 'GET /items/:id',
    });
    gates = [gates[0] as SharedCallGate, unpaced];
    await enter(1);
    await (await enter(0)).leave({ kind: 'limited', retryAfterMs: 30_000 });
    await clock.run(1_000);
    let isThrough = false;
    void enter(1).then(() => {
      isThrough = true;
    });
    await clock.run(28_000);
    expect(isThrough).toBe(false);
    await clock.run(2_000);
    expect(isThrough).toBe(true);
  });
});

it('who gives up leaves the line, and those behind move on', async () => {
  await (await enter(0)).leave({ kind: 'limited', retryAfterMs: 5_000 });
  const giveUp = new AbortController();
  const first = enter(0, { signal: giveUp.signal });
  const second = enter(0, { signal: giveUp.signal });
  const third = enter(0);
  giveUp.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  await expect(second).rejects.toThrow('gone');
  await clock.run();
  await expect(third).resolves.toBeDefined();
});

it('without a database, calls are let through: it is Pluggy that judges in the end', async () => {
  const broken = { query: () => Promise.reject(new Error('away')), tell: () => {} };
  gates = [
    new SharedCallGate({
      database: broken,
      clock,
      logger: silentLogger,
      isPaced: true,
      firstCallOfJobs: 'GET /items/:id',
    }),
  ];
  const pass = await enter(0);
  await pass.leave({ kind: 'failed', reason: 'status 500', isHost: false });
  await expect(enter(0)).resolves.toBeDefined();
});
