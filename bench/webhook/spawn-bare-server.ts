import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../../src/runtime/loader-arguments.ts';
import type { Cleanup } from '../support/Cleanup.ts';

/** As source or as built, like this file. */
const PROGRAM = fileURLToPath(
  new URL(`./bare-server${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/** Starts the bare server as a process of its own; resolves with its URL. */
export async function spawnBareServer(databaseUrl: string, cleanup: Cleanup): Promise<string> {
  const child = spawn(process.execPath, [...loaderArguments(), PROGRAM, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanup.add(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the bare server did not start');
}
