import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { type Environment, readConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { type Logger, silentLogger } from '../../src/domain/logger.ts';
import { type Service, startService } from '../../src/runtime/start-service.ts';
import { freePort } from './free-port.ts';

export const API_KEY = 'sandbox-key';

export interface TestService {
  readonly service: Service;
  readonly sandbox: Sandbox;
  /** The service's origin. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface TestServiceOptions {
  readonly databaseUrl: string;
  readonly logger?: Logger;
  readonly env?: Environment;
  /** This computer's; default: the system's. */
  readonly clock?: Clock;
  /** In the place of the database's: for a world that has a day of its own. */
  readonly sharedClock?: Clock;
  /** Used instead of a fresh one, and then not stopped. */
  readonly sandbox?: Sandbox;
}

/** The whole service in this process, on a test's database, with a sandbox in memory that needs no time to sync. */
export async function startTestService(options: TestServiceOptions): Promise<TestService> {
  const sandbox = options.sandbox ?? (await startSandbox({ port: 0, syncMs: 0 }));
  const config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: sandbox.url,
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: join(tmpdir(), 'unused-by-tests'),
    PORT: String(await freePort()),
    ...options.env,
  });
  const logger = options.logger ?? silentLogger;
  const { clock = systemClock, sharedClock } = options;
  const service = await startService({ config, clock, sharedClock, logger, env: {} });
  const stop = async (): Promise<void> => {
    await service.stop();
    if (options.sandbox === undefined) await sandbox.close();
  };
  return { service, sandbox, url: config.baseUrl, stop };
}
