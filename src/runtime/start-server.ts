import type { RequestListener, Server } from 'node:http';
import { createHttpServer } from '../api/http-server.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/clock.ts';

type Place = Pick<Config, 'host' | 'port'>;

/** Requests under way may finish; streams of events have no end of their own. */
const DRAIN_MS = 2_000;

function listen(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Listens, in the service on HOST and PORT. @returns how to stop: what is under way may finish for two seconds */
export async function startServer(
  app: RequestListener,
  place: Place,
  clock: Clock,
): Promise<() => Promise<void>> {
  const server = createHttpServer(app);
  await listen(server, place);
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
