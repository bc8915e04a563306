import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from '../api/app.ts';
import { createHttpServer } from '../api/http-server.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';
import type { KeyState } from '../domain/Keyring.ts';
import type { Logger } from '../domain/logger.ts';
import { Worker } from '../queue/Worker.ts';
import { PluggyV2 } from '../services/PluggyV2.ts';
import type { Database } from '../store/Database.ts';
import { DatabaseClock } from '../store/DatabaseClock.ts';
import { openEmbeddedPostgres } from '../store/embedded/openEmbeddedPostgres.ts';
import { type Databases, openDatabases } from './open-databases.ts';
import { repeat } from './repeat.ts';
import { openSandbox, type SandboxProcess } from './sandbox-process.ts';

/** The built page: beside the built program, also for a program that runs from source. */
const WEB_DIR = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web' : '../../web', import.meta.url),
);

/** Requests under way may finish; streams of events have no end of their own. */
const DRAIN_MS = 2_000;
const WORKER_STOP_MS = 3_000;
/** How often the webhook and the credentials at Pluggy are looked after; soon again after a failure. */
const PLUGGY_CARE = { everyMs: 10 * 60_000, retryMs: 15_000 };

/** How often the service calls its own webhook address; sooner while that does not come in. */
const ROUND_TRIPS = { everyMs: 5 * 60_000, retryMs: 20_000 };
const FORGET_EVERY_MS = 3_600_000;

/** Comparisons with Pluggy at a time. They are in no hurry, and each is a burst of calls. */
const BACKGROUND_CONCURRENCY = 2;
/** How often connections are looked for whose time to be compared has come. */
const LOOK_EVERY_MS = { least: 1_000, most: 60_000 };

/** How long who watches waits at most for what time alone changes, such as a consent's last day. */
const TURNS_EVERY_MS = 30_000;

const lookEveryMs = ({ reconcileIntervalMs }: Config): number =>
  Math.min(Math.max(reconcileIntervalMs / 10, LOOK_EVERY_MS.least), LOOK_EVERY_MS.most);

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

type Stop = () => Promise<void>;

interface Starting {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly env: NodeJS.ProcessEnv;
  /** What to do at the end, last first. */
  readonly stops: Stop[];
}

async function startDatabase({
  config,
  logger,
  stops,
}: Starting): Promise<{ databases: Databases; words: string }> {
  let url = config.databaseUrl;
  let words = 'PostgreSQL at DATABASE_URL';
  if (url === undefined) {
    const server = await openEmbeddedPostgres({ dataDir: config.dataDir, role: 'service', logger });
    stops.push(() => server.stop());
    url = server.url;
    words = `embedded PostgreSQL ${server.version} in ${config.dataDir}`;
  }
  const databases = openDatabases(url, config, logger);
  stops.push(() => databases.close());
  return { databases, words };
}

/** What is written to the shared tables goes by one clock in all processes. */
async function startClock({ clock: local }: Starting, database: Database): Promise<Clock> {
  const shared = new DatabaseClock({ database, passedMs: () => performance.now(), local });
  await shared.look();
  return shared;
}

/** A sandbox elsewhere (PLUGGY_API_URL) is not ours to start. */
async function startSandbox({ config, env, clock, stops }: Starting): Promise<SandboxProcess | undefined> {
  const isOurs =
    config.mode === 'sandbox' && config.pluggy.apiUrl === `http://127.0.0.1:${config.sandboxPort}`;
  if (!isOurs) return undefined;
  const sandbox = await openSandbox(config, env, clock);
  stops.push(() => sandbox.stop());
  return sandbox;
}

function startPluggy({ config, clock, logger, stops }: Starting, databases: Databases): PluggyV2 {
  const pluggy = new PluggyV2({ config, clock, logger, databases });
  stops.push(() => pluggy.close());
  return pluggy;
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function startServer({ config, clock, logger, stops }: Starting, pluggy: PluggyV2): Promise<void> {
  const server = createHttpServer(createApp(pluggy, WEB_DIR, logger));
  await listen(server, config);
  stops.push(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const drained = new AbortController();
    void closed.then(() => drained.abort());
    await clock.sleep(DRAIN_MS, drained.signal);
    server.closeAllConnections();
    await closed;
  });
}

async function startWorker(
  { config, clock, logger, stops }: Starting,
  pluggy: PluggyV2,
  database: Database,
): Promise<void> {
  const handlers = await pluggy.jobHandlers();
  const room = (): Promise<number> => pluggy.jobRoom();
  const worker = new Worker({
    database,
    clock,
    logger,
    handlers,
    concurrency: config.workerConcurrency,
    room,
  });
  const background = new Worker({
    database,
    clock,
    logger,
    handlers: await pluggy.backgroundJobHandlers(),
    concurrency: BACKGROUND_CONCURRENCY,
    room,
  });
  stops.push(async () => {
    await Promise.all([worker.stop(WORKER_STOP_MS), background.stop(0)]);
  });
  await worker.start();
  await background.start();
}

/**
 * Looks after what no request and no webhook asks for: the webhook itself, and connections nobody told us of.
 * Resolves once the webhook was registered or Pluggy could not be asked, so that who sees the service up may rely on it.
 */
async function startCare({ config, clock, logger, stops }: Starting, pluggy: PluggyV2): Promise<void> {
  const ending = new AbortController();
  const common = { clock, logger, signal: ending.signal };
  const canArrive = config.webhooksCanArrive;
  if (!canArrive) {
    logger.warn(
      {},
      'Pluggy cannot deliver webhooks to BASE_URL (it takes https on a public name); reconciling instead',
    );
  }
  const loops = [
    repeat({ ...common, everyMs: lookEveryMs(config), name: 'requesting comparisons' }, () =>
      pluggy.requestReconciliations(),
    ),
    repeat({ ...common, everyMs: TURNS_EVERY_MS, name: 'looking for what time changed' }, () =>
      pluggy.announceTurns(),
    ),
    repeat({ ...common, everyMs: FORGET_EVERY_MS, name: 'forgetting what is old' }, () => pluggy.forgetOld()),
    repeat({ ...common, ...PLUGGY_CARE, name: 'reading banks and categories' }, () => pluggy.refreshLists()),
    repeat(
      { ...common, ...PLUGGY_CARE, name: canArrive ? 'registering the webhook' : 'reaching Pluggy' },
      () => (canArrive ? pluggy.keepWebhook() : pluggy.ping()),
    ),
  ];
  // once the webhook and its secret are there
  const proving = loops.map(({ first }) => first);
  if (canArrive) {
    loops.push(
      repeat({ ...common, ...ROUND_TRIPS, name: 'proving that webhooks arrive' }, async () => {
        await Promise.all(proving);
        return pluggy.proveWebhooks(ending.signal);
      }),
    );
  }
  stops.push(async () => {
    ending.abort();
    await Promise.all(loops.map(({ ended }) => ended));
  });
  await Promise.all(loops.map(({ first }) => first));
}

/** Starts the service and everything under it; what was started before a failure is stopped again. */
export async function startService(options: Omit<Starting, 'stops'>): Promise<Service> {
  const stops: Stop[] = [];
  const starting = { ...options, stops };
  const stop = async (): Promise<void> => {
    for (const stopOne of stops.reverse().splice(0)) {
      await stopOne().catch((error: unknown) => {
        options.logger.error(
          { error: error instanceof Error ? error.name : 'unknown' },
          'a part did not stop cleanly',
        );
      });
    }
  };
  try {
    const { databases, words } = await startDatabase(starting);
    const sandbox = await startSandbox(starting);
    const clock = await startClock(starting, databases.workDatabase);
    const onTime = { ...starting, clock };
    const pluggy = startPluggy(onTime, databases);
    await pluggy.open();
    await pluggy.warnOfPooler();
    const keys = await pluggy.keyState();
    await startWorker(onTime, pluggy, databases.workDatabase);
    await startServer(onTime, pluggy);
    await startCare(onTime, pluggy);
    return { config: options.config, database: words, sandbox, keys, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
