import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Logger } from '../../src/domain/logger.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { HookRunner } from '../../src/hooks/HookRunner.ts';
import { HookSender, type HookSenderOptions } from '../../src/hooks/HookSender.ts';
import { Database } from '../../src/store/Database.ts';
import { type Answer, type Call, call } from './api.ts';
import { sandboxKeyring } from './look-inside.ts';
import type { MovingClock } from './moving-clock.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import type { TestApp } from './test-app.ts';
import { type AppWorld, useWorld } from './world.ts';

const API = '/api/pluggy-v2';

export interface Endpoint {
  readonly id: string;
  readonly secret: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly disabledReason: string | null;
  readonly failingSince: string | null;
  readonly lastError: string | null;
  readonly pending: number;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly userId: string;
  readonly itemId: string | null;
  readonly accountId: string | null;
  readonly sequence: number;
  readonly state: string;
  readonly attempts: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly nextAttemptAt: string | null;
}

/** A service on a database of its own whose outgoing webhooks are sent when a test says so. */
export interface HookWorld {
  readonly app: TestApp;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: MovingClock;
  readonly start: AppWorld['start'];
  /** Told of everything that a server's log would say. */
  readonly logged: Readonly<Record<string, unknown>>[];
  ask(path: string, options?: Call): Promise<Answer>;
  makeEndpoint(url: string, events?: readonly string[]): Promise<Endpoint>;
  endpoint(id: string): Promise<Endpoint>;
  deliveries(id: string, query?: string): Promise<Delivery[]>;
  /** Another process that sends; ended with the test. */
  runner(options?: Partial<HookSenderOptions>): HookRunner;
  /** Tells and sends what is due at the clock's present time. */
  send(): Promise<void>;
  receiver(): Promise<Receiver>;
}

/** Made before the first test of a file, ended after its last; endpoints and receivers go after each test. */
export function openHookWorld(): () => HookWorld {
  const around = useWorld('alone', { service: { env: { WEBHOOK_ALLOW_PRIVATE: 'on' } } });
  let world: HookWorld;
  let database: Database;
  const receivers: Receiver[] = [];
  const runners: HookRunner[] = [];
  const logged: Record<string, unknown>[] = [];
  const logger: Logger = {
    ...silentLogger,
    error: (fields) => void logged.push({ ...fields }),
  };

  beforeAll(async () => {
    const { app, clock, databaseUrl } = around;
    await app.parts();
    database = new Database({ url: databaseUrl, logger: silentLogger });
    const ask = (path: string, options?: Call): Promise<Answer> => call(app.url, API + path, options);
    const runner = (options: Partial<HookSenderOptions> = {}): HookRunner => {
      const sender = new HookSender({ allowPrivate: true, ...options });
      const made = new HookRunner({ database, clock, logger, keyring: sandboxKeyring(), sender });
      runners.push(made);
      return made;
    };
    world = {
      app,
      database,
      databaseUrl,
      clock,
      start: (more) => around.start(more),
      logged,
      ask,
      makeEndpoint: async (url, events = ['connection.changed']) =>
        (await ask('/webhook-endpoints', { method: 'POST', body: { url, events } })).json<Endpoint>(),
      endpoint: async (id) => {
        const { results } = (await ask('/webhook-endpoints?limit=500')).json<{ results: Endpoint[] }>();
        const found = results.find((one) => one.id === id);
        if (found === undefined) throw new Error('there is no such endpoint');
        return found;
      },
      deliveries: async (id, query = '') =>
        (await ask(`/webhook-endpoints/${id}/deliveries${query}`)).json<{ results: Delivery[] }>().results,
      runner,
      send: () => runner().runUntilIdle(),
      receiver: async () => {
        const receiver = await startReceiver();
        receivers.push(receiver);
        return receiver;
      },
    };
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((one) => one.stop(10_000)));
    await Promise.all(receivers.splice(0).map((one) => one.close()));
    await database.query('delete from pluggy.webhook_endpoints');
    logged.splice(0);
  });
  afterAll(() => database.close());
  return () => world;
}
