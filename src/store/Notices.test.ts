import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { silentLogger } from '../domain/logger.ts';
import { Notices } from './Notices.ts';
import { CHANGES_CHANNEL } from './notify-change.ts';

const JOBS = 'pluggy_jobs';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** @returns what was sent, a list for each statement */
function open(): { readonly notices: Notices; readonly sent: string[][] } {
  const sent: string[][] = [];
  const send = ({ values }: { readonly values: unknown[] }): Promise<void> => {
    sent.push(values[1] as string[]);
    return Promise.resolve();
  };
  return { notices: new Notices(send, silentLogger), sent };
}

it('tells what people look at at once, and what comes right after that together', async () => {
  const { notices, sent } = open();
  notices.tell(CHANGES_CHANNEL, 'a');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([['a']]);
  notices.tell(CHANGES_CHANNEL, 'b');
  await vi.advanceTimersByTimeAsync(10);
  notices.tell(CHANGES_CHANNEL, 'c');
  notices.tell(CHANGES_CHANNEL, 'b');
  await vi.advanceTimersByTimeAsync(10);
  expect(sent).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(50);
  expect(sent).toEqual([['a'], ['b', 'c']]);
});

it('lets no job wait, and takes along what does', async () => {
  const { notices, sent } = open();
  notices.tell(CHANGES_CHANNEL, 'a');
  await vi.advanceTimersByTimeAsync(1);
  notices.tell(CHANGES_CHANNEL, 'b');
  await vi.advanceTimersByTimeAsync(1);
  notices.tell(JOBS, 'job');
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual([['a'], ['b', 'job']]);
});

it('keeps nobody waiting who closes', async () => {
  const { notices, sent } = open();
  notices.tell(CHANGES_CHANNEL, 'a');
  await vi.advanceTimersByTimeAsync(1);
  notices.tell(CHANGES_CHANNEL, 'b');
  await notices.settled();
  expect(sent).toEqual([['a'], ['b']]);
});
