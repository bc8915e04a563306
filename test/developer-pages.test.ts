import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { developerPages } from '../src/api/developer-pages.ts';
import { type Environment, readConfig } from '../src/config.ts';

const FILES = ['pluggy-v2-test', 'pluggy-v2-token-only', 'pluggy-widget-debug', 'dev'];
const PATHS = ['/pluggy-v2-test.html', '/pluggy-v2-token-only.html', '/pluggy-widget-debug.html', '/dev'];
const KEY = 'b3a1f8e07c5d4429a6e1c0d98b7f5e31';
const LIVE = { PLUGGY_CLIENT_ID: 'id', PLUGGY_CLIENT_SECRET: 'secret', API_KEYS: KEY };
/** Other ways to write the address of a file. */
const DETOURS = ['/dev.html', '/pluggy-v2-test%2ehtml', '//pluggy-v2-test.html', '/x/../pluggy-v2-test.html'];

let webDir: string;
let server: Server | undefined;

beforeAll(() => {
  webDir = mkdtempSync(join(tmpdir(), 'developer-pages-'));
  for (const name of FILES) writeFileSync(join(webDir, `${name}.html`), `<title>${name}</title>`);
});
afterAll(() => rmSync(webDir, { recursive: true }));
afterEach(() => void server?.close());

/** The pages before the files, as in the service. */
async function serve(env: Environment): Promise<number> {
  const app = express();
  app.use(developerPages({ config: readConfig(env) }, webDir));
  app.use(express.static(webDir, { index: false, redirect: false }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Got {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Not `fetch`, which would take the detours out of an address. */
async function get(port: number, path: string, language = 'pt-BR'): Promise<Got> {
  const asked = request({
    host: '127.0.0.1',
    port,
    path,
    agent: false,
    headers: { 'accept-language': language },
  }).end();
  const [answer] = await once(asked, 'response');
  let body = '';
  for await (const chunk of answer) body += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, body };
}

describe('in the sandbox mode', () => {
  it('each page is served under a policy of its own, and kept by nobody', async () => {
    const port = await serve({ PLUGGY_MODE: 'sandbox' });
    for (const [index, path] of PATHS.entries()) {
      const { status, headers, body } = await get(port, path);
      expect(status).toBe(200);
      expect(body).toContain(FILES[index]);
      expect(headers['cache-control']).toBe('no-store');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      // no host but Pluggy's, which is the sandbox here
      expect(
        policy.match(/https?:[^\s;]+/g)?.filter((host) => host !== 'http://127.0.0.1:3001') ?? [],
      ).toEqual([]);
    }
  });

  it('styles that a script writes are allowed only where the widget is opened', async () => {
    const port = await serve({ PLUGGY_MODE: 'sandbox' });
    const policies = await Promise.all(PATHS.map((path) => get(port, path)));
    expect(
      policies.map(({ headers }) => /unsafe-inline/.test(String(headers['content-security-policy']))),
    ).toEqual([true, false, true, false]);
  });

  it('the pages learn of the published key, and of no other', async () => {
    const published = await get(await serve({ PLUGGY_MODE: 'sandbox' }), '/developer-pages.json');
    expect(JSON.parse(published.body)).toMatchObject({ mode: 'sandbox', sampleKey: 'sandbox-key' });
    server?.close();
    const own = await get(await serve({ PLUGGY_MODE: 'sandbox', API_KEYS: KEY }), '/developer-pages.json');
    expect(JSON.parse(own.body)).toMatchObject({ sampleKey: null });
    expect(own.body).not.toContain(KEY);
  });
});

describe('in the live mode', () => {
  it('the pages are off, by whatever way one asks for them, and say why in both languages', async () => {
    const port = await serve(LIVE);
    for (const path of [...PATHS, ...DETOURS, '/developer-pages.json']) {
      const { status, headers, body } = await get(port, path);
      expect(`${path} ${status}`).toBe(`${path} 403`);
      expect(body).toContain('DEVELOPER_PAGES=on');
      expect(body).toContain('desligadas');
      expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
    }
    expect((await get(port, '/dev', 'en')).body).toContain('Developer pages are off');
  });

  it('the team switches them on, and nothing is filled in', async () => {
    const port = await serve({ ...LIVE, DEVELOPER_PAGES: 'on' });
    const { body } = await get(port, '/developer-pages.json');
    expect(JSON.parse(body)).toMatchObject({ mode: 'live', widgetUrl: null, sampleKey: null });
    for (const secret of [KEY, 'secret']) expect(body).not.toContain(secret);
    const policy = String((await get(port, '/pluggy-widget-debug.html')).headers['content-security-policy']);
    expect(policy).toContain("connect-src 'self' https://api.pluggy.ai https://connect.pluggy.ai;");
    expect(policy).toContain('frame-src https://connect.pluggy.ai;');
  });

  it('and off again in the sandbox mode', async () => {
    const port = await serve({ PLUGGY_MODE: 'sandbox', DEVELOPER_PAGES: 'off' });
    expect((await get(port, '/dev')).status).toBe(403);
  });
});
