import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { silentLogger } from '../domain/logger.ts';
import type { CallPass } from '../pluggy/CallGate.ts';
import { PluggyPausedError } from '../pluggy/pluggy-errors.ts';
import { SharedCallGate } from './SharedCallGate.ts';
import { VirtualClock } from './testing/VirtualClock.ts';

const ITEM = 'GET /items/:id';
const LOANS = 'GET /loans';
const down = { kind: 'failed', reason: 'status 503', isHost: false } as const;
const unreachable = { kind: 'failed', reason: 'PluggyNetworkError', isHost: true } as const;
const fine = { kind: 'answered' } as const;

const { database } = await openTestDatabase();
const signal = new AbortController().signal;
let clock: VirtualClock;
let one: SharedCallGate;
let other: SharedCallGate;

beforeEach(async () => {
  await database.query('delete from pluggy.call_gates');
  clock = new VirtualClock();
  const open = (): SharedCallGate =>
    new SharedCallGate({
      database: clock.watch(database),
      clock,
      logger: silentLogger,
      isPaced: false,
      firstCallOfJobs: ITEM,
      random: () => 0.5,
    });
  one = open();
  other = open();
});

function enter(gate: SharedCallGate, endpoint = ITEM): Promise<CallPass> {
  const request = { method: 'GET', path: '/somewhere' } as const;
  return gate.enter({
    request,
    endpoint,
    somebodyWaits: false,
    evenIfPaused: false,
    patienceMs: 150_000,
    signal,
  });
}

async function fail(times: number, outcome: typeof down | typeof unreachable = down, endpoint = ITEM) {
  for (let time = 0; time < times; time += 1) {
    // half of them in each process: it is the sum that counts
    const pass = await enter(time % 2 === 0 ? one : other, endpoint);
    const pause = await pass.leave(outcome);
    if (pause !== undefined) return pause;
  }
  return undefined;
}

const refusal = (gate: SharedCallGate, endpoint = ITEM): Promise<unknown> =>
  enter(gate, endpoint).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('failures in a row', () => {
  it('pause the endpoint for every process, and say for how long', async () => {
    expect(await fail(7)).toBeUndefined();
    expect(await fail(1)).toEqual({ endpoint: ITEM, retryAfterMs: 2_000 });
    await clock.run(1_000);
    for (const gate of [one, other]) {
      const error = await refusal(gate);
      expect(error).toBeInstanceOf(PluggyPausedError);
      expect(error).toMatchObject({ why: 'failing', endpoint: ITEM, retryAfterMs: 1_000 });
      expect(await gate.room()).toBe(0);
      expect(await gate.holdup()).toEqual({ reason: 'pluggy_paused', forMs: 1_000 });
    }
  });

  it('are no longer in a row once a call was answered', async () => {
    await fail(7);
    await (await enter(other)).leave(fine);
    expect(await fail(7)).toBeUndefined();
  });

  it('of one endpoint close no other', async () => {
    await fail(8, down, LOANS);
    await clock.run(1_000);
    expect(await refusal(one, LOANS)).toBeInstanceOf(PluggyPausedError);
    expect(await refusal(one)).toBeUndefined();
    expect(await one.room()).toBe(Number.POSITIVE_INFINITY);
  });

  it('that never reached Pluggy pause everything, whatever was called', async () => {
    await fail(4, unreachable, LOANS);
    expect(await fail(4, unreachable, 'GET /accounts')).toMatchObject({ endpoint: '*' });
    await clock.run(1_000);
    expect(await refusal(one, 'POST /connect_token')).toMatchObject({ endpoint: '*' });
    expect(await one.room()).toBe(0);
  });
});

describe('after the pause', () => {
  beforeEach(async () => {
    await fail(8);
    await clock.run(2_001);
  });

  it('one call alone finds out, and its answer opens the endpoint to all', async () => {
    expect(await one.room()).toBe(1);
    const probe = await enter(one);
    expect(await refusal(other)).toMatchObject({ retryAfterMs: 1_500 });
    expect(await refusal(one)).toMatchObject({ retryAfterMs: 1_500 });
    await probe.leave(fine);
    expect(await refusal(one)).toBeUndefined();
    await clock.run(1_000);
    expect(await refusal(other)).toBeUndefined();
    expect(await other.room()).toBe(Number.POSITIVE_INFINITY);
  });

  it('each pause is twice as long as the one before, and none longer than half a minute', async () => {
    const pauses: (number | undefined)[] = [];
    for (let probe = 0; probe < 7; probe += 1) {
      const pause = await (await enter(one)).leave(down);
      pauses.push(pause?.retryAfterMs);
      await clock.run((pause?.retryAfterMs ?? 0) + 1);
    }
    expect(pauses).toEqual([4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });

  it('a call that was under way when the pause began does not prolong it', async () => {
    const late = await enter(one); // the probe
    await late.leave(down);
    await clock.run(1_000);
    expect(await refusal(other)).toMatchObject({ retryAfterMs: 3_000 });
    await late.leave(down); // as if it were one from before
    expect(await refusal(one)).toMatchObject({ retryAfterMs: 3_000 });
  });

  it('a probe whose caller gave up leaves the try to the next; one that died, after ten seconds', async () => {
    await (await enter(one)).leave({ kind: 'abandoned' });
    await enter(other); // whose process dies
    expect(await refusal(one)).toBeInstanceOf(PluggyPausedError);
    await clock.run(10_001);
    expect(await refusal(one)).toBeUndefined();
  });

  it('a host that is reached again and answers with an error is no longer a host that is away', async () => {
    await fail(8, unreachable, LOANS);
    await clock.run(10_000);
    await (await enter(one, LOANS)).leave(down);
    expect(await refusal(one, 'GET /accounts')).toBeUndefined();
  });
});
