import { expect, it } from 'vitest';
import { silentLogger } from '../domain/logger.ts';
import { repeat } from './repeat.ts';

/** Does work that goes as listed, and says how long was waited after each time. */
async function waitsAfter(outcomes: readonly ('fails' | 'false' | 'done')[]): Promise<number[]> {
  const waits: number[] = [];
  const ending = new AbortController();
  const clock = {
    now: () => new Date(),
    sleep: async (ms: number) => {
      waits.push(ms);
      if (waits.length === outcomes.length) ending.abort();
    },
  };
  let round = 0;
  const { ended } = repeat(
    { clock, logger: silentLogger, signal: ending.signal, name: 'the work', everyMs: 60_000, retryMs: 5_000 },
    async () => {
      const outcome = outcomes[round];
      round += 1;
      if (outcome === 'fails') throw new Error('no');
      return outcome !== 'false';
    },
  );
  await ended;
  return waits;
}

it('tries again soon after a failure, and less and less often', async () => {
  expect(await waitsAfter(['fails', 'fails', 'fails', 'fails', 'fails', 'fails'])).toEqual([
    500, 1_000, 2_000, 4_000, 5_000, 5_000,
  ]);
});

it('begins with the shortest wait once the work went well', async () => {
  expect(await waitsAfter(['fails', 'fails', 'done', 'fails', 'false', 'fails'])).toEqual([
    500, 1_000, 60_000, 500, 5_000, 500,
  ]);
});
