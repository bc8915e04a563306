import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { WebhookSecrets } from '../../src/ingest/WebhookSecrets.ts';
import { Database } from '../../src/store/Database.ts';
import type { Cleanup } from '../support/Cleanup.ts';
import { connectItem } from '../support/connect-item.ts';
import { coreTimes } from '../support/machine.ts';
import { processCpuUs, serverCpuOf } from '../support/server-cpu.ts';
import { spawnServiceProcess } from '../support/spawn-service.ts';
import { addRows, deliverNews, oldestSince, silenceSandbox } from './bank-changes.ts';
import { type CommitWatch, watchCommits } from './commit-watch.ts';

/** A change whose row is not there by then counts with this time. */
const GIVE_UP_MS = 30_000;

interface Bench {
  readonly database: Database;
  readonly sandboxUrl: string;
  readonly serviceUrl: string;
  readonly secret: string;
  readonly commits: CommitWatch;
}

/** With what the sandbox knows the caller by. */
interface SilentBench extends Bench {
  readonly headers: Readonly<Record<string, string>>;
}

interface BankItem {
  readonly itemId: string;
  readonly accountId: string;
}

async function waitFor(what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 120_000; !(await isThere()); await sleep(100))
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
}

async function connectItems({ database, sandboxUrl }: Bench, items: number): Promise<BankItem[]> {
  const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  for (let number = 0; number < items; number++)
    await connectItem(sandboxUrl, credentials, `bench-${number}`, 'user-ok');
  await waitFor('all items are synced', async () => {
    const { rowCount } = await database.query(`select 1 from pluggy.items where sync_state = 'done'`);
    return rowCount === items;
  });
  const { rows } = await database.query<BankItem>(
    `select item_id as "itemId", id as "accountId" from pluggy.accounts
     where raw->>'subtype' = 'CHECKING_ACCOUNT' order by item_id`,
  );
  return rows;
}

/** A change whose row was committed, by `performance.now()`. */
interface Seen {
  readonly startedAt: number;
  readonly committedAt: number;
}

/** One change at a bank: new rows at Pluggy, then its events. @returns undefined when it brought no row */
async function change(bench: SilentBench, item: BankItem, number: number): Promise<Seen | undefined> {
  const since = new Date().toISOString();
  if ((await addRows(bench.sandboxUrl, item.itemId, number)) === 0) return undefined;
  const { accountId } = item;
  const oldest = await oldestSince(bench.sandboxUrl, bench.headers, { accountId, since });
  const committed = bench.commits.nextCommit(item.itemId);
  const startedAt = performance.now();
  await deliverNews(bench.serviceUrl, bench.secret, { ...item, since, oldest });
  const gaveUp = new AbortController();
  const late = sleep(GIVE_UP_MS, startedAt + GIVE_UP_MS, { signal: gaveUp.signal }).catch(() => startedAt);
  const committedAt = await Promise.race([committed, late]);
  gaveUp.abort();
  return { startedAt, committedAt };
}

/** Changes begin when they are due, whatever became of those before. @param first its number, from which its rows are made */
async function runChanges(
  bench: SilentBench,
  items: readonly BankItem[],
  { changes, perSecond }: Pick<Load, 'changes' | 'perSecond'>,
  first: number,
): Promise<Seen[]> {
  const startedAt = performance.now();
  const running: Promise<Seen | undefined>[] = [];
  for (let number = 0; number < changes; number++) {
    const item = items[number % items.length];
    if (item === undefined) throw new Error('there are no items');
    await sleep(Math.max(0, startedAt + (number * 1_000) / perSecond - performance.now()));
    running.push(change(bench, item, first + number));
  }
  return (await Promise.all(running)).filter((seen) => seen !== undefined);
}

/** What is asked of the service. */
export interface Load {
  /** Connections at which something changes, in turn. */
  readonly items: number;
  readonly changes: number;
  readonly perSecond: number;
}

/** What the changes took. */
export interface Changes {
  /** Milliseconds from the delivery of each change to its committed row; changes that brought no row are left out. */
  readonly latencies: readonly number[];
  /** Syncs that brought these rows: those of changes that come close together at one bank are coalesced. */
  readonly syncs: number;
  /** CPU of the service and of PostgreSQL for each of these syncs, in milliseconds; undefined where it cannot be seen. */
  readonly serviceMs: number | undefined;
  readonly postgresMs: number | undefined;
  /** How much of all cores was in use, by whatever program; 0 to 1. */
  readonly coresInUse: number;
}

/** A service beside a sandbox, with banks connected and read, at which changes can be measured again and again. */
export interface ChangeBench {
  measure(load: Pick<Load, 'changes' | 'perSecond'>): Promise<Changes>;
}

export async function openChangeBench(
  { databaseUrl, sandboxUrl }: { readonly databaseUrl: string; readonly sandboxUrl: string },
  itemCount: number,
  cleanup: Cleanup,
): Promise<ChangeBench> {
  const database = new Database({ url: databaseUrl, logger: silentLogger });
  cleanup.add(() => database.close());
  const { url: serviceUrl, pid } = await spawnServiceProcess({ databaseUrl, sandboxUrl }, cleanup);
  const keyring = new Keyring(
    readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: databaseUrl }).encryptionKeys,
  );
  const secret = (await new WebhookSecrets(database, systemClock, keyring).toRegister())?.header ?? '';
  const commits = await watchCommits(databaseUrl, cleanup);
  const bench = { database, sandboxUrl, serviceUrl, secret, commits };
  const items = await connectItems(bench, itemCount);
  const headers = await silenceSandbox(
    sandboxUrl,
    items.map(({ itemId }) => itemId),
  );
  const serverCpu = await serverCpuOf(databaseUrl);
  let begun = 0;
  return {
    async measure(load) {
      const before = { service: processCpuUs(pid), server: serverCpu(), cores: coreTimes() };
      const seen = await runChanges({ ...bench, headers }, items, load, begun);
      begun += load.changes;
      const syncs = new Set(seen.map(({ committedAt }) => committedAt)).size;
      const cores = coreTimes();
      const perSync = (from: number | undefined, to: number | undefined): number | undefined =>
        from === undefined || to === undefined ? undefined : (to - from) / 1_000 / syncs;
      return {
        latencies: seen.map(({ startedAt, committedAt }) => committedAt - startedAt),
        syncs,
        serviceMs: perSync(before.service, processCpuUs(pid)),
        postgresMs: perSync(before.server, serverCpu()),
        coresInUse: (cores.busyMs - before.cores.busyMs) / (cores.totalMs - before.cores.totalMs),
      };
    },
  };
}

/** Starts a service beside a sandbox, connects banks, and lets new rows come to them. */
export async function measureChanges(
  where: { readonly databaseUrl: string; readonly sandboxUrl: string },
  load: Load,
  cleanup: Cleanup,
): Promise<Changes> {
  const bench = await openChangeBench(where, load.items, cleanup);
  return bench.measure(load);
}
