import { type Figure, figure, median } from '../support/figure.ts';
import { OURS, type PeersResult, type Writer } from './measure-peers.ts';

function find(round: readonly Writer[], name: string): Writer {
  const writer = round.find((one) => one.name === name);
  if (writer === undefined) throw new Error(`${name} was not measured`);
  return writer;
}

/** Medians over the rounds, ratios within a round, and the most edits that were ever lost. */
export function peersFigures({ rows, connections, edited, rounds }: PeersResult): Figure[] {
  const names = (rounds[0] ?? []).map(({ name }) => name);
  const peers = names.filter((name) => name !== OURS).sort();
  const rate = (name: string): number =>
    median(rounds.map((round) => rows / find(round, name).first.seconds));
  const lost = (name: string): number => Math.max(...rounds.map((round) => find(round, name).lost));
  const ratio = (peer: string): number =>
    median(rounds.map((round) => find(round, peer).first.seconds / find(round, OURS).first.seconds));
  return [
    figure('rows', rows, 'rows'),
    figure('connections', connections, 'connections'),
    figure('our_rows_per_second', rate(OURS), 'rows/s'),
    ...peers.map((peer) => figure(`${peer}_rows_per_second`, rate(peer), 'rows/s')),
    ...peers.map((peer) => figure(`our_ratio_to_${peer}`, ratio(peer), 'ratio', { atLeast: 1 })),
    figure('rows_edited_at_the_bank', edited, 'rows'),
    figure('our_edits_lost', lost(OURS), 'rows', { atMost: 0 }),
    ...peers.map((peer) => figure(`${peer}_edits_lost`, lost(peer), 'rows')),
  ];
}
