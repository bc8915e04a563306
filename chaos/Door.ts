import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Random } from '../sim/Random.ts';
import { bodyOf } from './body-of.ts';

const WEBHOOK = '/api/pluggy-v2/webhook';
const MAX_KEPT = 100;

interface Delivery {
  readonly body: Buffer;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The load balancer in front of the services, at the address that Pluggy delivers to. It writes down every event that
 * a service acknowledged, whatever happened to that service in the next moment.
 */
export class Door {
  readonly acknowledged = new Set<string>();
  readonly url: string;
  /** What came in, to be sent once more. */
  readonly deliveries: Delivery[] = [];
  readonly #server: Server;
  readonly #ports: () => readonly number[];
  readonly #random: Random;

  private constructor(server: Server, ports: () => readonly number[], random: Random) {
    this.#server = server;
    this.#ports = ports;
    this.#random = random;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (asked, answer) => void this.#pass(asked, answer));
  }

  /** @param ports of the services that are up now */
  static async open(ports: () => readonly number[], random: Random): Promise<Door> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Door(server, ports, random);
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      const body = await bodyOf(asked);
      const ports = this.#ports();
      if (ports.length === 0) throw new Error('nobody is there');
      const forward = request({
        host: '127.0.0.1',
        port: this.#random.pick(ports),
        method: asked.method,
        path: asked.url,
        headers: asked.headers,
      });
      forward.on('error', () => answer.destroy()); // also long after the answer began
      answer.on('close', () => forward.destroy());
      forward.end(body);
      const [told] = (await once(forward, 'response')) as [IncomingMessage];
      if (asked.url === WEBHOOK) this.#note(asked, body, told.statusCode ?? 0);
      answer.writeHead(told.statusCode ?? 502, told.headers);
      told.on('error', () => answer.destroy());
      told.pipe(answer);
    } catch {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    }
  }

  #note(asked: IncomingMessage, body: Buffer, status: number): void {
    const { eventId } = JSON.parse(body.toString()) as { eventId?: string };
    if (eventId === undefined) return; // a service tries whether its own address can be reached: no event of Pluggy's
    this.deliveries.push({ body, headers: asked.headers });
    if (this.deliveries.length > MAX_KEPT) this.deliveries.shift();
    if (status >= 200 && status <= 299) this.acknowledged.add(eventId);
  }
}
