import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { createTestDatabase } from './database.ts';
import { rowsOf } from './look-inside.ts';
import { type MovingClock, movingClock } from './moving-clock.ts';
import { type BankOptions, ScriptedBank } from './ScriptedBank.ts';
import { SandboxClient } from './sandbox-client.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.ts';
import { startTestService, type TestService, type TestServiceOptions } from './test-service.ts';

type Close = () => Promise<void>;

/** What there is in every world. */
export interface World {
  readonly databaseUrl: string;
  /** Rows of the service's tables, behind its back. */
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** A service that does nothing unless it is told to. */
export interface AppWorld extends World {
  readonly clock: MovingClock;
  readonly app: TestApp;
  /** Another process on the same database, with the same Pluggy and clock; it is stopped with the world. */
  start(more?: Partial<TestAppOptions>): Promise<TestApp>;
}

/** Its Pluggy says what the test writes. */
export interface ScriptedWorld extends AppWorld {
  readonly bank: ScriptedBank;
}

/** Its Pluggy is a sandbox in memory, which needs no time to sync. */
export interface SandboxWorld extends AppWorld {
  readonly sandbox: Sandbox;
  readonly bank: SandboxClient;
}

/** A whole service that runs, with its sandbox: webhooks arrive, workers work. */
export interface RunningWorld extends World {
  readonly service: TestService;
  readonly bank: SandboxClient;
}

interface Kinds {
  readonly scripted: ScriptedWorld;
  readonly sandbox: SandboxWorld;
  readonly running: RunningWorld;
  /** There is no Pluggy. */
  readonly alone: AppWorld;
}

/** What stands between two sides, and passes on what it wants. */
interface Between {
  readonly url: string;
  readonly close: Close;
}

export interface WorldOptions {
  /** One world for all tests of the file, or a fresh one for each. Default: `file`. */
  readonly each?: 'file' | 'test';
  /** With `each: 'test'`: the database stays, which saves time where each test has ids of its own. */
  readonly keepsDatabase?: boolean;
  /** False: an empty database, without any table. */
  readonly migrated?: boolean;
  /** Of `scripted`. */
  readonly bank?: () => BankOptions;
  /** Default: the system's, which a test can set forward. */
  readonly clock?: () => MovingClock;
  /** Of `sandbox`: it goes by the service's clock; else by the system's. */
  readonly sharesClock?: boolean;
  /** Of `sandbox`: what stands between it and the service. */
  readonly between?: (sandboxUrl: string) => Promise<Between>;
  /** What stands between the service and its database; `databaseUrl` and `sql` go past it. Not of `running`. */
  readonly toDatabase?: (databaseUrl: string) => Promise<Between>;
  /** What is said of the service itself. */
  readonly service?: Omit<Partial<TestAppOptions & TestServiceOptions>, 'databaseUrl' | 'clock' | 'sandbox'>;
}

/** A world but for its database. */
type Opened<Kind extends keyof Kinds> = Omit<Kinds[Kind], keyof World> & { readonly close: Close };
type Open<Kind extends keyof Kinds> = (databaseUrl: string, options: WorldOptions) => Promise<Opened<Kind>>;

const NO_PLUGGY = 'http://127.0.0.1:9';

interface OpenedApp {
  readonly clock: MovingClock;
  readonly app: TestApp;
  readonly start: AppWorld['start'];
  readonly close: Close;
}

async function openApp(
  databaseUrl: string,
  pluggyApiUrl: string,
  { clock: make, service, toDatabase }: WorldOptions,
): Promise<OpenedApp> {
  const clock = (make ?? movingClock)();
  const between = await toDatabase?.(databaseUrl);
  const where = { pluggyApiUrl, ...service, databaseUrl: between?.url ?? databaseUrl, clock };
  const apps: TestApp[] = [];
  const start = async (more: Partial<TestAppOptions> = {}): Promise<TestApp> => {
    const app = await startTestApp({ ...where, ...more });
    apps.push(app);
    return app;
  };
  const close = async (): Promise<void> => {
    for (const one of apps) await one.stop();
    await between?.close();
  };
  return { clock, app: await start(), start, close };
}

const OPEN: { readonly [Kind in keyof Kinds]: Open<Kind> } = {
  scripted: async (databaseUrl, options) => {
    const bank = await ScriptedBank.start(options.bank?.());
    const opened = await openApp(databaseUrl, bank.url, options);
    const close = async (): Promise<void> => {
      bank.before = () => {};
      await opened.close();
      await bank.close();
    };
    return { ...opened, bank, close };
  },
  sandbox: async (databaseUrl, options) => {
    const clock = (options.clock ?? movingClock)();
    const sandbox = await startSandbox({ port: 0, syncMs: 0, ...(options.sharesClock && { clock }) });
    const between = await options.between?.(sandbox.url);
    const opened = await openApp(databaseUrl, between?.url ?? sandbox.url, {
      ...options,
      clock: () => clock,
    });
    const close = async (): Promise<void> => {
      await opened.close();
      await between?.close();
      await sandbox.close();
    };
    return { ...opened, sandbox, bank: new SandboxClient(sandbox.url), close };
  },
  running: async (databaseUrl, options) => {
    const service = await startTestService({ ...options.service, databaseUrl });
    return { service, bank: new SandboxClient(service.sandbox.url), close: () => service.stop() };
  },
  alone: (databaseUrl, options) => openApp(databaseUrl, NO_PLUGGY, options),
};

/**
 * The world of a test file: a database, a service and its Pluggy, opened before the tests and closed after them. Called at
 * the top of the file; hooks that the file registers afterwards find it open. Its members are there only while it is.
 *
 * - `scripted`: Pluggy is a `ScriptedBank`, whose every word the test writes; for what the sandbox's banks never say.
 * - `sandbox`: Pluggy is the sandbox, and the service works only when it is told to (`world.app.work()`).
 * - `running`: the whole service runs beside its sandbox, as with `npm start`.
 * - `alone`: there is no Pluggy.
 */
export function useWorld<Kind extends keyof Kinds>(kind: Kind, options: WorldOptions = {}): Kinds[Kind] {
  const { each = 'file', keepsDatabase = false, migrated = true } = options;
  const world: { databaseUrl?: string; sql?: World['sql'] } = {};
  let drop: Close = async () => {};
  let close: Close = async () => {};

  const openDatabase = async (): Promise<void> => {
    const database = await createTestDatabase({ migrated });
    drop = () => database.drop();
    const sql = (text: string, values?: unknown[]) => rowsOf(database.url, text, values);
    Object.assign(world, { databaseUrl: database.url, sql });
  };
  const open = async (): Promise<void> => {
    const { close: closeIt, ...members } = await OPEN[kind](world.databaseUrl ?? '', options);
    close = closeIt;
    Object.assign(world, members);
  };

  const isKept = each === 'file' || keepsDatabase;
  (isKept ? beforeAll : beforeEach)(openDatabase);
  (isKept ? afterAll : afterEach)(() => drop());
  (each === 'file' ? beforeAll : beforeEach)(open);
  (each === 'file' ? afterAll : afterEach)(() => close());
  return world as Kinds[Kind];
}
