import { rmSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { silentLogger } from '../../src/domain/logger.ts';
import { dataFolder } from '../../src/store/embedded/data-folder.ts';
import {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  openEmbeddedPostgres,
} from '../../src/store/embedded/openEmbeddedPostgres.ts';
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts';
import { type Holder, type HoldOptions, type Installation, makeInstallation } from './installation.ts';
import { makePassableFolder } from './passable-folder.ts';

/** What tests of the embedded server share: a temporary folder, and processes that hold a server. */
export interface EmbeddedTests {
  /** Temporary folder of this test file, open to other users. */
  readonly home: string;
  readonly installation: Installation;
  /** Starts a process that holds the server; what the test leaves is killed after it. */
  hold(options: HoldOptions): Promise<Holder>;
}

/** Registers the hooks; the values are there once a test or a `beforeAll` of a `describe` runs. */
export function embeddedTests(): () => EmbeddedTests {
  let tests: EmbeddedTests | null = null;
  let holders: Holder[] = [];
  beforeAll(async () => {
    const installation = await makeInstallation();
    const hold = async (options: HoldOptions): Promise<Holder> => {
      const holder = await installation.hold(options);
      holders.push(holder);
      return holder;
    };
    tests = { home: makePassableFolder('pluggy-embedded-'), installation, hold };
  });
  afterEach(async () => {
    for (const holder of holders) await holder.kill();
    holders = [];
  });
  afterAll(() => {
    tests?.installation.remove();
    if (tests !== null) rmSync(tests.home, { recursive: true, force: true });
  });
  return () => {
    if (tests === null) throw new Error('only inside a test');
    return tests;
  };
}

/** Opens a server in this process, as a service unless told otherwise. */
export function open(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const settings = { fsync: 'off' };
  return openEmbeddedPostgres({ dataDir, role: 'service', logger: silentLogger, settings, ...options });
}

export async function query<Row extends pg.QueryResultRow>(
  url: string | undefined,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function writeRow(url: string | undefined): Promise<void> {
  await query(url, `create table kept (word text); insert into kept values ('açaí')`);
}

export async function readRow(url: string | undefined): Promise<string | undefined> {
  return (await query<{ word: string }>(url, 'select word from kept'))[0]?.word;
}

/** kill -9 to the server of this folder; without one the test fails, and no signal goes astray. */
export function killServerOf(dataDir: string): void {
  const server = runningPostmaster(dataFolder(dataDir));
  if (server === null) throw new Error(`no server runs in ${dataDir}`);
  process.kill(server.pid, 'SIGKILL');
}

export function isRunning(dataDir: string): boolean {
  return runningPostmaster(dataFolder(dataDir)) !== null;
}
