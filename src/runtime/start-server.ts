import type { RequestListener, Server } from 'node:http';
import { createHttpServer } from '../api/http-server.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';

/** Requests under way may finish; streams of events have no end of their own. */
const DRAIN_MS = 2_000;

function listen(server: Server, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Listens on HOST and PORT. @returns how to stop: what is under way may finish for two seconds */
export async function startServer(
  app: RequestListener,
  config: Config,
  clock: Clock,
): Promise<() => Promise<void>> {
  const server = createHttpServer(app);
  await listen(server, config);
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const drained = new AbortController();
    void closed.then(() => drained.abort());
    await clock.sleep(DRAIN_MS, drained.signal);
    server.closeAllConnections();
    await closed;
  };
}
