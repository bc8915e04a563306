import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createHttpServer } from './http-server.ts';

const MEGABYTE = 1_048_576;

it('keeps little of a body that nobody reads', async () => {
  const server = createHttpServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = request({ port, host: '127.0.0.1', method: 'POST' });
  asked.on('error', () => {}); // it is cut off below
  asked.write(Buffer.alloc(MEGABYTE));
  const [received] = (await once(server, 'request')) as [IncomingMessage];
  expect(received.readableHighWaterMark + received.socket.readableHighWaterMark).toBeLessThan(MEGABYTE / 4);
  asked.destroy();
  server.closeAllConnections();
  server.close();
});
