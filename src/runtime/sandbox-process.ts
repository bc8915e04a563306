import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import { isProcessId } from '../domain/process-id.ts';
import { loaderArguments } from './loader-arguments.ts';

/** The local stand-in for Pluggy, a process of its own, so that a crash of the service leaves it as it was. */
export interface SandboxProcess {
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** Why the sandbox does not run; the message says what to do. */
export class SandboxStartError extends Error {
  override readonly name = 'SandboxStartError';
}

const START_TIMEOUT_MS = 20_000;
const STOP_TIMEOUT_MS = 3_000;
const PROBE_TIMEOUT_MS = 2_000;
const POLL_MS = 50;

/** What a program needs of its surroundings on any system. */
const SURROUNDINGS =
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|COMSPEC|PATHEXT|NODE_ENV|NODE_OPTIONS|NODE_V8_COVERAGE|LD_LIBRARY_PATH)$/i;

/** The sandbox's own settings and a program's surroundings; no key and no password of this service. */
export function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isNeeded = (name: string): boolean => name.startsWith('SANDBOX_') || SURROUNDINGS.test(name);
  return Object.fromEntries(Object.entries(env).filter(([name]) => isNeeded(name)));
}

/** The sandbox's own program, beside this file, as source or as built. */
export const SANDBOX_PROGRAM = new URL(
  `../../sandbox/cli${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  import.meta.url,
);

interface Running {
  readonly pid: number;
  readonly dataDir: string | null;
}

/** Another program may answer on that port; what it calls its process id must not be signalled. */
function isRunning(said: unknown): said is Running {
  return (
    typeof said === 'object' && said !== null && 'dataDir' in said && 'pid' in said && isProcessId(said.pid)
  );
}

async function findRunning(url: string): Promise<Running | undefined> {
  try {
    const response = await fetch(`${url}/_sandbox/state`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    const said: unknown = await response.json();
    return isRunning(said) ? said : undefined;
  } catch {
    return undefined; // nothing there, or something else; the start that follows finds out which
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}

async function stopProcess(pid: number, hasEnded: () => boolean, clock: Clock): Promise<void> {
  signalQuietly(pid, 'SIGTERM');
  for (let waited = 0; waited < STOP_TIMEOUT_MS && !hasEnded(); waited += POLL_MS) await clock.sleep(POLL_MS);
  if (!hasEnded()) signalQuietly(pid, 'SIGKILL');
}

/** What the sandbox itself said since it was started, which names a wrong variable or a port that is taken. */
function complaint(logFile: string, from: number): string {
  const said = readFileSync(logFile).subarray(from).toString('utf8').trim();
  return said === '' ? `The sandbox did not start; see ${logFile}` : said;
}

/** Resolves at the first line on standard output, which the sandbox writes once it listens. */
function untilReady(child: ChildProcess, explain: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      clearTimeout(timer);
      reject(new SandboxStartError(explain()));
    };
    const timer = setTimeout(fail, START_TIMEOUT_MS);
    child.once('exit', fail);
    child.stdout?.once('data', () => {
      clearTimeout(timer);
      child.off('exit', fail);
      resolve();
    });
  });
}

/**
 * Starts the sandbox on `config.sandboxPort` with its state in `DATA_DIR/sandbox`, or takes over one that a
 * crashed service left running on the same folder.
 * @throws {SandboxStartError}
 */
export async function openSandbox(
  config: Config,
  env: NodeJS.ProcessEnv,
  clock: Clock,
): Promise<SandboxProcess> {
  const folder = join(config.dataDir, 'sandbox');
  const running = await findRunning(config.pluggy.apiUrl);
  if (running !== undefined && running.dataDir === folder) {
    return { adopted: true, stop: () => stopProcess(running.pid, () => !isAlive(running.pid), clock) };
  }
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const logFile = join(config.dataDir, 'sandbox.log');
  const log = openSync(logFile, 'a', 0o600);
  const end = fstatSync(log).size;
  const child = spawn(process.execPath, [...loaderArguments(), fileURLToPath(SANDBOX_PROGRAM)], {
    env: { ...withoutKeys(env), SANDBOX_PORT: String(config.sandboxPort), DATA_DIR: config.dataDir },
    // a group of its own: Ctrl-C in the terminal reaches the service alone, which stops the sandbox when it is done
    detached: true,
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const { pid } = child;
  // whoever ends before it has stopped the sandbox, as in the middle of a slow start, takes it along
  const takeAlong = (): void => {
    if (pid !== undefined) signalQuietly(pid, 'SIGTERM');
  };
  process.once('exit', takeAlong);
  child.once('exit', () => process.off('exit', takeAlong));
  await untilReady(child, () => complaint(logFile, end));
  child.stdout?.destroy();
  child.unref();
  return {
    adopted: false,
    stop: async () => {
      if (pid !== undefined)
        await stopProcess(pid, () => child.exitCode !== null || child.signalCode !== null, clock);
    },
  };
}
