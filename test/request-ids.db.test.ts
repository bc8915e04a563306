import { beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { call } from './support/api.ts';
import type { TestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PAGE = 'https://app.example.com';

const lines: object[] = [];
const world = useWorld('alone', {
  service: {
    logger: { ...silentLogger, error: (fields: object) => void lines.push(fields) },
    env: { CORS_ORIGINS: `${PAGE}, https://other.example.com:8443` },
  },
});
/** No other origin is let in. */
let closed: TestApp;
beforeAll(async () => {
  closed = await world.start({ env: {} });
});

const idOf = async (
  path: string,
  headers: Record<string, string> = {},
  token?: null,
): Promise<string | null> =>
  (await call(world.app.url, path, { headers, ...(token === null && { token }) })).headers.get(
    'x-request-id',
  );

describe('the id of a request', () => {
  it('is in every answer, and is the caller’s where it is usable', async () => {
    for (const path of [
      `${API}/user/ana/items`,
      `${API}/nowhere`,
      `${API}/openapi.json`,
      '/healthz',
      '/',
      '/nowhere',
    ])
      expect(await idOf(path), path).toMatch(UUID);
    expect(await idOf(`${API}/user/ana/items`, {}, null)).toMatch(UUID);
    expect(await idOf(`${API}/user/ana/items`, { 'x-request-id': 'trace-1.2:3' })).toBe('trace-1.2:3');
    for (const wrong of ['with space', 'ana@example.com', 'x'.repeat(129), '<script>'])
      expect(await idOf(`${API}/user/ana/items`, { 'x-request-id': wrong }), wrong).toMatch(UUID);
  });

  it('is in the log beside what went wrong', async () => {
    await world.sql('alter table pluggy.items rename to items_away');
    const failed = await call(world.app.url, `${API}/user/ana/items`, {
      headers: { 'x-request-id': 'find-me' },
    });
    await world.sql('alter table pluggy.items_away rename to items');
    expect(failed.status).toBe(500);
    expect(lines).toContainEqual(expect.objectContaining({ requestId: 'find-me', problem: 'internal' }));
  });
});

describe('CORS_ORIGINS', () => {
  const preflight = (app: TestApp, origin: string, path: string, method: string): Promise<Response> =>
    fetch(`${app.url}${API}${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': method },
    });

  it('opens the API to pages of these origins, and lets them ask first', async () => {
    const answer = await preflight(world.app, PAGE, '/user/ana/items', 'POST');
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(answer.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(answer.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const read = await call(world.app.url, `${API}/user/ana/items`, { headers: { origin: PAGE } });
    expect(read.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(read.headers.get('access-control-expose-headers')).toContain('X-Request-Id');
    expect(read.headers.get('vary')).toContain('Origin');
    const refused = await call(world.app.url, `${API}/user/ana/items`, {
      token: null,
      headers: { origin: PAGE },
    });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(PAGE); // so that the page can read why
  });

  it('opens it to no others, and by default to nobody', async () => {
    for (const [app, origin] of [
      [world.app, 'https://evil.example'],
      [world.app, 'https://app.example.com.evil.example'],
      [world.app, 'null'],
      [closed, PAGE],
    ] as const) {
      const answer = await preflight(app, origin, '/user/ana/items', 'GET');
      expect(answer.headers.get('access-control-allow-origin'), origin).toBeNull();
      expect(answer.headers.get('access-control-allow-methods'), origin).toBeNull();
    }
  });

  it('says nothing of addresses that do not exist', async () => {
    const answer = await preflight(world.app, PAGE, '/nowhere', 'GET');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('access-control-allow-methods')).toBeNull();
  });

  it.each(['*', 'https://app.example.com/', 'https://app.example.com/path', 'app.example.com'])(
    'is no list of origins: %s',
    async (value) => {
      const start = world.start({ env: { CORS_ORIGINS: value } });
      await expect(start).rejects.toThrow(/CORS_ORIGINS must be exact origins/);
    },
  );
});
