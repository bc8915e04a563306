import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server's socket for programs that may not enter its folder. */
export interface Loopback {
  readonly url: string;
  close(): void;
}

/** Passes on what comes to a port of this machine. @param databaseUrl with a socket's folder, percent-encoded, as its host */
export async function openLoopback(databaseUrl: string): Promise<Loopback> {
  const { hostname, port } = new URL(databaseUrl);
  const host = decodeURIComponent(hostname);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(Number(port), host);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}); // the server is gone, or its client
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: databaseUrl.replace(/@[^/]*/, `@127.0.0.1:${(server.address() as AddressInfo).port}`),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
