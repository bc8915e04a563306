import { runDistance } from './distance/run-distance.ts';
import { runFeed } from './feed/run-feed.ts';
import { runGrowth } from './growth/run-growth.ts';
import { runHooks } from './hooks/run-hooks.ts';
import { runIngest } from './ingest/run-ingest.ts';
import { runLatency } from './latency/run-latency.ts';
import { runLimit } from './limit/run-limit.ts';
import { runList } from './list/run-list.ts';
import { runMemory } from './memory/run-memory.ts';
import { runPeers } from './peers/run-peers.ts';
import { runRead } from './read/run-read.ts';
import { runResync } from './resync/run-resync.ts';
import { runSandbox } from './sandbox/run-sandbox.ts';
import { runSeal } from './seal/run-seal.ts';
import type { Benchmark } from './support/Benchmark.ts';
import type { OptionName } from './support/bench-options.ts';
import { runWeb } from './web/run-web.ts';
import { runWebhook } from './webhook/run-webhook.ts';
import { runWritePath } from './write-path/run-write-path.ts';

export const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map([
  ['distance', runDistance],
  ['feed', runFeed],
  ['growth', runGrowth],
  ['hooks', runHooks],
  ['ingest', runIngest],
  ['latency', runLatency],
  ['list', runList],
  ['memory', runMemory],
  ['peers', runPeers],
  ['read', runRead],
  ['resync', runResync],
  ['write-path', runWritePath],
  ['seal', runSeal],
  ['sandbox', runSandbox],
  ['limit', runLimit],
  ['web', runWeb],
  ['webhook', runWebhook],
]);

/** The options that a benchmark heeds; one that is not here takes none. */
export const TAKEN: Readonly<Record<string, readonly OptionName[]>> = {
  distance: ['rows', 'rounds'],
  growth: ['rows', 'rounds', 'seed'],
  ingest: ['rows', 'rounds', 'connections'],
  list: ['rows', 'rounds', 'seed'],
  memory: ['rows'],
  peers: ['rows', 'rounds', 'connections', 'seed'],
  read: ['rows', 'rounds', 'seed'],
  resync: ['rows', 'rounds'],
  web: ['rows'],
  webhook: ['rows', 'rounds'],
  'write-path': ['rows', 'rounds', 'connections', 'seed'],
};
