import { beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '../src/domain/logger.ts';
import { type Answer, call } from './support/api.ts';
import { rowsOf } from './support/look-inside.ts';
import { useWorld } from './support/world.ts';

interface Connection {
  readonly id: string;
  readonly alias: string | null;
  readonly autoSync: boolean;
  readonly refresh: {
    readonly allowed: boolean;
    readonly allowedAt: string | null;
    readonly reason: string | null;
  };
}

const log: string[] = [];
const note = (fields: object, message?: string): void => void log.push(JSON.stringify([fields, message]));
const logger: Logger = { debug: note, info: note, warn: note, error: note };
const world = useWorld('scripted', { service: { logger } });

const path = (user = 'ana', rest = ''): string =>
  `/api/pluggy-v2/user/${user}/items/${world.bank.itemId}${rest}`;
const send = (method: string, rest: string, body?: unknown, user = 'ana'): Promise<Answer> =>
  call(world.app.url, path(user, rest), {
    method,
    headers: { 'accept-language': 'en' },
    ...(body !== undefined && { body }),
  });
const read = async (): Promise<Connection> => (await send('GET', '')).json<Connection>();

async function readAgain(says: Readonly<Record<string, unknown>>): Promise<void> {
  world.bank.touch(says);
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

beforeEach(async () => {
  world.bank.restore(`PATCH /items/${world.bank.itemId}`);
  await readAgain({ status: 'UPDATED', autoSyncDisabledAt: null });
  world.bank.calls();
});
describe('a refresh', () => {
  const refusal = (codeDescription: string | undefined, data: object = {}, status = 400): void =>
    world.bank.override(`PATCH /items/${world.bank.itemId}`, status, {
      code: status,
      codeDescription,
      message: 'no',
      data,
    });

  it('is asked for at Pluggy, every time', async () => {
    for (let time = 0; time < 3; time += 1) {
      const answer = await send('POST', '/refresh');
      expect(answer.status, answer.text).toBe(202);
      expect(answer.json<Connection>()).toMatchObject({
        id: world.bank.itemId,
        refresh: { allowed: true, reason: null },
      });
    }
    const asked = world.bank.server.requests(`PATCH /items/${world.bank.itemId}`);
    expect(asked.map(({ body }) => JSON.parse(body))).toEqual([{}, {}, {}]);
  });

  it('that comes too soon says when to come back, and is tried again all the same', async () => {
    const lastUpdatedAt = new Date(world.clock.now().getTime() - 20 * 60_000).toISOString();
    refusal(
      'CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY',
      { minUpdateFrequencyAllowedInHours: 1, lastUpdatedAt },
      409,
    );
    const answer = await send('POST', '/refresh');
    expect(answer.json()).toMatchObject({ status: 409, code: 'refresh_too_soon' });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(39 * 60);
    expect(seconds).toBeLessThanOrEqual(40 * 60);
    const { refresh } = await read();
    const allowedAt = new Date(Date.parse(lastUpdatedAt) + 3_600_000).toISOString();
    expect(refresh).toEqual({ allowed: false, reason: 'refresh_too_soon', allowedAt });

    world.bank.restore(`PATCH /items/${world.bank.itemId}`);
    expect((await send('POST', '/refresh')).status).toBe(202);
    expect((await read()).refresh).toEqual({ allowed: true, allowedAt: null, reason: null });
  });

  it.each([
    ['hours beyond any date', { minUpdateFrequencyAllowedInHours: 1e12 }],
    ['hours that are none', { minUpdateFrequencyAllowedInHours: 'many' }],
    ['a day in another century', { canRetryAfterDate: '2199-12-31T00:00:00Z' }],
    ['a placeholder', { canRetryAfterDate: '0001-01-01T00:00:00Z' }],
  ])('that comes too soon, with %s, is one to be tried again in a while', async (_, data) => {
    const lastUpdatedAt = new Date(world.clock.now().getTime() - 20 * 60_000).toISOString();
    refusal('CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY', { lastUpdatedAt, ...data }, 409);
    const answer = await send('POST', '/refresh');
    expect(answer.json()).toMatchObject({ status: 409, code: 'refresh_too_soon' });
    expect(answer.headers.get('retry-after')).toBe('60');
    expect((await read()).refresh).toMatchObject({ allowed: false, reason: 'refresh_too_soon' });
  });

  it.each<[string | undefined, number, string]>([
    ['ITEM_ALREADY_UPDATING', 400, 'refresh_too_soon'],
    ['LAST_EXECUTION_HAD_LOGIN_ERROR', 400, 'refresh_needs_login'],
    ['CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR', 400, 'refresh_needs_login'],
    ['CLIENT_HAS_ITEM_UPDATES_DISABLED', 400, 'refresh_not_possible'],
    [undefined, 400, 'refresh_not_possible'],
  ])('that Pluggy refuses with %s, %i is %s', async (code, status, expected) => {
    refusal(code, {}, status);
    const answer = await send('POST', '/refresh');
    expect(answer.json()).toMatchObject({ status: 409, code: expected });
    expect(answer.headers.has('retry-after')).toBe(expected === 'refresh_too_soon');
    expect((await read()).refresh).toMatchObject({ allowed: false, reason: expected });
  });

  it('is not expected to work while the person is needed, or for MeuPluggy', async () => {
    await readAgain({ status: 'LOGIN_ERROR' });
    expect((await read()).refresh).toMatchObject({ allowed: false, reason: 'refresh_needs_login' });
    await readAgain({ status: 'UPDATED', connector: { id: 200, name: 'MeuPluggy', products: [] } });
    expect((await read()).refresh).toMatchObject({ allowed: false, reason: 'refresh_not_possible' });
    world.bank.item = {};
  });

  it('of an item that Pluggy does not know, or of somebody else, is 404', async () => {
    refusal('ITEM_NOT_FOUND', {}, 404);
    for (const user of ['ana', 'mallory'])
      expect((await send('POST', '/refresh', undefined, user)).json()).toMatchObject({
        status: 404,
        code: 'item_not_found',
      });
    expect(world.bank.server.requests(`PATCH /items/${world.bank.itemId}`)).toHaveLength(1);
  });
});

describe('what a person sets of a connection', () => {
  it('is a name, which stays and can be taken back', async () => {
    expect((await send('PATCH', '', { alias: 'Casa' })).json<Connection>().alias).toBe('Casa');
    await readAgain({ status: 'UPDATED' });
    expect((await read()).alias).toBe('Casa');
    const { items } = (await call(world.app.url, '/api/pluggy-v2/user/ana/items')).json<{
      items: Connection[];
    }>();
    expect(items.map(({ alias }) => alias)).toEqual(['Casa']);
    expect((await send('PATCH', '', { alias: null })).json<Connection>().alias).toBeNull();
    expect(world.bank.server.requests(`PATCH /items/${world.bank.itemId}`)).toEqual([]);
  });

  it('is whether Pluggy reads it by itself', async () => {
    const route = `PATCH /items/${world.bank.itemId}/disable-auto-sync`;
    world.bank.override(route, 200, {});
    expect((await send('PATCH', '', { autoSync: false })).json<Connection>().autoSync).toBe(false);
    expect((await send('PATCH', '', { autoSync: false })).json<Connection>().autoSync).toBe(false);
    expect(world.bank.server.requests(route)).toHaveLength(1);
    expect((await send('PATCH', '', { autoSync: true })).json<Connection>().autoSync).toBe(true);
    expect(world.bank.server.requests(`PATCH /items/${world.bank.itemId}`)).toHaveLength(1);
  });

  it('is refused clearly where it is wrong, and is nobody else’s business', async () => {
    const wrong = await send('PATCH', '', { alias: ' ', autoSync: 'no', name: 'x' });
    expect(wrong.status).toBe(400);
    for (const field of ['alias', 'autoSync', 'name']) expect(wrong.text).toContain(field);
    expect((await send('PATCH', '', { alias: 'x' }, 'mallory')).json()).toMatchObject({
      status: 404,
      code: 'item_not_found',
    });
  });
});

describe('the answer to a question of the bank', () => {
  const SECRET = 'token-482913-xyz';
  const route = (): string => `POST /items/${world.bank.itemId}/mfa`;

  it('reaches Pluggy, and is neither stored nor logged', async () => {
    world.bank.override(route(), 200, {});
    const answer = await send('POST', '/mfa', { parameters: { token: SECRET } });
    expect(answer.status, answer.text).toBe(202);
    expect(world.bank.server.requests(route()).map(({ body }) => JSON.parse(body))).toEqual([
      { token: SECRET },
    ]);
    world.bank.override(route(), 400, {
      code: 400,
      codeDescription: 'ITEM_MFA_EXPIRED',
      message: `not ${SECRET}`,
    });
    const refused = await send('POST', '/mfa', { parameters: { token: SECRET } });
    expect(refused.json()).toMatchObject({ status: 409, code: 'mfa_not_awaited' });
    expect(refused.text).not.toContain(SECRET);
    await world.app.work();

    expect(log.join('\n')).not.toContain(SECRET);
    const tables = await rowsOf<{ name: string }>(
      world.databaseUrl,
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'pluggy'`,
    );
    for (const { name } of tables)
      expect(
        await rowsOf(world.databaseUrl, `select from ${name} x where x::text like '%' || $1 || '%'`, [
          SECRET,
        ]),
        name,
      ).toEqual([]);
  });

  it('is refused clearly where it is none, without a call to Pluggy', async () => {
    for (const parameters of [undefined, {}, { token: 1 }, { token: '' }, { 'a b': 'x' }, 'token'])
      expect((await send('POST', '/mfa', { parameters })).json()).toMatchObject({
        status: 400,
        code: 'invalid_value',
      });
    expect((await send('POST', '/mfa', { parameters: { token: '1' } }, 'mallory')).status).toBe(404);
    expect(world.bank.server.requests(route())).toEqual([]);
  });
});
