import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from '../support/Cleanup.ts';

async function listen(listener: RequestListener, cleanup: Cleanup): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanup.add(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Who listens to the service. */
export interface Receivers {
  /** Addresses that take everything; each has a path of its own. */
  readonly alive: readonly string[];
  /** Addresses that take nothing: they never answer, nobody is there, or they fail. */
  readonly dead: readonly string[];
  /** When the first delivery about a user came to an address, by `performance.now`: `path user`. */
  readonly arrivedAt: ReadonlyMap<string, number>;
}

export async function startReceivers(
  { alive, dead }: { readonly alive: number; readonly dead: number },
  cleanup: Cleanup,
): Promise<Receivers> {
  const arrivedAt = new Map<string, number>();
  const taking = await listen((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      const { data } = JSON.parse(body) as { data: { userId: string } };
      const key = `${request.url} ${data.userId}`;
      if (!arrivedAt.has(key)) arrivedAt.set(key, performance.now());
      response.writeHead(204).end();
    });
  }, cleanup);
  const silent = await listen(() => {}, cleanup);
  const failing = await listen((_, response) => response.writeHead(500).end(), cleanup);
  const nobody = 'http://127.0.0.1:1';
  const kinds = [silent, nobody, failing];
  return {
    alive: Array.from({ length: alive }, (_, number) => `${taking}/${number}`),
    dead: Array.from({ length: dead }, (_, number) => `${kinds[number % kinds.length]}/${number}`),
    arrivedAt,
  };
}
