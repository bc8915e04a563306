import { expect, it } from 'vitest';
import { inOrder } from './in-order.ts';

async function* numbers(count: number): AsyncGenerator<number, void, void> {
  for (let number = 0; number < count; number += 1) yield number;
}

it('yields in the order of the source, however long each takes, and does no more at once than it may', async () => {
  let running = 0;
  let most = 0;
  const work = async (number: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    for (let turns = 0; turns < (number % 3) * 5; turns += 1) await Promise.resolve();
    running -= 1;
    return number;
  };
  const seen: number[] = [];
  for await (const number of inOrder(numbers(20), 2, work)) seen.push(number);
  expect(seen).toEqual(Array.from({ length: 20 }, (_, number) => number));
  expect(most).toBe(2);
});

it('fails with the first failure, once what was begun has ended', async () => {
  let ended = 0;
  const work = async (number: number): Promise<number> => {
    await Promise.resolve();
    ended += 1;
    if (number === 1) throw new Error('one');
    return number;
  };
  const seen: number[] = [];
  const all = (async () => {
    for await (const number of inOrder(numbers(9), 3, work)) seen.push(number);
  })();
  await expect(all).rejects.toThrow('one');
  expect(seen).toEqual([0]);
  expect(ended).toBe(4);
});
