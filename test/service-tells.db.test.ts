import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const world = useWorld('running');

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

describe('what the service tells those who run it', () => {
  it('POST /webhook-round-trip calls the own webhook address now, and says in words whether the call came in', async () => {
    const headers = { 'accept-language': 'en' };
    const proof = await until('the webhook is registered', async () => {
      const answer = await call(world.service.url, `${API}/webhook-round-trip`, { method: 'POST', headers });
      const told = answer.json<{ arriving: boolean; problem: string | null; detail: string }>();
      return told.arriving ? told : undefined;
    });
    expect(proof.problem).toBeNull();
    expect(proof.detail).toMatch(/^Webhooks arrive: a call of this service to itself/);
  });

  it('GET /test names outgoing webhooks that were switched off, and not those that somebody switched off', async () => {
    const make = async (): Promise<string> => {
      const body = { url: 'https://93.184.215.14/hook', events: ['user.erased'] };
      const answer = await call(world.service.url, `${API}/webhook-endpoints`, { method: 'POST', body });
      return answer.json<{ id: string }>().id;
    };
    const endpoints = async (): Promise<Check | undefined> => {
      const { checks } = (await call(world.service.url, `${API}/test`)).json<{ checks: Check[] }>();
      return checks.find(({ name }) => name === 'endpoints');
    };
    const [gone, off] = [await make(), await make()];
    expect(await endpoints()).toBeUndefined();
    await call(world.service.url, `${API}/webhook-endpoints/${off}`, {
      method: 'PATCH',
      body: { enabled: false },
    });
    expect(await endpoints()).toBeUndefined();
    await world.sql(
      "update pluggy.webhook_endpoints set disabled_at = now(), disabled_reason = 'gone' where id = $1",
      [gone],
    );
    expect(await endpoints()).toMatchObject({ ok: true, detail: expect.stringMatching(/410: 1\./) });
  });
});
