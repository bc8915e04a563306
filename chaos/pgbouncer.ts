import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const PROGRAM = '/usr/sbin/pgbouncer';
/** Debian's "nobody": PgBouncer refuses to run as root. */
const NOBODY = { uid: 65_534, gid: 65_534 };

export type PoolMode = 'session' | 'transaction';

export interface PgBouncer {
  /** Connection string that leads through it to the same database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Where Debian's PgBouncer is installed; what is left out without it, has to be said. */
export function hasPgBouncer(): boolean {
  try {
    accessSync(PROGRAM, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Debian's PgBouncer with its own settings, but for how it pools and how many connections. */
export async function startPgBouncer(
  databaseUrl: string,
  mode: PoolMode,
  poolSize: number,
): Promise<PgBouncer> {
  const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'pluggy-bouncer-'));
  chmodSync(folder, 0o755);
  const file = join(folder, 'pgbouncer.ini');
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${serverPort} user=${decodeURIComponent(username)} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${poolSize}
max_client_conn = 500
server_login_retry = 1
`,
  );
  const isRoot = process.getuid?.() === 0;
  const program = spawn(PROGRAM, [file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(isRoot ? NOBODY : {}),
  });
  const ended = once(program, 'exit');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    program.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (said.includes('process up')) resolve();
    });
    void ended.then(() => reject(new Error(`PgBouncer did not start: ${said}`)));
  });
  return {
    url: `postgresql://pooled:any@127.0.0.1:${port}${pathname}`,
    stop: async () => {
      program.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
