import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { createApp } from '../../src/api/app.ts';
import { createHttpServer } from '../../src/api/http-server.ts';
import { webhookFront } from '../../src/api/webhook-front.ts';
import { type Environment, readConfig } from '../../src/config.ts';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { type Logger, silentLogger } from '../../src/domain/logger.ts';
import {
  requireChoice,
  type SyncReport,
  type SyncRequest,
  type SyncStatus,
  syncNow,
} from '../../src/features/connections/sync-now.ts';
import { type RotationReport, rotateEncryption } from '../../src/features/keys/rotate-encryption.ts';
import { receiveWebhook } from '../../src/ingest/receive-webhook.ts';
import { Worker } from '../../src/queue/Worker.ts';
import { Care } from '../../src/runtime/Care.ts';
import { allJobHandlers, jobHandlers } from '../../src/runtime/job-handlers.ts';
import { metricsBeside } from '../../src/runtime/metrics.ts';
import type { OpenParts } from '../../src/runtime/open-parts.ts';
import { whileWorkingWith } from '../../src/runtime/while-working.ts';
import { lazyPartsOf, PluggyV2 } from '../../src/services/PluggyV2.ts';
import { Database } from '../../src/store/Database.ts';
import type { WithUnreadable } from '../../src/store/sealed/reseal-batch.ts';
import { freePort } from './free-port.ts';

export interface TestApp {
  readonly app: Express;
  readonly pluggy: PluggyV2;
  /** What a running service does without a request, round by round. */
  readonly care: Care;
  /** The service's origin. */
  readonly url: string;
  /** What the service works with, the database at this program's schema. */
  parts(): Promise<OpenParts>;
  /** Takes a delivery as the webhook's route does, past its secret. */
  receive(body: Buffer): Promise<void>;
  syncNow(choice: SyncRequest, report: SyncReport, signal: AbortSignal): Promise<readonly SyncStatus[]>;
  rotateEncryption(withUnreadable?: WithUnreadable): Promise<RotationReport>;
  /** Does all the work that is due, and returns. */
  work(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly databaseUrl: string;
  readonly pluggyApiUrl: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly env?: Environment;
  /** Where the built pages lie; default: a folder with an empty one. */
  readonly webDir?: string;
}

/** The service's HTTP side alone, with a page of its own: nothing happens that the test does not ask for. */
export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const { databaseUrl, pluggyApiUrl, clock = systemClock, logger = silentLogger } = options;
  const port = await freePort();
  const config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: pluggyApiUrl,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    ...options.env,
  });
  const pluggy = new PluggyV2({ config, clock, logger });
  const emptyDir = mkdtempSync(join(tmpdir(), 'pluggy-web-'));
  writeFileSync(join(emptyDir, 'index.html'), '<!doctype html><title>the page</title>');
  const webDir = options.webDir ?? emptyDir;
  const lazy = lazyPartsOf(pluggy);
  const care = new Care(lazy);
  const app = createApp(lazy, webDir, {
    logger,
    isReady: () => care.isReady(),
    metrics: metricsBeside(config, lazy, logger),
  });
  const server = createHttpServer(webhookFront(lazy, app)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    app,
    pluggy,
    care,
    url: `http://127.0.0.1:${port}`,
    parts: () => lazy.ready(),
    receive: async (body) => receiveWebhook(await lazy.ready(), body),
    syncNow: async (choice, report, signal) => {
      const parts = await lazy.ready();
      const whileWorking = whileWorkingWith(parts, jobHandlers(parts));
      return syncNow(parts, whileWorking, requireChoice(choice), report, signal);
    },
    rotateEncryption: async (withUnreadable = 'keep') => rotateEncryption(await lazy.ready(), withUnreadable),
    work: async () => {
      const database = new Database({ url: databaseUrl, logger: silentLogger });
      const parts = await lazy.ready();
      const handlers = allJobHandlers(parts);
      const room = (): Promise<number> => parts.gate.room();
      await new Worker({ database, clock, logger: silentLogger, handlers, room }).runUntilIdle();
      await database.close();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pluggy.close();
      rmSync(emptyDir, { recursive: true });
    },
  };
}
