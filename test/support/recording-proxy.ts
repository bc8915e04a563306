import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface RecordedCall {
  /** Such as `POST /connect_token`, without the query. */
  readonly route: string;
  readonly body: string;
}

export interface RecordingProxy {
  readonly url: string;
  readonly calls: RecordedCall[];
  close(): Promise<void>;
}

/**
 * Stands before the sandbox, passes everything on, and remembers what the service sent.
 * @param before what has to happen before a call is passed on
 */
export async function startRecordingProxy(
  target: string,
  before: (call: RecordedCall) => Promise<void> = async () => {},
): Promise<RecordingProxy> {
  const calls: RecordedCall[] = [];
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const body = await text(request);
    const call = { route: `${method} ${url.replace(/\?.*/, '')}`, body };
    calls.push(call);
    await before(call);
    const answer = await fetch(target + url, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': String(headers['x-api-key'] ?? '') },
      ...(body === '' ? {} : { body }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
