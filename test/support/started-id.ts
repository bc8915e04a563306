import type { ChildProcess } from 'node:child_process';

/** The id of a child that has started. Never 0, which as the target of a signal means the whole process group. */
export function startedId({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('the process did not start');
  return pid;
}
