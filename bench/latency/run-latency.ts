import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { WebhookSecrets } from '../../src/ingest/WebhookSecrets.ts';
import { Database } from '../../src/store/Database.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { connectItem } from '../support/connect-item.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';
import { addRows, deliverNews, silenceSandbox } from './bank-changes.ts';
import { type CommitWatch, watchCommits } from './commit-watch.ts';

const ITEMS = 50;
/** Two events a change: fifty a second. */
const CHANGES_PER_SECOND = 25;
const CHANGES = 500;
const EVENTS_PER_CHANGE = 2;
/** A change whose row is not there by then counts with this time. */
const GIVE_UP_MS = 30_000;

interface Bench {
  readonly database: Database;
  readonly sandboxUrl: string;
  readonly serviceUrl: string;
  readonly secret: string;
  readonly commits: CommitWatch;
}

interface BankItem {
  readonly itemId: string;
  readonly accountId: string;
}

async function waitFor(what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 120_000; !(await isThere()); await sleep(100))
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
}

async function connectItems({ database, sandboxUrl }: Bench): Promise<BankItem[]> {
  const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  for (let number = 0; number < ITEMS; number++)
    await connectItem(sandboxUrl, credentials, `bench-${number}`, 'user-ok');
  await waitFor('all items are synced', async () => {
    const { rowCount } = await database.query(`select 1 from pluggy.items where sync_state = 'done'`);
    return rowCount === ITEMS;
  });
  const { rows } = await database.query<BankItem>(
    `select item_id as "itemId", id as "accountId" from pluggy.accounts
     where raw->>'subtype' = 'CHECKING_ACCOUNT' order by item_id`,
  );
  return rows;
}

/** One change at a bank: new rows at Pluggy, then its events. @returns milliseconds from delivery to commit */
async function change(bench: Bench, item: BankItem, number: number): Promise<number | undefined> {
  const since = new Date().toISOString();
  if ((await addRows(bench.sandboxUrl, item.itemId, number)) === 0) return undefined;
  const committed = bench.commits.nextCommit(item.itemId);
  const startedAt = performance.now();
  await deliverNews(bench.serviceUrl, bench.secret, { ...item, since });
  const gaveUp = new AbortController();
  const late = sleep(GIVE_UP_MS, startedAt + GIVE_UP_MS, { signal: gaveUp.signal }).catch(() => startedAt);
  const at = await Promise.race([committed, late]);
  gaveUp.abort();
  return at - startedAt;
}

/** Changes begin when they are due, whatever became of those before. */
async function runChanges(bench: Bench, items: readonly BankItem[]): Promise<number[]> {
  const startedAt = performance.now();
  const running: Promise<number | undefined>[] = [];
  for (let number = 0; number < CHANGES; number++) {
    const item = items[number % items.length];
    if (item === undefined) throw new Error('there are no items');
    await sleep(Math.max(0, startedAt + (number * 1_000) / CHANGES_PER_SECOND - performance.now()));
    running.push(change(bench, item, number));
  }
  return (await Promise.all(running)).filter((ms) => ms !== undefined);
}

/** `npm run bench -- latency`: from the webhook's delivery to the committed row, at fifty events a second. */
export const runLatency: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const database = new Database({ url, logger: silentLogger });
  cleanup.add(() => database.close());
  const sandboxUrl = await spawnSandbox(cleanup);
  const serviceUrl = await spawnService({ databaseUrl: url, sandboxUrl }, cleanup);
  const keyring = new Keyring(readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: url }).encryptionKeys);
  const secret = (await new WebhookSecrets(database, systemClock, keyring).toRegister())?.header ?? '';
  const commits = await watchCommits(url, cleanup);
  const bench = { database, sandboxUrl, serviceUrl, secret, commits };
  const items = await connectItems(bench);
  await silenceSandbox(
    sandboxUrl,
    items.map(({ itemId }) => itemId),
  );
  const latencies = await runChanges(bench, items);
  const sorted = latencies.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return {
    figures: [
      figure('webhook to committed row, median', median(latencies) / 1_000, 's', { atMost: 1 }),
      figure('webhook to committed row, 95 of 100', p95 / 1_000, 's'),
      figure('changes measured', latencies.length, 'changes'),
    ],
    database: words,
    notes: [
      `${CHANGES} changes at ${ITEMS} connections of 430 rows each, ${CHANGES_PER_SECOND} a second, ${EVENTS_PER_CHANGE} events each; changes that brought no row are left out.`,
      'The clock starts before the first of the two events is sent and stops when PostgreSQL tells of the commit; the wait in which events melt together and the queue are part of it.',
      'Service, sandbox, database and the benchmark share the machine. The sandbox computes each change shortly before its events.',
    ],
  };
};
