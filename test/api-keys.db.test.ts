import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import { runCommandOn } from './support/run-command.ts';
import type { TestApp } from './support/test-app.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';

interface Made {
  readonly id: string;
  readonly key: string;
}

interface Listed {
  readonly results: { id: string; name: string; lastUsedAt: string | null; revokedAt: string | null }[];
  readonly next: string | null;
}

const world = useWorld('alone', { service: { env: { WRONG_CREDENTIALS_PER_MINUTE: '100000' } } });
/** Another process of the same service. */
let elsewhere: TestApp;

beforeAll(async () => {
  elsewhere = await world.start();
});

async function make(scopes: readonly string[], more: object = {}): Promise<Made> {
  const body = { name: `for ${scopes.join()}`, scopes, ...more };
  const answer = await call(world.app.url, `${API}/keys`, { method: 'POST', body });
  expect(answer.status).toBe(201);
  return answer.json<Made>();
}

const list = async (query = ''): Promise<Listed> =>
  (await call(world.app.url, `${API}/keys${query}`)).json<Listed>();

const statusOf = async (app: TestApp, token: string, path = '/user/ana/items'): Promise<number> =>
  (await call(app.url, `${API}${path}`, { token })).status;

describe('an API key', () => {
  it('is shown once, stored as a digest, and tells when it was used last', async () => {
    const { id, key } = await make(['read']);
    expect(key).toMatch(/^pof_[\w-]{43}$/);
    expect(await statusOf(world.app, key)).toBe(200);
    const used = await until('its use is noted', async () =>
      (await list()).results.find((one) => one.id === id && one.lastUsedAt !== null),
    );
    expect(Date.parse(used.lastUsedAt ?? '')).toBeGreaterThan(world.clock.now().getTime() - 60_000);
    expect(JSON.stringify(await list())).not.toContain(key);
    expect(await dumpTables(world.databaseUrl)).not.toContain(key.slice(4));
  });

  it('may do what its scopes say, at every operation, and no more', async () => {
    const keys = {
      read: (await make(['read'])).key,
      write: (await make(['write'])).key,
      admin: (await make(['admin'])).key,
    };
    const doors = [
      ['read', 'GET', '/user/ana/items', undefined],
      ['read', 'GET', '/items', undefined],
      ['write', 'POST', '/user/ana/rules', { when: { text: 'x' }, then: { ignored: true } }],
      ['write', 'DELETE', '/user/ana/sessions', undefined],
      ['admin', 'GET', '/keys', undefined],
      ['admin', 'GET', '/audit', undefined],
    ] as const;
    for (const [needed, method, path, body] of doors) {
      for (const [scope, token] of Object.entries(keys)) {
        const answer = await call(world.app.url, `${API}${path}`, { method, token, body });
        if (scope === needed) expect(answer.status, `${scope} ${path}`).toBeLessThan(300);
        else expect(answer.json(), `${scope} ${path}`).toMatchObject({ status: 403, code: 'scope_missing' });
      }
    }
  });

  it('needs read and write to make a session, which does both', async () => {
    const makeSession = async (token: string) =>
      call(world.app.url, `${API}/session`, { method: 'POST', token, body: { userId: 'ana' } });
    for (const [scopes, missing] of [
      [['write'], 'read'],
      [['write', 'admin'], 'read'],
      [['read'], 'write'],
      [['admin'], 'read'],
    ] as const) {
      const refused = (await makeSession((await make(scopes)).key)).json();
      expect(refused, scopes.join()).toMatchObject({ status: 403, code: 'scope_missing' });
      expect(refused['detail'], scopes.join()).toContain(`"${missing}"`);
    }
    expect((await makeSession((await make(['write', 'read'])).key)).status).toBe(201);
  });

  it('that is revoked is refused at once here, and within 30 seconds by other processes', async () => {
    const [lost, kept] = [await make(['read']), await make(['read'])];
    for (const app of [world.app, elsewhere]) expect(await statusOf(app, lost.key)).toBe(200);
    const gone = await call(world.app.url, `${API}/keys/${lost.id}`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    expect(await statusOf(world.app, lost.key)).toBe(401);
    world.clock.advance(30_000);
    expect(await statusOf(elsewhere, lost.key)).toBe(401);
    expect(await statusOf(elsewhere, kept.key)).toBe(200);
    const again = await call(world.app.url, `${API}/keys/${lost.id}`, { method: 'DELETE' });
    expect(again.json()).toMatchObject({ status: 404, code: 'key_not_found' });
    expect((await list()).results.map(({ id }) => id)).not.toContain(lost.id);
    const all = await list('?includeRevoked=true');
    expect(all.results.find(({ id }) => id === lost.id)?.revokedAt).not.toBeNull();
  });

  it('takes its stream of events with it', async () => {
    const { id, key } = await make(['read']);
    const headers = { authorization: `Bearer ${key}` };
    const stream = await fetch(`${world.app.url}${API}/user/ana/events`, { headers });
    expect(stream.status).toBe(200);
    const ended = stream.text().then(
      () => 'ended',
      () => 'ended',
    );
    await call(world.app.url, `${API}/keys/${id}`, { method: 'DELETE' });
    expect(await ended).toBe('ended');
  });

  it('ends when it says', async () => {
    const { key } = await make(['read'], {
      expiresAt: new Date(world.clock.now().getTime() + 60_000).toISOString(),
    });
    expect(await statusOf(world.app, key)).toBe(200);
    world.clock.advance(60_001);
    expect(await statusOf(world.app, key)).toBe(401);
  });

  it.each([
    [{ name: '', scopes: ['read'] }, 'name'],
    [{ name: 'x'.repeat(101), scopes: ['read'] }, 'name'],
    [{ name: 'x', scopes: [] }, 'scopes'],
    [{ name: 'x', scopes: ['root'] }, 'scopes'],
    [{ name: 'x', scopes: ['read', 'read'] }, 'scopes'],
    [{ name: 'x', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', scopes: ['read'], expiresAt: 'tomorrow' }, 'expiresAt'],
  ])('is not made of %j', async (body, field) => {
    const answer = await call(world.app.url, `${API}/keys`, { method: 'POST', body });
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_value', field });
  });

  it('is listed page by page, and a cursor belongs to its filters', async () => {
    await make(['read']);
    await make(['read']);
    const seen: string[] = [];
    let after = '';
    do {
      const page = await list(`?limit=1${after}`);
      expect(page.results).toHaveLength(1);
      seen.push(...page.results.map(({ id }) => id));
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(seen).toEqual((await list('?limit=500')).results.map(({ id }) => id));
    const { next } = await list('?limit=1');
    const other = await call(world.app.url, `${API}/keys?includeRevoked=true&after=${next}`);
    expect(other.json()).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    const audit = await call(world.app.url, `${API}/audit?after=${next}`);
    expect(audit.json()).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    const broken = await call(world.app.url, `${API}/keys?after=nonsense`);
    expect(broken.json()).toMatchObject({ status: 400, code: 'invalid_cursor' });
  });

  it('leaves a line when it is made and when it is revoked, by whom', async () => {
    const admin = await make(['admin']);
    const body = { name: 'made by a key', scopes: ['read'] };
    const made = await call(world.app.url, `${API}/keys`, { method: 'POST', token: admin.key, body });
    await call(world.app.url, `${API}/keys/${made.json<Made>().id}`, { method: 'DELETE', token: admin.key });
    const rows = await world.sql('select action, actor from pluggy.audit where subject = $1 order by at', [
      made.json<Made>().id,
    ]);
    expect(rows).toEqual([
      { action: 'key.created', actor: `key:${admin.id}` },
      { action: 'key.revoked', actor: `key:${admin.id}` },
    ]);
  });
});

describe('pluggy-open-finance keys', () => {
  const keys = (...args: string[]) =>
    runCommandOn({ sandboxUrl: 'http://127.0.0.1:9', databaseUrl: world.databaseUrl }, 'keys', args);

  it('makes a key that works, lists it, and revokes it', async () => {
    const made = await keys(
      'create',
      '--name',
      'reports',
      '--scopes',
      'read,write',
      '--expires',
      '90d',
      '--json',
    );
    expect(made.exitCode).toBe(0);
    const { id, key, scopes } = JSON.parse(made.text) as Made & { scopes: string[] };
    expect(scopes).toEqual(['read', 'write']);
    world.clock.advance(1_001); // a made-up key is looked up at most once a second
    expect(await statusOf(world.app, key)).toBe(200);
    const listed = await keys('list');
    expect(listed).toMatchObject({
      exitCode: 0,
      text: expect.stringContaining(`${id}  reports  read,write`),
    });
    expect(listed.text).not.toContain(key);
    expect(await keys('revoke', id)).toEqual({ exitCode: 0, text: 'The key "reports" is revoked.' });
    world.clock.advance(30_000);
    expect(await statusOf(world.app, key)).toBe(401);
    expect(await keys('revoke', id)).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('no API key with that id'),
    });
  });

  it.each([
    [['list', 'more']],
    [['create', '--scopes', 'read']],
    [['create', '--name', 'x']],
    [['create', '--name', 'x', '--scopes', 'root']],
    [['create', '--name', 'x', '--scopes', 'read', '--expires', 'soon']],
    [['create', '--name', 'x', '--scopes', 'read', '--expires', '2020-01-01T00:00:00Z']],
    [['revoke']],
    [['revoke', 'no-uuid']],
    [[]],
  ])('is used wrongly as %j', async (args) => {
    expect((await keys(...args)).exitCode).toBe(2);
  });
});
