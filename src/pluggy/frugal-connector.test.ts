import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { frugalConnector, MAX_HEADER_BYTES } from './frugal-connector.ts';

const MIB = 1024 * 1024;
/** Encryption without a certificate: both sides know the key. */
const KEY = { identity: 'test', psk: randomBytes(32) };
const PSK = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const serve: Record<string, (answer: (socket: Socket) => void) => Server> = {
  'http:': (answer) => createServer(answer),
  'https:': (answer) => createTlsServer({ ...PSK, pskCallback: () => KEY.psk }, answer),
};

async function connect(protocol: string, answer: (socket: Socket) => void): Promise<Socket> {
  const server = serve[protocol]?.(answer);
  if (server === undefined) throw new Error(`no server for ${protocol}`);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const port = String((server.address() as AddressInfo).port);
  const tls = { ...PSK, pskCallback: () => KEY, checkServerIdentity: () => undefined };
  return new Promise((resolve, reject) => {
    frugalConnector({ timeout: 5_000, ...tls })(
      { hostname: '127.0.0.1', host: 'localhost', protocol, port },
      (error, socket) => (socket === null ? reject(error) : resolve(socket)),
    );
  });
}

/** Copies each piece as it is taken, as undici's parser does; after it, `turns` turns of the loop pass. */
async function readAll(socket: Socket, turns: (taken: number) => number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of socket) {
    pieces.push(Buffer.from(piece));
    for (let turn = turns(pieces.length); turn > 0; turn -= 1) await nextTurn();
  }
  return Buffer.concat(pieces);
}

describe.each(['http:', 'https:'])('what comes over %s', (protocol) => {
  it('is whole when the reader keeps up', async () => {
    const sent = randomBytes(4 * MIB);
    const socket = await connect(protocol, (peer) => peer.end(sent));
    expect((await readAll(socket, () => 0)).equals(sent)).toBe(true);
  });

  it('is whole when the reader falls behind, now more and now less', async () => {
    const sent = randomBytes(4 * MIB);
    const socket = await connect(protocol, (peer) => peer.end(sent));
    expect((await readAll(socket, (taken) => taken % 7)).equals(sent)).toBe(true);
  });

  it('is not written over while small pieces, which headers come in, are kept', async () => {
    const sent = Array.from({ length: 20 }, () => randomBytes(MAX_HEADER_BYTES - 1));
    const kept: Buffer[] = [];
    const socket = await connect(protocol, (peer) =>
      peer.on('data', () => peer.write(sent[kept.length] ?? '')),
    );
    for (const _ of sent) {
      const before = kept.reduce((sum, { length }) => sum + length, 0) % (MAX_HEADER_BYTES - 1);
      expect(before).toBe(0);
      socket.write('.');
      await once(socket, 'readable');
      kept.push(socket.read());
    }
    socket.destroy();
    expect(Buffer.concat(kept).equals(Buffer.concat(sent))).toBe(true);
  });
});
