import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import { apiRouter } from '../src/api/api-router.ts';
import { bind } from '../src/api/bind.ts';
import { describeOperation } from '../src/contract/openapi.ts';
import type { Operations } from '../src/contract/operations/operation.ts';
import { closed, text } from '../src/contract/shapes/values.ts';
import { lazyPartsOf } from '../src/services/PluggyV2.ts';
import { call } from './support/api.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('alone');

const common = { method: 'get', access: 'server', responses: { 200: closed({ said: text }) } } as const;
const table = {
  oldGreeting: {
    ...common,
    summary: 'Greets.',
    path: '/old-greeting',
    sunset: { deprecated: '2027-01-01', on: '2027-07-01', instead: '`GET /greeting`' },
  },
  greeting: { ...common, summary: 'Greets.', path: '/greeting' },
} as const satisfies Operations;

it('an operation that goes away says so in every answer, refusals included; others say nothing', async () => {
  const greet = async ({ response }: { response: express.Response }): Promise<void> => {
    response.json({ said: 'olá' });
  };
  const routes = bind(table, { oldGreeting: greet, greeting: greet });
  const app = express().use(apiRouter(lazyPartsOf(world.app.pluggy), {}, routes));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headersOf = async (path: string, token?: null) => {
    const { status, headers } = await call(origin, path, token === undefined ? {} : { token });
    return [status, headers.get('deprecation'), headers.get('sunset')];
  };
  const said = ['@1798761600', 'Thu, 01 Jul 2027 00:00:00 GMT'];
  expect(await headersOf('/old-greeting')).toEqual([200, ...said]);
  expect(await headersOf('/old-greeting', null)).toEqual([401, ...said]);
  expect(await headersOf('/greeting')).toEqual([200, null, null]);
  server.closeAllConnections();
  server.close();
});

it('and in the description', () => {
  const described = describeOperation('oldGreeting', table.oldGreeting, 'greeting', { path: {}, query: {} });
  expect(described).toMatchObject({
    deprecated: true,
    'x-sunset': '2027-07-01',
    description: 'Deprecated: it may be gone from 2027-07-01 on. Instead: `GET /greeting`.',
  });
  const other = describeOperation('greeting', table.greeting, 'greeting', { path: {}, query: {} });
  expect(Object.keys(other)).not.toContain('deprecated');
});
