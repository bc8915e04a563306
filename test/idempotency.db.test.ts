import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import type { TestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const DAY_MS = 24 * 3_600_000;

const world = useWorld('alone');
/** Another process of the same service. */
let elsewhere: TestApp;

beforeAll(async () => {
  elsewhere = await world.start();
  await world.app.pluggy.open();
});

const makeKey = (key: string, name = 'reports', app = world.app, token?: string): Promise<Answer> =>
  call(app.url, `${API}/keys`, {
    method: 'POST',
    body: { name, scopes: ['admin'] },
    headers: { 'idempotency-key': key },
    ...(token !== undefined && { token }),
  });

const keysNamed = (name: string): Promise<object[]> =>
  world.sql('select 1 from pluggy.api_keys where name = $1', [name]);

describe('an Idempotency-Key', () => {
  it('makes one thing of a request that is sent twice, and shows its secret once', async () => {
    const key = randomUUID();
    const [first, again, there] = [
      await makeKey(key, 'once'),
      await makeKey(key, 'once'),
      await makeKey(key, 'once', elsewhere),
    ];
    expect([first.status, again.status, there.status]).toEqual([201, 201, 201]);
    const { key: secret, ...rest } = first.json<{ key: string }>();
    expect(secret).toMatch(/^pof_/);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    for (const answer of [again, there]) {
      expect(answer.json()).toEqual(rest);
      expect(answer.headers.get('idempotency-replayed')).toBe('true');
    }
    expect(await keysNamed('once')).toHaveLength(1);
    const dump = await dumpTables(world.databaseUrl);
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(key);
    const lines = await world.sql(`select 1 from pluggy.audit where action = 'key.created'`);
    expect(lines).toHaveLength(1); // what is repeated was not done again
  });

  it('does not run a request twice that is sent twice at once', async () => {
    const key = randomUUID();
    const apps = Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? world.app : elsewhere));
    const answers = await Promise.all(apps.map((app) => makeKey(key, 'at once', app)));
    expect(await keysNamed('at once')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 201) continue;
      expect(answer.json()).toMatchObject({ status: 409, code: 'idempotency_in_progress' });
    }
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0);
  });

  it('refuses another body, and holds for one caller and one operation', async () => {
    const key = randomUUID();
    const made = await makeKey(key, 'mine');
    expect((await makeKey(key, 'another body')).json()).toMatchObject({
      status: 409,
      code: 'idempotency_mismatch',
    });
    expect(await keysNamed('another body')).toEqual([]);
    const other = await makeKey(key, 'mine', world.app, made.json<{ key: string }>().key);
    expect(other.json()).toHaveProperty('key'); // another caller's key is another key
    const session = await call(world.app.url, `${API}/session`, {
      method: 'POST',
      body: { userId: 'ana' },
      headers: { 'idempotency-key': key },
    });
    expect(session.json()).toHaveProperty('sessionToken');
    expect(await keysNamed('mine')).toHaveLength(2);
  });

  it('lets what was refused be tried again, and ends after a day', async () => {
    const key = randomUUID();
    expect((await makeKey(key, '')).status).toBe(400);
    expect((await makeKey(key, 'again')).status).toBe(201);
    world.clock.advance(DAY_MS - 60_000);
    expect((await makeKey(key, 'again')).headers.get('idempotency-replayed')).toBe('true');
    world.clock.advance(61_000);
    expect((await makeKey(key, 'again')).headers.get('idempotency-replayed')).toBeNull();
    expect(await keysNamed('again')).toHaveLength(2);
    world.clock.advance(DAY_MS + 1_000);
    await world.app.care.forgetOld();
    expect(await world.sql('select 1 from pluggy.idempotent_answers')).toEqual([]);
  });

  it('keeps no answer that its caller did not get, for the line of the audit could not be written', async () => {
    const key = randomUUID();
    await world.sql('alter table pluggy.audit add constraint no_room check (false) not valid');
    const failed = await makeKey(key, 'unheard');
    await world.sql('alter table pluggy.audit drop constraint no_room');
    expect(failed.status).toBe(500);
    const again = await makeKey(key, 'unheard');
    expect(again.json()).toMatchObject({ key: expect.stringMatching(/^pof_/) });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, null]);
    expect((await makeKey(key, 'unheard')).headers.get('idempotency-replayed')).toBe('true');
  });

  it('frees a request whose process died in the middle, after two minutes', async () => {
    const key = randomUUID();
    await makeKey(key, 'died');
    await world.sql('update pluggy.idempotent_answers set status = null, answer = null');
    expect((await makeKey(key, 'died')).json()).toMatchObject({ code: 'idempotency_in_progress' });
    world.clock.advance(121_000);
    expect((await makeKey(key, 'died')).status).toBe(201);
  });

  it.each(['with space', 'Ã©', 'x'.repeat(256)])('is no such text as %s', async (key) => {
    expect((await makeKey(key, 'no key')).json()).toMatchObject({
      status: 400,
      code: 'invalid_value',
      field: 'Idempotency-Key',
    });
  });

  it('is passed over where nothing is made', async () => {
    const headers = { 'idempotency-key': 'not looked at here' };
    const answer = await call(world.app.url, `${API}/user/ana/sessions`, { method: 'DELETE', headers });
    expect(answer.status).toBe(204);
  });
});
