import { randomUUID } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { WEBHOOK_SECRET_HEADER, WebhookSecrets } from '../../src/ingest/WebhookSecrets.ts';
import { Database } from '../../src/store/Database.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import type { Cleanup } from '../support/Cleanup.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnBare } from '../support/spawn-bare.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';
import { beginBadMoment } from './during-sync.ts';
import { latenciesAt, type Receiver, rateOf } from './send-deliveries.ts';

const ROUNDS = 5;
const COUNT = 10_000;
const AT_ONCE = 32;
const WARM_UP = 2_000;
const PACED = { count: 2_500, perSecond: 500 };
const ITEMS = Array.from({ length: 2_000 }, () => randomUUID());

/** Alone, so that nothing but taking deliveries is measured. */
const SERVING = { ROLES: 'serve' };
/** Room for ten answers that nobody reads. */
const WORKING_TOO = { DATABASE_CONNECTIONS: '64' };

interface Opened {
  readonly receiver: Receiver;
  readonly sandboxUrl: string;
}

/** The service's own receiver. */
async function openService(
  {
    database,
    url,
    settings,
  }: { database: Database; url: string; settings: Readonly<Record<string, string>> },
  cleanup: Cleanup,
): Promise<Opened> {
  const sandboxUrl = await spawnSandbox(cleanup);
  const serviceUrl = await spawnService({ databaseUrl: url, sandboxUrl, settings }, cleanup);
  const keyring = new Keyring(readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: url }).encryptionKeys);
  const header = (await new WebhookSecrets(database, systemClock, keyring).toRegister())?.header ?? '';
  return { receiver: { url: serviceUrl, headers: { [WEBHOOK_SECRET_HEADER]: header } }, sandboxUrl };
}

async function openBare(url: string, cleanup: Cleanup): Promise<Receiver> {
  return { url: await spawnBare(new URL('./bare-server', import.meta.url), url, cleanup), headers: {} };
}

async function measureRates(
  url: string,
  database: Database,
  cleanup: Cleanup,
  { rounds, count }: { readonly rounds: number; readonly count: number },
): Promise<{ readonly service: number; readonly bare: number }[]> {
  const { receiver: service } = await openService({ database, url, settings: SERVING }, cleanup);
  const bare = await openBare(url, cleanup);
  const rate = (receiver: Receiver, howMany = count): Promise<number> =>
    rateOf(receiver, ITEMS, { count: howMany, atOnce: AT_ONCE });
  for (const receiver of [service, bare]) await rate(receiver, WARM_UP);
  const found: { service: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 1 ? await rate(bare) : undefined;
    const ours = await rate(service);
    found.push({ service: ours, bare: early ?? (await rate(bare)) });
  }
  return found;
}

const p99Of = (latencies: readonly number[]): number =>
  latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * 0.99)] ?? Number.NaN;

/** The service does all its work, and something else has most of it. The bare server has the same moment. */
async function measureLatencies(
  url: string,
  database: Database,
  cleanup: Cleanup,
): Promise<{ readonly service: number; readonly bare: number }> {
  const { receiver, sandboxUrl } = await openService({ database, url, settings: WORKING_TOO }, cleanup);
  const bare = await openBare(url, cleanup);
  await rateOf(bare, ITEMS, { count: PACED.perSecond, atOnce: AT_ONCE });
  const moment = await beginBadMoment({ database, serviceUrl: receiver.url, sandboxUrl }, cleanup);
  const ours = await latenciesAt(receiver, ITEMS, PACED);
  const theirs = await latenciesAt(bare, ITEMS, PACED);
  await moment.stillHolds();
  return { service: p99Of(ours), bare: p99Of(theirs) };
}

async function countKept(database: Database): Promise<number> {
  const { rows } = await database.query<{ kept: number }>(
    'select count(*)::int as kept from pluggy.inbox where item_id = any ($1)',
    [ITEMS],
  );
  return rows[0]?.kept ?? 0;
}

/** `npm run bench -- webhook`: deliveries acknowledged, against a bare server with one insert each. */
export const runWebhook: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rounds = ROUNDS, rows: count = COUNT } = options;
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const ofBadMoment = await openBenchDatabase(serverUrl, cleanup);
  const open = (databaseUrl: string): Database => {
    const database = new Database({ url: databaseUrl, logger: silentLogger });
    cleanup.add(() => database.close());
    return database;
  };
  const database = open(url);
  const found = await measureRates(url, database, cleanup, { rounds, count });
  const other = open(ofBadMoment.url);
  const p99 = await measureLatencies(ofBadMoment.url, other, cleanup);
  const sent = WARM_UP + rounds * count + PACED.count;
  const kept = (await countKept(database)) + (await countKept(other));
  return {
    figures: [
      figure('acknowledged_per_second', median(found.map((round) => round.service)), 'deliveries/s'),
      figure('bare_per_second', median(found.map((round) => round.bare)), 'deliveries/s'),
      figure('ratio_to_bare', median(found.map((round) => round.service / round.bare)), 'ratio', {
        atLeast: 1,
      }),
      figure('p99_at_500_a_second_during_a_sync', p99.service, 'ms', { atMost: 25 }),
      figure('p99_of_bare_at_500_a_second_during_a_sync', p99.bare, 'ms'),
      figure('lost', sent - kept, 'deliveries', { atMost: 0 }),
    ],
    database: words,
    notes: [
      `Deliveries about 2,000 items that are not stored here, ${AT_ONCE} at once, each with an id of its own. Rates and their ratio are medians of ${rounds} rounds of ${count}.`,
      '`bare_per_second`: a `node:http` server that keeps each body with one insert and one commit, on ten connections; no queue, no secret, no look at the body.',
      'For the rates the service serves alone (`ROLES=serve`); the sender, both servers and PostgreSQL share the machine.',
      '`p99_at_500_a_second_during_a_sync`: from when a delivery was due to its answer, by a service that does all its work in one process: it syncs a connection of 1,000,000 rows at full pace, and ten clients of five users have asked for `financial-data` of 10,000 rows each and read nothing of it. 2,500 deliveries; the sync and the clients outlast them. `p99_of_bare_…`: the bare server, with 2,500 deliveries right afterwards, while the same sync goes on: what this machine and its PostgreSQL leave over.',
    ],
  };
};
