import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler } from 'express';
import { afterEach, expect, it } from 'vitest';
import type { Logger } from '../domain/logger.ts';
import { onError } from './on-error.ts';

const logged: [level: string, message: string][] = [];
const at =
  (level: string) =>
  (_fields: object, message: string): void =>
    void logged.push([level, message]);
const logger: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
afterEach(() => void logged.splice(0));

/** What a caller gets where a route throws this. */
async function answerTo(thrown: Error): Promise<number | string> {
  const fail: RequestHandler = (_request, _response, next) => next(thrown);
  const server = express().use(fail, onError(logger)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`).then(
    ({ status }) => status,
    () => 'nothing',
  );
  server.close();
  return answer;
}

it.each(['ECONNABORTED', 'HPE_INVALID_TRANSFER_ENCODING', 'HPE_INVALID_EOF_STATE'])(
  'a caller who went away is no fault of ours, and the log does not call it one: %s',
  async (code) => {
    expect(await answerTo(Object.assign(new Error('Request aborted'), { code }))).toBe('nothing');
    expect(logged).toEqual([['info', 'a caller did not read its answer to the end']]);
  },
);

it('anything else is, and the log tells of it', async () => {
  expect(await answerTo(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toBe(500);
  expect(logged).toEqual([['error', 'request failed']]);
});
