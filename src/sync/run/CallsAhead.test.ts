import { describe, expect, it } from 'vitest';
import { CallsAhead, inAdvance } from './CallsAhead.ts';

/** Ends only when it is aborted. */
const endless = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

describe('calls ahead', () => {
  it('go on side by side, and each tells its own failure', async () => {
    const calls = new CallsAhead();
    const failing = calls.begin(() => Promise.reject(new Error('no')));
    const fine = calls.begin(() => Promise.resolve(7));
    await expect(failing).rejects.toThrow('no');
    expect(await fine).toBe(7);
    await calls.end();
  });

  it('are all over when the run ends, those that nobody waits for too', async () => {
    const calls = new CallsAhead();
    let isOver = false;
    const left = calls.begin((signal) =>
      endless(signal).finally(() => {
        isOver = true;
      }),
    );
    calls.begin(() => Promise.reject(new Error('nobody looks at this one')));
    await calls.end();
    expect(isOver).toBe(true);
    await expect(left).rejects.toThrow('the run is over');
  });

  it('end with what ends the run', async () => {
    const outer = new AbortController();
    const calls = new CallsAhead(outer.signal);
    const call = calls.begin(endless);
    outer.abort(new Error('shut down'));
    await expect(call).rejects.toThrow('shut down');
    await calls.end();
  });
});

it('begins no more than the width before its turn, and leaves none out', () => {
  const begun: number[] = [];
  const seen: string[] = [];
  for (const each of inAdvance([1, 2, 3, 4], 2, (n) => {
    begun.push(n);
    return n;
  }))
    seen.push(`${each} of ${begun.join('')}`);
  expect(seen).toEqual(['1 of 12', '2 of 123', '3 of 1234', '4 of 1234']);
  expect([...inAdvance([1, 2], 9, (n) => n)]).toEqual([1, 2]);
  expect([...inAdvance([], 2, (n) => n)]).toEqual([]);
});
