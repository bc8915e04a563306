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
import { spawnService } from '../support/spawn-service.ts';
import { addRows, deliverNews, silenceSandbox } from './bank-changes.ts';
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
async function runChanges(
  bench: Bench,
  items: readonly BankItem[],
  { changes, perSecond }: Pick<Load, 'changes' | 'perSecond'>,
): Promise<number[]> {
  const startedAt = performance.now();
  const running: Promise<number | undefined>[] = [];
  for (let number = 0; number < changes; number++) {
    const item = items[number % items.length];
    if (item === undefined) throw new Error('there are no items');
    await sleep(Math.max(0, startedAt + (number * 1_000) / perSecond - performance.now()));
    running.push(change(bench, item, number));
  }
  return (await Promise.all(running)).filter((ms) => ms !== undefined);
}

/** What is asked of the service. */
export interface Load {
  /** Connections at which something changes, in turn. */
  readonly items: number;
  readonly changes: number;
  readonly perSecond: number;
}

/**
 * Starts a service beside a sandbox, connects banks, and lets new rows come to them.
 * @returns milliseconds from the delivery of each change to its committed row; changes that brought no row are left out
 */
export async function measureChanges(
  { databaseUrl, sandboxUrl }: { readonly databaseUrl: string; readonly sandboxUrl: string },
  load: Load,
  cleanup: Cleanup,
): Promise<number[]> {
  const database = new Database({ url: databaseUrl, logger: silentLogger });
  cleanup.add(() => database.close());
  const serviceUrl = await spawnService({ databaseUrl, sandboxUrl }, cleanup);
  const keyring = new Keyring(
    readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: databaseUrl }).encryptionKeys,
  );
  const secret = (await new WebhookSecrets(database, systemClock, keyring).toRegister())?.header ?? '';
  const commits = await watchCommits(databaseUrl, cleanup);
  const bench = { database, sandboxUrl, serviceUrl, secret, commits };
  const items = await connectItems(bench, load.items);
  await silenceSandbox(
    sandboxUrl,
    items.map(({ itemId }) => itemId),
  );
  return runChanges(bench, items, load);
}
