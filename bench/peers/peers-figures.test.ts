import { expect, it } from 'vitest';
import type { Writer } from './measure-peers.ts';
import { peersFigures } from './peers-figures.ts';

const writer = (name: string, seconds: number, lost = 0): Writer => ({
  name,
  first: { seconds, cpuUs: 1, peakOverIdleMib: 1 },
  lost,
});

it('takes our ratio to each peer within a round, in whatever order they ran', () => {
  const rounds = [
    [writer('ours', 1), writer('copy', 1), writer('slow', 10), writer('forgetful', 2, 5)],
    [writer('slow', 40), writer('forgetful', 8, 7), writer('copy', 1), writer('ours', 2)],
    [writer('forgetful', 1, 6), writer('copy', 1), writer('ours', 4), writer('slow', 16)],
  ];
  const figures = new Map(
    peersFigures({ rows: 100, connections: 1, edited: 10, rounds }).map((figure) => [figure.name, figure]),
  );
  expect(figures.get('our_rows_per_second')?.value).toBe(50);
  expect(figures.get('slow_rows_per_second')?.value).toBe(6.25);
  expect(figures.get('our_ratio_to_slow')).toMatchObject({ value: 10, ok: true });
  expect(figures.get('our_ratio_to_forgetful')).toMatchObject({ value: 2, ok: true });
  expect(figures.get('copy_ratio_to_slow')).toMatchObject({ value: 16 });
  expect(figures.get('our_peak_over_idle_mib')?.value).toBe(1);
  expect(figures.has('copy_edits_lost')).toBe(false);
  expect(figures.get('our_edits_lost')).toMatchObject({ value: 0, ok: true });
  expect(figures.get('forgetful_edits_lost')?.value).toBe(7);
});
