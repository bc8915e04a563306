import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseUserId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { Database } from '../../src/store/Database.ts';
import { recordChanges } from '../../src/store/statements/changes/record-changes.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';
import { type Receivers, startReceivers } from './receivers.ts';

const ALIVE = 40;
const DEAD = 10;
const CHANGES_PER_SECOND = 5;
const CHANGES = 200;
/** A delivery that has not come by then counts as lost. */
const GIVE_UP_MS = 60_000;

async function makeEndpoints(serviceUrl: string, urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const response = await fetch(`${serviceUrl}/api/pluggy-v2/webhook-endpoints`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-key', 'content-type': 'application/json' },
      body: JSON.stringify({ url, events: ['connection.changed'] }),
    });
    if (response.status !== 201) throw new Error(`an endpoint was not made: HTTP ${response.status}`);
  }
}

/** Changes begin when they are due. @returns when each was committed, by its user */
async function makeChanges(database: Database): Promise<Map<string, number>> {
  const committedAt = new Map<string, number>();
  const startedAt = performance.now();
  for (let number = 0; number < CHANGES; number += 1) {
    await sleep(Math.max(0, startedAt + (number * 1_000) / CHANGES_PER_SECOND - performance.now()));
    const userId = parseUserId(`bench-${number}`) ?? null;
    await recordChanges(database, { userId, kind: 'item', ids: [randomUUID()] });
    committedAt.set(`bench-${number}`, performance.now());
  }
  return committedAt;
}

/** Milliseconds from each commit to each arrival; those that never came are left out. */
function latenciesOf({ alive, arrivedAt }: Receivers, committedAt: ReadonlyMap<string, number>): number[] {
  return alive.flatMap((url) =>
    [...committedAt].flatMap(([userId, at]) => {
      const arrived = arrivedAt.get(`${new URL(url).pathname} ${userId}`);
      return arrived === undefined ? [] : [arrived - at];
    }),
  );
}

/** `npm run bench -- hooks`: ten dead endpoints among fifty; how long the other forty wait for their events. */
export const runHooks: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const database = new Database({ url, logger: silentLogger });
  cleanup.add(() => database.close());
  const receivers = await startReceivers({ alive: ALIVE, dead: DEAD }, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const settings = { WEBHOOK_ALLOW_PRIVATE: 'on' };
  const serviceUrl = await spawnService({ databaseUrl: url, sandboxUrl, settings }, cleanup);
  await makeEndpoints(serviceUrl, [...receivers.dead, ...receivers.alive]);
  const committedAt = await makeChanges(database);
  const expected = ALIVE * CHANGES;
  for (const end = performance.now() + GIVE_UP_MS; receivers.arrivedAt.size < expected; await sleep(50))
    if (performance.now() > end) break;
  const sorted = latenciesOf(receivers, committedAt).sort((one, other) => one - other);
  const at = (part: number): number => (sorted[Math.floor(sorted.length * part)] ?? Number.NaN) / 1_000;
  return {
    figures: [
      figure('change to receiver, the slowest', (sorted.at(-1) ?? Number.NaN) / 1_000, 's', { atMost: 2 }),
      figure('change to receiver, 99 of 100', at(0.99), 's'),
      figure('change to receiver, median', median(sorted) / 1_000, 's'),
      figure('deliveries that never came', expected - sorted.length, 'deliveries', { atMost: 0 }),
    ],
    database: words,
    notes: [
      `${ALIVE} endpoints that take everything and ${DEAD} that take nothing: of these every third never answers, has nobody there, or answers 500. ${CHANGES} changes of ${CHANGES} users, ${CHANGES_PER_SECOND} a second: ${expected} deliveries.`,
      'The clock starts when the change is committed and stops when the request is read. Each endpoint is new: the dead ones have to be found out in this run.',
      'Service, receivers, database and the benchmark share the machine.',
    ],
  };
};
