import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';

interface Row {
  readonly action: string;
  readonly actor: string | null;
  readonly user_id: string | null;
  readonly subject: string | null;
  readonly network: string | null;
  readonly count: number;
}

let lines: object[];
const write = (fields: object, message: string): void => void (message === 'audit' && lines.push(fields));
const world = useWorld('alone', {
  each: 'test',
  service: {
    logger: { ...silentLogger, info: write, warn: write },
    env: { WRONG_CREDENTIALS_PER_MINUTE: '100000' },
  },
});

beforeEach(() => {
  lines = [];
});

const rows = (action: string): Promise<Row[]> =>
  world.sql<Row & Record<string, unknown>>(
    'select action, actor, user_id, subject, network::text, count from pluggy.audit where action = $1 order by at',
    [action],
  );

/** The rows of an action, once there are so many. */
async function rowsWhen(action: string, count: number): Promise<Row[]> {
  await until(`${count} rows of ${action}`, async () => (await rows(action)).length >= count);
  return rows(action);
}

interface Detail {
  readonly action: string;
  readonly operation: string | null;
  readonly outcome: string;
  readonly reason: string | null;
  readonly subject: string | null;
  readonly count: number;
}

const details = (userId: string): Promise<Detail[]> =>
  world.sql<Detail & Record<string, unknown>>(
    'select action, operation, outcome, reason, subject, count from pluggy.audit where user_id = $1 order by at',
    [userId],
  );

const guess = () => call(world.app.url, `${API}/user/ana/items`, { token: `guess-${randomUUID()}` });

describe('the audit', () => {
  it('tells who made a session, took data out and ended the session, and from which network', async () => {
    const made = await call(world.app.url, `${API}/session`, { method: 'POST', body: { userId: 'ana' } });
    const { sessionToken, sessionId } = made.json<{ sessionToken: string; sessionId: string }>();
    await call(world.app.url, `${API}/user/ana/financial-data`, { token: sessionToken });
    await call(world.app.url, `${API}/session/cookie`, { method: 'DELETE', token: sessionToken });
    const common = { user_id: 'ana', network: '127.0.0.0/24', count: 1 };
    expect(await rowsWhen('session.created', 1)).toMatchObject([
      { ...common, actor: expect.stringMatching(/^key:[0-9a-f]{8}$/), subject: sessionId },
    ]);
    const actor = `session:${sessionId}`;
    expect(await rowsWhen('data.exported', 1)).toMatchObject([{ ...common, actor }]);
    expect(await rowsWhen('session.revoked', 1)).toMatchObject([{ ...common, actor, subject: sessionId }]);
    const dump = await dumpTables(world.databaseUrl);
    for (const secret of [sessionToken, 'sandbox-key', '127.0.0.1']) {
      expect(dump).not.toContain(secret);
      expect(JSON.stringify(lines)).not.toContain(secret);
    }
    expect(JSON.stringify(lines)).not.toContain('ana');
    expect(lines).toContainEqual(expect.objectContaining({ action: 'data.exported', actor, count: 1 }));
  });

  it('tells of a refused credential at once, and counts a crowd of them once a minute', async () => {
    expect((await guess()).status).toBe(401);
    expect(await rowsWhen('credential.refused', 1)).toMatchObject([{ actor: null, user_id: null, count: 1 }]);
    for (let round = 0; round < 20; round += 1) await guess();
    world.clock.advance(60_000);
    await guess();
    await until('the crowd is counted', async () => (await rows('credential.refused'))[0]?.count === 21);
    expect(await rowsWhen('credential.refused', 2)).toMatchObject([{ count: 21 }, { count: 1 }]);
    expect(lines).toMatchObject([
      { action: 'credential.refused', count: 1 },
      { action: 'credential.refused', count: 21 },
      { action: 'credential.refused', count: 1 },
    ]);
  });

  it("tells of forged deliveries, and of a session that asked for another's data", async () => {
    const headers = { 'x-webhook-secret': 'forged' };
    await call(world.app.url, `${API}/webhook`, { method: 'POST', token: null, headers, body: {} });
    expect(await rowsWhen('webhook.refused', 1)).toMatchObject([{ actor: null, count: 1 }]);
    const { sessionToken, sessionId } = await world.app.pluggy.createSession('bia');
    await call(world.app.url, `${API}/user/ana/items`, { token: sessionToken });
    expect(await rowsWhen('access.refused', 1)).toMatchObject([
      { actor: `session:${sessionId}`, subject: 'forbidden', count: 1 },
    ]);
  });

  it('tells of each read and each refusal by its operation, and counts a page that asks again', async () => {
    for (let round = 0; round < 3; round += 1) await call(world.app.url, `${API}/user/ana/accounts`);
    const unknown = randomUUID();
    await call(world.app.url, `${API}/user/ana/items/${unknown}`);
    await until('both are written', async () => (await details('ana')).length === 2);
    world.clock.advance(15 * 60_000);
    await call(world.app.url, `${API}/user/ana/items`);
    await until('the reads are counted', async () => (await details('ana'))[0]?.count === 3);
    expect(await details('ana')).toMatchObject([
      { action: 'data.read', operation: 'listAccounts', outcome: 'done', reason: null, count: 3 },
      { operation: 'readItem', subject: unknown, outcome: 'refused', reason: 'item_not_found', count: 1 },
      { operation: 'listItems', outcome: 'done', count: 1 },
    ]);
    expect(lines).toEqual([expect.objectContaining({ action: 'data.read', outcome: 'refused' })]);
  });

  it('has the line of a change before the caller has its answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const made = await call(world.app.url, `${API}/session`, { method: 'POST', body: { userId: 'bia' } });
      expect(await rows('session.created')).toHaveLength(round + 1);
      expect(made.status).toBe(201);
    }
  });

  it('does not call a change done whose line cannot be written, and writes the line later', async () => {
    const change = () => call(world.app.url, `${API}/user/ana/sessions`, { method: 'DELETE' });
    await world.sql('alter table pluggy.audit add constraint no_room check (false) not valid');
    const failed = await change();
    expect(failed.status).toBe(500);
    expect(failed.json()).toMatchObject({ code: 'internal' });
    await world.sql('alter table pluggy.audit drop constraint no_room');
    expect((await change()).status).toBe(204);
    expect(await rows('sessions.revoked')).toHaveLength(2);
  });

  it("says whose data a session asked for that was not its own, and believes no stranger's word", async () => {
    const { sessionToken } = await world.app.pluggy.createSession('bia');
    await call(world.app.url, `${API}/user/ana/items`, { token: sessionToken });
    await call(world.app.url, `${API}/user/ana/items`, { token: 'a-strangers' });
    expect(await rowsWhen('access.refused', 1)).toMatchObject([{ user_id: 'ana' }]);
    expect(await rowsWhen('credential.refused', 1)).toMatchObject([{ user_id: null }]);
  });
});

describe('the lists of the audit', () => {
  interface Listed {
    readonly results: Record<string, unknown>[];
    readonly next: string | null;
  }
  const read = async (path: string, token?: string): Promise<Listed> =>
    (await call(world.app.url, `${API}${path}`, token === undefined ? {} : { token })).json<Listed>();

  /** Two sessions, a read of one, and an attempt of the other one at what is not its own. */
  async function live(): Promise<{ ana: string; bia: string; anaSession: string }> {
    const make = async (userId: string) =>
      (await call(world.app.url, `${API}/session`, { method: 'POST', body: { userId } })).json<{
        sessionToken: string;
        sessionId: string;
      }>();
    const [ana, bia] = [await make('ana'), await make('bia')];
    await call(world.app.url, `${API}/user/ana/items`, { token: ana.sessionToken });
    world.clock.advance(1_000);
    await call(world.app.url, `${API}/user/ana/items`, { token: bia.sessionToken });
    await rowsWhen('access.refused', 1);
    await rowsWhen('data.read', 1);
    return { ana: ana.sessionToken, bia: bia.sessionToken, anaSession: ana.sessionId };
  }

  it('tell the operator who did what, by user, by actor, and since when', async () => {
    const { anaSession } = await live();
    const ofAna = await read('/audit?userId=ana');
    expect(ofAna.results.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['access.refused', 'refused'],
      ['data.read', 'done'],
      ['session.created', 'done'],
    ]);
    expect(ofAna.results[1]).toMatchObject({
      operation: 'listItems',
      actor: `session:${anaSession}`,
      count: 1,
    });
    const ofSession = await read(`/audit?actor=session:${anaSession}`);
    expect(ofSession.results.map(({ action }) => action)).toEqual(['data.read']);
    const since = encodeURIComponent(new Date(world.clock.now().getTime() + 60_000).toISOString());
    world.clock.advance(120_000);
    await call(world.app.url, `${API}/session`, { method: 'POST', body: { userId: 'ana' } });
    expect((await read(`/audit?userId=ana&since=${since}`)).results).toHaveLength(1);
    expect((await read('/audit?userId=ana&since=2020-01-01')).results).toHaveLength(4);
  });

  it('come page by page, newest first, and a cursor belongs to its filters', async () => {
    await live();
    const whole = await read('/audit?userId=ana&limit=500');
    const paged: unknown[] = [];
    let after = '';
    do {
      const page = await read(`/audit?userId=ana&limit=1${after}`);
      paged.push(...page.results);
      after = page.next === null ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(paged).toEqual(whole.results);
    const { next } = await read('/audit?userId=ana&limit=1');
    const other = await call(world.app.url, `${API}/audit?userId=bia&after=${next}`);
    expect(other.json()).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    const mine = await read('/user/ana/access-log?limit=1');
    const yours = await call(world.app.url, `${API}/user/bia/access-log?after=${mine.next}`);
    expect(yours.json()).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    const noTime = await call(world.app.url, `${API}/audit?since=yesterday`);
    expect(noTime.json()).toMatchObject({ status: 400, code: 'invalid_value', field: 'since' });
  });

  it('tell a person about their own data alone, in words, and not who somebody else is', async () => {
    const { ana, bia, anaSession } = await live();
    const log = await read('/user/ana/access-log', ana);
    expect(log.results).toMatchObject([
      { action: 'access.refused', by: 'somebody_else', sessionId: null, outcome: 'refused' },
      { action: 'data.read', by: 'you', sessionId: anaSession, message: 'Dados foram lidos' },
      { action: 'session.created', by: 'application', message: 'Uma sessão começou' },
    ]);
    const refused = await call(world.app.url, `${API}/user/ana/access-log`, { token: bia });
    expect(refused.json()).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await read('/user/bia/access-log', bia)).results.map(({ action }) => action)).toEqual([
      'session.created',
    ]);
  });

  it('name nothing to a person that was looked for in their name and is not theirs', async () => {
    const { ana } = await live();
    const foreign = randomUUID();
    await call(world.app.url, `${API}/user/ana/items/${foreign}`);
    const log = await until('the line is written', async () => {
      const { results } = await read('/user/ana/access-log', ana);
      return results.some((line) => line['reason'] === 'item_not_found') ? results : undefined;
    });
    expect(JSON.stringify(log)).not.toContain(foreign);
    expect(JSON.stringify(await read('/audit?userId=ana&limit=500'))).toContain(foreign);
  });
});
