import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('lets two run at a time, the others in their order, also after a failure and after one that was given up', async () => {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const task = (n: number) => () =>
    new Promise<number>((resolve) => {
      begun.push(n);
      ends.push(() => resolve(n));
    });
  const failing = inTurn(async () => Promise.reject(new Error('no answer')));
  const first = inTurn(task(1));
  const given = new AbortController();
  const givenUp = inTurn(task(2), given.signal);
  given.abort();
  const [third, fourth] = [inTurn(task(3)), inTurn(task(4))];
  await expect(failing).rejects.toThrow('no answer');
  await expect(givenUp).rejects.toThrow();
  await expect.poll(() => begun).toEqual([1, 3]);
  ends[0]?.();
  expect(await first).toBe(1);
  await expect.poll(() => begun).toEqual([1, 3, 4]);
  ends[1]?.();
  ends[2]?.();
  expect(await Promise.all([third, fourth])).toEqual([3, 4]);
});
