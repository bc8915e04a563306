import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import express4 from 'express4';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHost } from '../examples/express-host/app.ts';
import { addPerson } from '../examples/express-host/sign-in.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

beforeAll(() => {
  addPerson('ana@example.com', 'ana', 'a good one');
  addPerson('bia@example.com', 'bia', 'another one');
});

/** What the app writes. */
const lines: string[] = [];
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
});
afterEach(() => {
  lines.length = 0;
});
afterAll(() => {
  vi.restoreAllMocks();
});

const FRAMEWORKS = { 'Express 5': express, 'Express 4': express4 };
const CASES = Object.entries(FRAMEWORKS).flatMap(([name, framework]) => [
  { name, framework, isAfter: false },
  { name: `${name}, after express.json()`, framework, isAfter: true },
]);

describe.each(CASES)('examples/express-host in $name', ({ framework, isAfter }) => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    const host = createHost(world.app.pluggy, framework);
    const app = isAfter ? framework().use(framework.json()).use(host) : host;
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function ask(path: string, cookie: string, body?: object, headers: Record<string, string> = {}) {
    const response = await fetch(`${origin}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return { status: response.status, json: text === '' ? null : JSON.parse(text), cookie: cookies[0] ?? '' };
  }
  const signIn = (email: string, password: string) => ask('/sign-in', '', { email, password });

  it('signs its people in, and nobody else', async () => {
    expect((await signIn('ana@example.com', 'a bad one')).status).toBe(401);
    expect((await signIn('nobody@example.com', 'a good one')).status).toBe(401);
    expect((await ask('/me/accounts', 'host_session=invented')).status).toBe(401);
    const { status, cookie } = await signIn('ana@example.com', 'a good one');
    expect(status).toBe(200);
    expect((await ask('/me/accounts', cookie)).status).toBe(200);
    expect((await ask('/sign-out', cookie, {})).status).toBe(204);
    expect((await ask('/me/accounts', cookie)).status).toBe(401);
  });

  it('connects a bank for who is signed in, and shows the data to that person alone', async () => {
    const { cookie: ana } = await signIn('ana@example.com', 'a good one');
    const { cookie: bia } = await signIn('bia@example.com', 'another one');
    const token = await ask('/api/pluggy-v2/connect-token', ana, {});
    expect(token).toMatchObject({ status: 200, json: { userId: 'ana' } });
    const itemId = await world.bank.connect('ana');
    expect((await ask('/api/pluggy-v2/user/ana/items', ana, { itemId })).status).toBe(202);
    await world.app.work();
    const own = await ask('/me/accounts', ana);
    expect(own.json).toContainEqual({
      name: 'Conta Corrente',
      balance: expect.stringMatching(/^\d+(\.\d+)?$/),
      currencyCode: 'BRL',
    });
    expect((await ask('/me/accounts', bia)).json).toEqual([]);
    expect((await ask('/api/pluggy-v2/user/ana/accounts', ana)).status).toBe(200);
    expect((await ask('/api/pluggy-v2/user/ana/accounts', bia)).status).toBe(403);
    expect((await ask('/api/pluggy-v2/user/ana/accounts', '')).status).toBe(401);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await ask('/api/pluggy-v2/connect-token', ana, {}, elsewhere)).json).toMatchObject({
      code: 'cross_site',
    });
    expect((await ask('/api/pluggy-v2/webhook', '', {})).status).toBe(401);
  });

  it('logs what it does, and neither whom it is about nor any secret', async () => {
    const { cookie } = await signIn('ana@example.com', 'a good one');
    await ask('/api/pluggy-v2/user/ana/accounts', cookie);
    const logged = lines.filter((line) => line.includes('"message":"request"'));
    expect(logged.length).toBeGreaterThanOrEqual(2);
    expect(lines.join('')).not.toMatch(/\bana\b|a good one/);
    expect(lines.join('')).not.toContain(cookie.split('=')[1]);
  });
});
