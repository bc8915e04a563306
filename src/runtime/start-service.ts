import { fileURLToPath } from 'node:url';
import { createApp } from '../api/app.ts';
import { createHealthApp } from '../api/health.ts';
import { webhookFront } from '../api/webhook-front.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import type { KeyState } from '../domain/Keyring.ts';
import type { Logger } from '../domain/logger.ts';
import { unlessAborted } from '../pluggy/link-signals.ts';
import { Care } from './Care.ts';
import { LazyParts } from './LazyParts.ts';
import { metricsBeside, startMetrics } from './metrics.ts';
import { openSandbox, type SandboxProcess } from './sandbox-process.ts';
import { startCare, startPinging } from './start-care.ts';
import { startServer } from './start-server.ts';
import { startWorkers } from './start-workers.ts';

/** The built page: beside the built program, also for a program that runs from source. */
const WEB_DIR = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web' : '../../web', import.meta.url),
);

export interface ServiceOptions {
  readonly config: Config;
  /** This computer's; what is stored goes by the database's. */
  readonly clock: Clock;
  /** In the place of the database's: for a world that has a day of its own. */
  readonly sharedClock?: Clock | undefined;
  readonly logger: Logger;
  /** Of which the sandbox gets its own settings. */
  readonly env: NodeJS.ProcessEnv;
  /** Aborts when it is to end: a start then goes no further than the part that is being started. */
  readonly signal?: AbortSignal | undefined;
}

export interface Service {
  readonly config: Config;
  /** What stands behind it, in words, such as "embedded PostgreSQL 18.4". */
  readonly database: string;
  readonly sandbox: SandboxProcess | undefined;
  /** Whether the encryption keys open what is stored. */
  readonly keys: KeyState;
  /** Ends everything that was started, in order: no new work, running work, connections, the embedded database last. */
  stop(): Promise<void>;
}

/** A sandbox elsewhere (PLUGGY_API_URL) is not ours to start; the process that serves has the one of this computer. */
const hasOwnSandbox = ({ mode, pluggy, sandboxPort, roles }: Config): boolean =>
  mode === 'sandbox' && roles.includes('serve') && pluggy.apiUrl === `http://127.0.0.1:${sandboxPort}`;

/** Starts one part after the other. @param stops how to end each, in the order of their starts */
async function start(
  options: ServiceOptions,
  stops: (() => Promise<void>)[],
): Promise<Omit<Service, 'stop'>> {
  const { config, clock: localClock, sharedClock, logger, env, signal } = options;
  const { roles } = config;
  const lazy = new LazyParts(config, { localClock, clock: sharedClock, logger, roles });
  stops.push(() => lazy.close());
  const parts = await lazy.ready();
  signal?.throwIfAborted();
  const sandbox = hasOwnSandbox(config) ? await openSandbox(config, env, localClock) : undefined;
  if (sandbox !== undefined) stops.push(() => sandbox.stop());
  signal?.throwIfAborted();
  const care = new Care(lazy);
  await care.warnOfPooler();
  await care.warnOfOneRole();
  const keys = await care.keyState();
  if (roles.includes('work')) stops.push(await startWorkers(parts));
  const metrics = metricsBeside(config, lazy, logger);
  const health = { logger, isReady: () => care.isReady(), metrics };
  const app = roles.includes('serve')
    ? webhookFront(lazy, createApp(lazy, WEB_DIR, health))
    : createHealthApp(health);
  stops.push(await startServer(app, config, parts.clock));
  const stopMetrics = await startMetrics(config, lazy, logger);
  if (stopMetrics !== undefined) stops.push(stopMetrics);
  const running = roles.includes('work') ? startCare(care, parts) : startPinging(care, parts);
  stops.push(() => running.stop());
  await unlessAborted(running.first, signal); // Pluggy may not answer for long
  return { config, database: parts.databaseName, sandbox, keys };
}

/** Starts the service and everything under it; what was started before a failure is stopped again. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const stopOne of stops.reverse().splice(0)) {
      await stopOne().catch((error: unknown) => {
        const name = error instanceof Error ? error.name : 'unknown';
        options.logger.error({ error: name }, 'a part did not stop cleanly');
      });
    }
  };
  try {
    return { ...(await start(options, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
