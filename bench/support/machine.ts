import { cpus, totalmem } from 'node:os';

/** What the figures were measured on, as name and value. */
export function describeMachine(): readonly (readonly [string, string])[] {
  const cores = cpus();
  return [
    ['Processor', `${cores.length} cores, ${cores[0]?.model.trim() ?? 'of an unknown model'}`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['Operating system', `${process.platform} ${process.arch}`],
    ['Node.js', process.versions.node],
  ];
}

/** Milliseconds in which all cores together were busy, and in which they could have been, since the machine started. */
export interface CoreTimes {
  readonly busyMs: number;
  readonly totalMs: number;
}

export function coreTimes(): CoreTimes {
  const sums = cpus().map(({ times }) => {
    const totalMs = Object.values(times).reduce((sum, ms) => sum + ms, 0);
    return { busyMs: totalMs - times.idle, totalMs };
  });
  return sums.reduce((a, b) => ({ busyMs: a.busyMs + b.busyMs, totalMs: a.totalMs + b.totalMs }));
}
