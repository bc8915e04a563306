import { type Figure, figure, type Goal, median } from '../support/figure.ts';
import { COPY, OURS, type PeersResult, type Writer } from './measure-peers.ts';

function find(round: readonly Writer[], name: string): Writer {
  const writer = round.find((one) => one.name === name);
  if (writer === undefined) throw new Error(`${name} was not measured`);
  return writer;
}

/** What public work with Pluggy's data does at its best, which ours should leave far behind. */
const GOALS: Readonly<Record<string, Goal>> = { batched_insert_or_ignore: { atLeast: 5 } };

/** Medians over the rounds, ratios within a round, the most memory, and the most edits that were ever lost. */
export function peersFigures({ rows, connections, edited, rounds }: PeersResult): Figure[] {
  const names = (rounds[0] ?? []).map(({ name }) => name);
  const peers = names.filter((name) => name !== OURS && name !== COPY).sort();
  const rate = (name: string): number =>
    median(rounds.map((round) => rows / find(round, name).first.seconds));
  const lost = (name: string): number => Math.max(...rounds.map((round) => find(round, name).lost ?? 0));
  const peak = (name: string): number =>
    Math.max(...rounds.map((round) => find(round, name).first.peakOverIdleMib));
  const ratio = (peer: string, to: string): number =>
    median(rounds.map((round) => find(round, peer).first.seconds / find(round, to).first.seconds));
  return [
    figure('rows', rows, 'rows'),
    figure('connections', connections, 'connections'),
    figure('our_rows_per_second', rate(OURS), 'rows/s'),
    ...peers.map((peer) => figure(`${peer}_rows_per_second`, rate(peer), 'rows/s')),
    figure('copy_rows_per_second', rate(COPY), 'rows/s'),
    ...peers.map((peer) =>
      figure(`our_ratio_to_${peer}`, ratio(peer, OURS), 'ratio', GOALS[peer] ?? { atLeast: 1 }),
    ),
    ...peers.map((peer) => figure(`copy_ratio_to_${peer}`, ratio(peer, COPY), 'ratio')),
    figure('our_peak_over_idle_mib', peak(OURS), 'MiB'),
    ...peers.map((peer) => figure(`${peer}_peak_over_idle_mib`, peak(peer), 'MiB')),
    figure('rows_edited_at_the_bank', edited, 'rows'),
    figure('our_edits_lost', lost(OURS), 'rows', { atMost: 0 }),
    ...peers.map((peer) => figure(`${peer}_edits_lost`, lost(peer), 'rows')),
  ];
}
