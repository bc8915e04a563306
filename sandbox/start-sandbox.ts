import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { addConnectionRoutes } from './control/connection-routes.ts';
import { addControlRoutes, type ControlParts } from './control/control-routes.ts';
import { guardControl } from './control/guard-control.ts';
import { addPageRoutes } from './control/page-routes.ts';
import { FaultDice } from './faults/FaultDice.ts';
import { type FaultsInput, parseFaults } from './faults/faults.ts';
import { sendOffWith } from './faults/send-off.ts';
import { strikeWith } from './faults/strike.ts';
import { addAccountDetailRoutes } from './http/account-detail-routes.ts';
import { addAuthRoutes } from './http/auth-routes.ts';
import { CallLog } from './http/CallLog.ts';
import { addCategoryRuleRoutes } from './http/category-rule-routes.ts';
import { addConnectorRoutes } from './http/connector-routes.ts';
import { addDataRoutes } from './http/data-routes.ts';
import { Front } from './http/Front.ts';
import { addItemRoutes } from './http/item-routes.ts';
import { addMockBankRoutes } from './http/mock-bank-routes.ts';
import { addProductRoutes } from './http/product-routes.ts';
import { Router } from './http/Router.ts';
import { addWebhookRoutes } from './http/webhook-routes.ts';
import { packageRoot } from './package-root.ts';
import { Ticker } from './pluggy/runs/Ticker.ts';
import { type SandboxClock, systemClock } from './pluggy/state/clock.ts';
import { StateFile } from './pluggy/state/StateFile.ts';
import type { Switches } from './pluggy/state/switches.ts';
import { World } from './pluggy/state/World.ts';
import { Courier } from './webhooks/Courier.ts';
import { publishThrough } from './webhooks/publish.ts';

export { CLIENT_ID, CLIENT_SECRET } from './pluggy/state/World.ts';
export type { FaultsInput, SandboxClock, Switches };

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Where the state is kept across restarts; null (the default) keeps it in memory. */
  readonly dataDir?: string | null;
  /** How long a whole sync takes; 0 = no time at all. Default 3000. */
  readonly syncMs?: number;
  /** From which all data follow. Default 1. */
  readonly seed?: number;
  readonly clock?: SandboxClock;
  /** The built widget page and mock bank page; default `dist/sandbox-widget` of the package. */
  readonly widgetDir?: string;
  /** How others reach the sandbox, without a slash at the end; default the address it listens on. */
  readonly publicUrl?: string;
  /** Strictness and oddities; all off by default. */
  readonly switches?: Partial<Switches>;
  /** What goes wrong on purpose; default nothing. */
  readonly faults?: FaultsInput;
  /** Told of faults of the sandbox itself (a full disk, say); default nobody. */
  readonly onError?: (error: unknown) => void;
}

/** A running sandbox. */
export interface Sandbox {
  readonly url: string;
  readonly port: number;
  /** Looks at the clock at once; for tests that move it. */
  wake(): void;
  /** Stops within a second or two; what is under way goes on after the next start. */
  close(): Promise<void>;
}

/** 500 ids in one query make 18 kB, more than Node takes by default. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Starts a local Pluggy. Rejects when the port is taken (EADDRINUSE), the state cannot be read or another sandbox uses its folder. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1';
  const dataDir = options.dataDir ?? null;
  const file = new StateFile(dataDir);
  const saved = await file.load();
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES });
  const port = await listen(server, options.port, host).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const url = options.publicUrl ?? `http://${host.includes(':') ? `[${host}]` : reachable(host)}:${port}`;
  const dice = new FaultDice();
  dice.set(parseFaults(options.faults ?? {}));
  const world = new World({
    seed: options.seed ?? 1,
    syncMs: options.syncMs ?? 3_000,
    clock: options.clock ?? systemClock,
    file,
    saved,
    publicUrl: url,
    publish: publishThrough(sendOffWith(dice)),
    ...(options.switches === undefined ? {} : { switches: options.switches }),
  });
  const courier = new Courier(world);
  const ticker = new Ticker(world, courier);
  const calls = new CallLog();
  const widgetDir = options.widgetDir ?? join(packageRoot(), 'dist', 'sandbox-widget');
  const front = new Front({
    world,
    router: addPageRoutes(routesOf({ world, courier, dice, calls, dataDir }), world, widgetDir),
    ticker,
    calls,
    widgetDir,
    drawMishap: strikeWith(dice, {
      retryAfterSeconds: world.switches.retryAfterSeconds,
      newId: () => world.newId(),
    }),
    onError: options.onError ?? (() => {}),
    guardControl: (request) => guardControl(request, [host, new URL(url).hostname]),
  });
  server.on('request', (request, response) => front.handle(request, response));
  ticker.wake();
  return {
    url,
    port,
    wake: () => ticker.wake(),
    close: async () => {
      ticker.stop();
      await Promise.all([courier.stop(), closeServer(server)]);
      await world.save();
      await file.close();
    },
  };
}

function routesOf(parts: ControlParts): Router {
  const { world } = parts;
  const router = new Router();
  addAuthRoutes(router, world);
  addConnectorRoutes(router, world);
  addItemRoutes(router, world);
  addCategoryRuleRoutes(router, world);
  addDataRoutes(router, world);
  addAccountDetailRoutes(router, world);
  addProductRoutes(router, world);
  addWebhookRoutes(router, world);
  addMockBankRoutes(router, world);
  addConnectionRoutes(router, world);
  addControlRoutes(router, parts);
  return router;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  // Longer than clients keep idle connections, so that none is cut under a request.
  server.keepAliveTimeout = 65_000;
  server.listen(port, host);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A listener on all addresses is reached through this machine's own. */
function reachable(host: string): string {
  return host === '0.0.0.0' ? '127.0.0.1' : host;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
