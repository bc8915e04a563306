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
