import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { API_KEY } from './support/test-service.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
const UNUSABLE = ['.', '..', '\u200b', ' \u2060 ', 'a\nb', 'x'.repeat(201)];

const world = useWorld('scripted');

/** As a client that resolves nothing in the path: what `fetch` would never send. */
async function rawGet(path: string): Promise<{ status: number; code: string }> {
  const { hostname, port } = new URL(world.app.url);
  const sent = request({ hostname, port, path, headers: { authorization: `Bearer ${API_KEY}` } });
  sent.end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode, code: JSON.parse(body).code };
}

describe('a user id that no URL can carry, or nobody can see', () => {
  it.each(UNUSABLE)('is refused before anything is made for it: %j', async (userId) => {
    for (const path of ['/connect-token', '/session']) {
      const answer = await call(world.app.url, `${BASE}${path}`, { method: 'POST', body: { userId } });
      expect([path, answer.status, answer.json()['code']]).toEqual([path, 400, 'invalid_user_id']);
    }
    await expect(world.app.pluggy.createConnectToken(userId)).rejects.toMatchObject({
      code: 'invalid_user_id',
    });
    await expect(world.app.pluggy.getUserFinancialData(userId)).rejects.toMatchObject({
      code: 'invalid_user_id',
    });
  });

  it.each(['.', '..', '%2e', '%2E%2e', '%E2%80%8B', '%20'])('is refused in a path: %s', async (segment) => {
    for (const noun of ['items', 'accounts', 'transactions', 'financial-data', 'completeness', 'events']) {
      expect(await rawGet(`${BASE}/user/${segment}/${noun}`)).toEqual({
        status: 400,
        code: 'invalid_user_id',
      });
    }
  });

  it('is told what it has to be, in both languages', async () => {
    const detail = async (language: string) => {
      const headers = { 'accept-language': language };
      const answer = await call(world.app.url, `${BASE}/session`, {
        method: 'POST',
        body: { userId: '..' },
        headers,
      });
      return answer.json()['detail'];
    };
    expect(await detail('en')).toMatch(/neither "\." nor "\.\."/);
    expect(await detail('pt-BR')).toMatch(/diferente de "\." e "\.\."/);
  });
});

it('takes ids that only look odd', async () => {
  for (const userId of ['...', '%2e%2e', 'ana/bia', '__proto__', '👩\u200d💻', ' ana ']) {
    const answer = await call(world.app.url, `${BASE}/user/${encodeURIComponent(userId)}/items`);
    expect([userId, answer.status, answer.json()]).toEqual([userId, 200, { items: [] }]);
  }
});
