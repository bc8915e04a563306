import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { silentLogger } from '../../src/domain/logger.ts';
import { connectionTo, connectionUrl } from '../../src/store/embedded/connection-data.ts';
import { type DataFolder, dataFolder } from '../../src/store/embedded/data-folder.ts';
import { findBinaries } from '../../src/store/embedded/find-binaries.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/openEmbeddedPostgres.ts';
import { isServerOf, type Postmaster } from '../../src/store/embedded/postmaster.ts';
import { serverUser } from '../../src/store/embedded/server-user.ts';
import { startServer } from '../../src/store/embedded/start-server.ts';
import { makeDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** Two servers of one cluster: what is written to the first streams to the second. */
export interface Replicated {
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  /** As the superuser, at the replica. */
  atReplica<Row extends object>(sql: string): Promise<Row[]>;
  /** The replica is gone, at once. */
  killReplica(): Promise<void>;
  startReplica(): Promise<void>;
  stop(): Promise<void>;
}

const PRIMARY = {
  fsync: 'off',
  max_connections: '60',
  wal_level: 'replica',
  max_wal_senders: '4',
  wal_keep_size: '128MB',
};

async function on<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A copy of a running server's files, as a base backup makes one: `pg_basebackup` is not among the programs from npm. */
async function copyCluster(primaryUrl: string, from: DataFolder, to: DataFolder): Promise<void> {
  const client = new pg.Client({ connectionString: primaryUrl });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('replica', true)`);
    const { status, stderr } = spawnSync('cp', ['-a', from.cluster, to.cluster], { encoding: 'utf8' });
    // what a running server removes meanwhile is nobody's loss
    if (status !== 0 && !/No such file/.test(stderr)) throw new Error(stderr);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(to.cluster, name), { force: true });
    for (const [name, text] of Object.entries({
      backup_label: rows[0]?.labelfile ?? '',
      'standby.signal': '',
    })) {
      writeFileSync(join(to.cluster, name), text);
      spawnSync('chown', ['--reference', to.cluster, join(to.cluster, name)]);
    }
  } finally {
    await client.end();
  }
}

/** How a replica finds its primary, in PostgreSQL's own form. */
function connInfo(primaryUrl: string): string {
  const { hostname, port, username, password } = new URL(primaryUrl);
  return `host=${decodeURIComponent(hostname)} port=${port} user=${username} password=${decodeURIComponent(password)}`;
}

/** Starts both in folders of their own. */
export async function startReplicated(): Promise<Replicated> {
  const [primaryDir, replicaDir] = [makeDataFolder(), makeDataFolder()];
  const primary = await openEmbeddedPostgres({
    dataDir: primaryDir,
    role: 'service',
    logger: silentLogger,
    // the replica runs as a user who may not enter the folder of the primary's socket
    settings: { ...PRIMARY, listen_addresses: '127.0.0.1', port: String(await freePort()) },
  });
  const [from, to] = [dataFolder(primaryDir), dataFolder(replicaDir)];
  mkdirSync(replicaDir, { recursive: true });
  await copyCluster(primary.url, from, to);
  const user = serverUser(from);
  const bin = findBinaries({ folder: from, user, logger: silentLogger });
  let server: Postmaster | undefined;
  const startReplica = async (): Promise<void> => {
    const settings = {
      ...PRIMARY,
      primary_conninfo: connInfo(primary.url),
      wal_retrieve_retry_interval: '100ms',
    };
    const outcome = await startServer(to, bin, user, settings);
    if (outcome.kind !== 'ready') throw new Error('the replica did not start');
    server = outcome.server;
  };
  const killReplica = async (): Promise<void> => {
    const pid = server?.pid;
    server = undefined;
    if (pid === undefined) return;
    process.kill(pid, 'SIGQUIT');
    await until('the replica is gone', () => !isServerOf(to, pid));
  };
  await startReplica();
  const replicaUrl = connectionUrl(connectionTo(to, server as unknown as Postmaster));
  return {
    primaryUrl: primary.url,
    replicaUrl,
    atReplica: (sql) => on(replicaUrl, sql),
    killReplica,
    startReplica,
    stop: async () => {
      await killReplica();
      await primary.stop();
      for (const folder of [primaryDir, replicaDir]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
