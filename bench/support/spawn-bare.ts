import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../../src/runtime/loader-arguments.ts';
import type { Cleanup } from './Cleanup.ts';

/**
 * Starts a server that the service is compared with, as a process of its own; resolves with its URL.
 * @param program without its ending: it is source or built, like this file
 */
export async function spawnBare(program: URL, databaseUrl: string, cleanup: Cleanup): Promise<string> {
  const path = fileURLToPath(program) + (import.meta.url.endsWith('.ts') ? '.ts' : '.js');
  const child = spawn(process.execPath, [...loaderArguments(), path, databaseUrl], {
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
