import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../../src/runtime/loader-arguments.ts';
import type { Cleanup } from './Cleanup.ts';

/** As source or as built, like this file. */
const MAIN = new URL(`../../src/main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Settings of the person's own shell would make the service another one than the benchmark means. */
const OWN =
  /^(PLUGGY_|SANDBOX_|DATABASE_|DATA_DIR$|PORT$|HOST$|BASE_URL$|API_KEYS|METRICS_|NODE_ENV$|RECONCILE_|ENCRYPTION_)/;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}

interface ServiceSetting {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  /** Further variables, such as PLUGGY_RATE_LIMITS. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the service as a process of its own on a database and a sandbox; resolves with its URL once it is up. */
export async function spawnService(setting: ServiceSetting, cleanup: Cleanup): Promise<string> {
  return (await spawnServiceProcess(setting, cleanup)).url;
}

/** The same, with the process's number, by which its CPU time can be read. */
export async function spawnServiceProcess(
  { databaseUrl, sandboxUrl, settings = {} }: ServiceSetting,
  cleanup: Cleanup,
): Promise<{ readonly url: string; readonly pid: number }> {
  const port = await freePort();
  const theirs = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name)));
  const program = `import { main } from ${JSON.stringify(MAIN.href)}; await main();`;
  const child = spawn(process.execPath, [...loaderArguments(), '--input-type=module', '--eval', program], {
    cwd: ROOT,
    env: {
      ...theirs,
      PLUGGY_MODE: 'sandbox',
      PLUGGY_API_URL: sandboxUrl,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  cleanup.add(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('Open:')) continue;
    child.stdout.resume();
    return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 };
  }
  throw new Error('the service did not start');
}
