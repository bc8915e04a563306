import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { failureReason } from './failure-reason.ts';

it('says that a connection was refused, or that the port is not allowed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await new Promise((done) => server.close(done));
  const refused = await fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
  expect(failureReason(refused)).toBe('connection refused');
  const forbidden = await fetch('http://127.0.0.1:1/').catch((error: unknown) => error);
  expect(failureReason(forbidden)).toBe('bad port');
});
