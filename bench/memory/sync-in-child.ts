import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../../src/runtime/loader-arguments.ts';
import type { Cleanup } from '../support/Cleanup.ts';
import type { Measurement } from '../support/measure.ts';
import type { Order } from './child.ts';

/** As source or as built, like this file. */
const CHILD = fileURLToPath(
  new URL(`./child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** One complete sync in a process that does nothing else and did nothing before. */
export async function syncInChild(order: Order, cleanup: Cleanup): Promise<Measurement> {
  const child = fork(CHILD, { execArgv: loaderArguments() });
  cleanup.add(() => void child.kill());
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`the process that was to sync ended with code ${code}`);
  });
  const answered = once(child, 'message') as Promise<[Measurement]>;
  child.send(order);
  const [measurement] = await Promise.race([answered, failed]);
  failed.catch(() => {}); // it has answered, and ends
  return measurement;
}
