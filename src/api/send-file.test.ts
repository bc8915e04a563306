import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { sendFile } from './send-file.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

async function serve(app: express.Express): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Reads an answer to its end, and says whether it came over a connection that was used before. */
async function read(url: string, agent: Agent): Promise<{ status: number | undefined; reused: boolean }> {
  const request = get(url, { agent });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  return { status: answer.statusCode, reused: request.reusedSocket };
}

test('who asks what comes after a file that was sent is nobody, and its connection is kept', async () => {
  const after: string[] = [];
  const app = express();
  app.get('/:name', (request, response, next) =>
    sendFile(response, request.params.name, { root: HERE }, next),
  );
  app.use((request, response) => {
    after.push(request.path);
    if (response.headersSent) response.destroy();
    else response.status(404).end();
  });
  app.use(((error, _request, response, _next) => {
    response.status(error.status).end();
  }) satisfies express.ErrorRequestHandler);
  const url = await serve(app);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());

  expect(await read(`${url}/send-file.ts`, agent)).toStrictEqual({ status: 200, reused: false });
  expect(await read(`${url}/send-file.ts`, agent)).toStrictEqual({ status: 200, reused: true });
  expect(await read(`${url}/none.ts`, agent)).toStrictEqual({ status: 404, reused: true });
  expect(after).toStrictEqual([]);
});
