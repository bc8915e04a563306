import { expect, it } from 'vitest';
import { parseItemId } from '../domain/ids.ts';
import type { SyncStatus } from '../features/connections/sync-now.ts';
import { syncReporter } from './sync-reporter.ts';

function status(result: SyncStatus['result']): SyncStatus {
  const itemId = parseItemId('7b0a0f43-3c3f-4a8f-9a57-5a3a7f1f9f10');
  if (itemId === undefined) throw new Error('not an id');
  return { itemId, result, rowsRead: 5, rowsExpected: 10, rowsEarlier: 0, reason: null };
}

function reporterAt(isTerminal: boolean) {
  const written: string[] = [];
  const time = { ms: 0 };
  const report = syncReporter({ isTerminal, write: (text) => void written.push(text), now: () => time.ms });
  return { written, time, report };
}

it('writes a line every ten seconds where nothing can be written over', () => {
  const { written, time, report } = reporterAt(false);
  for (time.ms = 0; time.ms <= 25_000; time.ms += 250) report([status('running')], null);
  expect(written).toEqual([
    expect.stringMatching(/^\[.*50 %.*\n$/),
    expect.stringMatching(/^\[.*about 20 s left\n$/),
  ]);
});

it('writes over one line on a terminal, and ends it', () => {
  const { written, report } = reporterAt(true);
  report([status('running')], null);
  report([status('done')], null);
  expect(written).toEqual([expect.stringMatching(/^\r\[.* 50 %/), expect.stringMatching(/^\r.*100 %/), '\n']);
});

it('tells once of what is skipped', () => {
  const { written, report } = reporterAt(false);
  report([status('skipped'), status('running')], null);
  report([status('skipped'), status('running')], null);
  expect(written).toEqual([expect.stringContaining('1 of 2 connections')]);
});

it('says once why nothing moves while Pluggy is paused, and again when it is paused once more', () => {
  const { written, report } = reporterAt(false);
  const paused = { reason: 'pluggy_paused', forMs: 12_000 } as const;
  report([status('running')], paused);
  report([status('running')], { ...paused, forMs: 11_000 });
  report([status('running')], null);
  report([status('running')], paused);
  expect(written).toEqual(
    Array(2).fill(
      expect.stringMatching(/^Pluggy does not answer, so calls to it are paused; .* in 12 s, by itself/),
    ),
  );
});
