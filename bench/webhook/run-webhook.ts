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
import { latenciesAt, type Receiver, rateOf } from './send-deliveries.ts';

const ROUNDS = 5;
const COUNT = 10_000;
const AT_ONCE = 32;
const PACED = { count: 2_500, perSecond: 500 };
const ITEMS = Array.from({ length: 2_000 }, () => randomUUID());

/** The service's own receiver: it serves alone, so that nothing but taking deliveries is measured. */
async function openService(database: Database, url: string, cleanup: Cleanup): Promise<Receiver> {
  const sandboxUrl = await spawnSandbox(cleanup);
  const settings = { ROLES: 'serve' };
  const serviceUrl = await spawnService({ databaseUrl: url, sandboxUrl, settings }, cleanup);
  const keyring = new Keyring(readConfig({ PLUGGY_MODE: 'sandbox', DATABASE_URL: url }).encryptionKeys);
  const header = (await new WebhookSecrets(database, systemClock, keyring).toRegister())?.header ?? '';
  return { url: serviceUrl, headers: { [WEBHOOK_SECRET_HEADER]: header } };
}

/** `npm run bench -- webhook`: deliveries acknowledged, against a bare server with one insert each. */
export const runWebhook: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rounds = ROUNDS, rows: count = COUNT } = options;
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const database = new Database({ url, logger: silentLogger });
  cleanup.add(() => database.close());
  const service = await openService(database, url, cleanup);
  const bare = { url: await spawnBare(new URL('./bare-server', import.meta.url), url, cleanup), headers: {} };
  const rate = (receiver: Receiver, howMany = count): Promise<number> =>
    rateOf(receiver, ITEMS, { count: howMany, atOnce: AT_ONCE });
  for (const receiver of [service, bare]) await rate(receiver, 2_000);
  const found: { service: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const early = round % 2 === 1 ? await rate(bare) : undefined;
    const ours = await rate(service);
    found.push({ service: ours, bare: early ?? (await rate(bare)) });
  }
  const latencies = (await latenciesAt(service, ITEMS, PACED)).toSorted((a, b) => a - b);
  const sent = 2_000 + rounds * count + PACED.count;
  const { rows } = await database.query<{ kept: number }>('select count(*)::int as kept from pluggy.inbox');
  return {
    figures: [
      figure('acknowledged_per_second', median(found.map((round) => round.service)), 'deliveries/s'),
      figure('bare_per_second', median(found.map((round) => round.bare)), 'deliveries/s'),
      figure('ratio_to_bare', median(found.map((round) => round.service / round.bare)), 'ratio', {
        atLeast: 1,
      }),
      figure('p99_at_500_a_second', latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN, 'ms', {
        atMost: 25,
      }),
      figure('lost', sent - (rows[0]?.kept ?? 0), 'deliveries', { atMost: 0 }),
    ],
    database: words,
    notes: [
      `Deliveries about 2,000 items that are not stored here, ${AT_ONCE} at once, each with an id of its own. Rates and their ratio are medians of ${rounds} rounds of ${count}.`,
      '`bare_per_second`: a `node:http` server that keeps each body with one insert and one commit, on ten connections; no queue, no secret, no look at the body.',
      'The service serves alone (`ROLES=serve`); the sender, both servers and PostgreSQL share the machine.',
      '`p99_at_500_a_second`: from when a delivery was due to its answer.',
    ],
  };
};
