import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';
import { fidelity } from './fidelity-view.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

it('lists the decisions as JSON to a program and as a page to a person', async () => {
  const json = await pluggy.call('GET', '/_sandbox/fidelity', { headers: { accept: 'application/json' } });
  expect(json.body).toEqual(JSON.parse(JSON.stringify(fidelity)));
  const page = await fetch(`${pluggy.url}/_sandbox/fidelity`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).toContain('text/html');
  const text = await page.text();
  for (const { id } of fidelity.decisions) expect(text).toContain(`>${id}</h3>`);
  for (const { at } of fidelity.deviations) expect(text).toContain(`<h3>${at}</h3>`);
  expect(text).toContain('<code>&lt;date&gt;|&lt;id&gt;</code>');
});

it('tells how an item came to its state, oldest first', async () => {
  const item = await pluggy.connect(3, { user: 'user-ok', password: 'password-ok' });
  await pluggy.call('POST', `/items/${item.id}/mfa`, { body: { token: '000000' } });
  await pluggy.settled(item.id);
  const { body } = await pluggy.call('GET', '/_sandbox/overview');
  const { connectorName, timeline } = body.items[item.id];
  expect(connectorName).toBe(item.connector.name);
  const states = timeline.map(({ status, executionStatus }: Record<string, string>) => [
    status,
    executionStatus,
  ]);
  expect(states).toEqual([
    ['UPDATING', 'CREATED'],
    ['UPDATING', 'LOGIN_IN_PROGRESS'],
    ['WAITING_USER_INPUT', 'WAITING_USER_INPUT'],
    ['UPDATING', 'LOGIN_MFA_IN_PROGRESS'],
    ['LOGIN_ERROR', 'INVALID_CREDENTIALS_MFA'],
  ]);
});

it('names the controls that this sandbox has', async () => {
  const { body } = await pluggy.call('GET', '/_sandbox/overview');
  for (const control of ['faults', 'clock']) {
    const { status } = await pluggy.call('PUT', `/_sandbox/${control}`, { body: { nonsense: 1 } });
    expect(body.controls.includes(control)).toBe(status !== 404);
  }
});

it('lets pages of this machine use the controls from another port, and no page of another site', async () => {
  const ask = async (origin: string, method: string): Promise<(string | number | null)[]> => {
    const answer = await fetch(`${pluggy.url}/_sandbox/clock`, { method, headers: { origin } });
    await answer.text();
    return [answer.status, answer.headers.get('access-control-allow-origin')];
  };
  expect(await ask('http://127.0.0.1:4000', 'OPTIONS')).toEqual([204, 'http://127.0.0.1:4000']);
  expect(await ask('https://evil.example', 'OPTIONS')).toEqual([403, null]);
  expect(await ask('null', 'OPTIONS')).toEqual([403, null]);
  expect(await ask('https://evil.example', 'PUT')).toEqual([403, null]);
});
