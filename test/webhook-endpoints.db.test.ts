import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { type Endpoint, openHookWorld } from './support/webhook-endpoints.ts';

const world = openHookWorld();
const NOBODY = '00000000-0000-4000-8000-000000000000';
const PUBLIC = 'https://example.com/hooks';

describe('a webhook endpoint', () => {
  it('is made with a secret that is shown once, and stored encrypted', async () => {
    const { ask, database } = world();
    const body = { url: PUBLIC, events: ['user.erased', 'user.erased'], description: 'The ledger' };
    const answer = await ask('/webhook-endpoints', { method: 'POST', body });
    expect(answer.status).toBe(201);
    const made = answer.json<Endpoint>();
    expect(made).toMatchObject({
      url: PUBLIC,
      events: ['user.erased'],
      description: 'The ledger',
      enabled: true,
      disabledAt: null,
      pending: 0,
    });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const listed = await ask('/webhook-endpoints');
    expect(listed.json()).toMatchObject({ results: [{ id: made.id }], next: null });
    expect(listed.text).not.toContain('whsec_');
    const { rows } = await database.query<{ sealed: Buffer }>(
      'select sealed from pluggy.webhook_endpoint_secrets',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed.toString('latin1')).not.toContain(made.secret.slice(6));
  });

  it('is changed, switched off and on, and removed', async () => {
    const { ask, makeEndpoint } = world();
    const { id } = await makeEndpoint(PUBLIC);
    const path = `/webhook-endpoints/${id}`;
    const change = async (body: object) => (await ask(path, { method: 'PATCH', body })).json<Endpoint>();
    expect(await change({ events: ['accounts.changed'], description: 'x' })).toMatchObject({
      url: PUBLIC,
      events: ['accounts.changed'],
      description: 'x',
    });
    expect(await change({ description: null, url: 'https://example.org/#part' })).toMatchObject({
      url: 'https://example.org/',
      description: null,
    });
    expect(await change({ enabled: false })).toMatchObject({ enabled: false, disabledReason: 'operator' });
    expect(await change({ enabled: true })).toMatchObject({ enabled: true, disabledReason: null });
    expect((await ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ask(path, { method: 'DELETE' })).json()).toMatchObject({
      code: 'webhook_endpoint_not_found',
    });
  });

  it('is not found under an id that is none, whatever is asked of it', async () => {
    const { ask, makeEndpoint } = world();
    const { id } = await makeEndpoint(PUBLIC);
    const since = '2026-11-01T00:00:00Z';
    for (const [method, path, body] of [
      ['PATCH', '', { enabled: true }],
      ['DELETE', '', undefined],
      ['POST', '/test', {}],
      ['POST', '/rotate-secret', {}],
      ['GET', '/deliveries', undefined],
      ['POST', `/deliveries/${NOBODY}/replay`, {}],
      ['POST', '/recover', { since }],
    ] as const) {
      const answer = await ask(`/webhook-endpoints/${NOBODY}${path}`, { method, body });
      expect([answer.status, answer.json()['code']], path).toEqual([404, 'webhook_endpoint_not_found']);
      const odd = await ask(`/webhook-endpoints/no-uuid${path}`, { method, body });
      expect(odd.json(), path).toMatchObject({ status: 400, code: 'invalid_value', field: 'endpointId' });
    }
    const replay = await ask(`/webhook-endpoints/${id}/deliveries/${NOBODY}/replay`, { method: 'POST' });
    expect(replay.json()).toMatchObject({ status: 404, code: 'webhook_delivery_not_found' });
  });

  it.each([
    [{ url: 'ftp://example.com/', events: ['user.erased'] }, 'url'],
    [{ url: 'https://user:pass@example.com/', events: ['user.erased'] }, 'url'],
    [{ url: 'nowhere', events: ['user.erased'] }, 'url'],
    [{ url: PUBLIC, events: [] }, 'events'],
    [{ url: PUBLIC, events: ['everything'] }, 'events'],
    [{ url: PUBLIC }, 'events'],
    [{ url: PUBLIC, events: ['user.erased'], description: '' }, 'description'],
  ])('is not made of %o', async (body, field) => {
    const answer = await world().ask('/webhook-endpoints', { method: 'POST', body });
    expect(answer.json()).toMatchObject({ status: 400, code: 'invalid_value', field });
  });

  it('is listed page by page, and a cursor of another list is refused', async () => {
    const { ask, makeEndpoint } = world();
    const made = [];
    for (const name of ['a', 'b', 'c']) made.push((await makeEndpoint(`https://example.com/${name}`)).id);
    type Page = { results: { id: string }[]; next: string | null };
    const first = (await ask('/webhook-endpoints?limit=2')).json<Page>();
    const second = (await ask(`/webhook-endpoints?limit=2&after=${first.next}`)).json<Page>();
    expect([...first.results, ...second.results].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
    const elsewhere = await ask(`/webhook-endpoints/${made[0]}/deliveries?after=${first.next}`);
    expect(elsewhere.json()).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    expect((await ask('/webhook-endpoints?after=x')).json()).toMatchObject({ code: 'invalid_cursor' });
  });
});

describe('private addresses', () => {
  it('are refused when an endpoint is made or changed, in every spelling', async () => {
    const app = await world().start({ env: {} });
    const path = '/api/pluggy-v2/webhook-endpoints';
    const make = (url: string) =>
      call(app.url, path, { method: 'POST', body: { url, events: ['user.erased'] } });
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f.0.0.1',
      '2130706433',
      '0177.1',
      '10.0.0.1:8080',
      '192.168.1.1',
      '172.16.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '[::ffff:10.0.0.1]',
      '[fe80::1]',
      '[fd00:ec2::254]',
    ]) {
      const answer = await make(`http://${host}/hooks`);
      expect(answer.json(), host).toMatchObject({ status: 400, code: 'webhook_url_private', field: 'url' });
    }
    const made = (await make('http://8.8.8.8/hooks')).json<Endpoint>();
    const change = { method: 'PATCH', body: { url: 'http://127.0.0.1/' } };
    expect((await call(app.url, `${path}/${made.id}`, change)).json()).toMatchObject({
      code: 'webhook_url_private',
    });
    // what a name leads to is checked when it is called
    expect((await make('http://localhost:1/hooks')).status).toBe(201);
  });

  it('are taken with WEBHOOK_ALLOW_PRIVATE=on', async () => {
    expect((await world().makeEndpoint('http://127.0.0.1:9/')).url).toBe('http://127.0.0.1:9/');
  });
});
