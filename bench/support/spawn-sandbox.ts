import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../../src/runtime/loader-arguments.ts';
import type { Cleanup } from './Cleanup.ts';

/** As source or as built, like this file. */
const CLI = fileURLToPath(
  new URL(`../../sandbox/cli${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** The first line on standard output is JSON and says where the sandbox listens. */
async function readUrl(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the sandbox has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string')
      return said.url;
    break;
  }
  throw new Error('the sandbox did not start');
}

/**
 * Starts a sandbox as a process of its own, in memory, whose banks need no time; returns its URL.
 * @param settings further variables, such as SANDBOX_RATE_LIMITS
 */
export async function spawnSandbox(
  cleanup: Cleanup,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, [...loaderArguments(), CLI], {
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_MEMORY: '1', SANDBOX_SYNC_MS: '0', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanup.add(() => stop(child));
  return readUrl(child);
}
