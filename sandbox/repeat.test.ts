import { expect, it } from 'vitest';
import { openReceiver } from './testing/open-receiver.ts';
import { openSandbox, until } from './testing/open-sandbox.ts';

/** One run: a person connects, the bank moves on, faults strike; every answer and delivery as text. */
async function run(port: number, hook: Awaited<ReturnType<typeof openReceiver>>): Promise<string[]> {
  hook.received.length = 0;
  const pluggy = await openSandbox({
    port,
    seed: 11,
    clock: { now: () => new Date('2026-11-20T12:00:00.000Z') },
    faults: { seed: 5, webhooks: { duplicate: 0.3, reorder: 0.3, lose: 0.2, unknownItem: 0.2 } },
  });
  const texts: string[] = [pluggy.apiKey];
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(pluggy.url + path, {
      method,
      headers: { 'x-api-key': pluggy.apiKey, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    texts.push(`${method} ${path} ${response.status} ${text}`);
    return text;
  };
  const idle = () =>
    until(async () => {
      const { body } = await pluggy.call('GET', '/_sandbox/state');
      // what waits for a place behind another event waits for the clock, which stands still
      const due = body.deliveries.pending.filter((one: { nextAt: string }) => one.nextAt <= body.clock.now);
      return due.length === 0 ? true : undefined;
    });
  await ask('POST', '/webhooks', { event: 'all', url: hook.url });
  await ask('POST', '/connect_token', { options: { clientUserId: 'ana' } });
  const parameters = { user: 'user-ok', password: 'password-ok' };
  const { id } = JSON.parse(await ask('POST', '/items', { connectorId: 0, parameters }));
  await ask('GET', `/items/${id}`);
  await idle();
  await ask('POST', `/_sandbox/items/${id}/advance`, { days: 30, seed: 2 });
  await ask('PUT', '/_sandbox/clock', { advanceMs: 2_000 });
  await idle();
  await ask('PUT', '/_sandbox/faults', { seed: 9, api: { status500: 0.3, invalidJson: 0.3 } });
  for (let round = 0; round < 10; round++) await ask('GET', `/accounts?itemId=${id}`);
  await ask('PUT', '/_sandbox/faults', {});
  await ask('GET', `/_sandbox/items/${id}/truth`);
  await ask('GET', '/items/00000000-0000-0000-0000-000000000000');
  await pluggy.close();
  await gone(pluggy.url);
  return [...texts, ...hook.received.map(({ event }) => JSON.stringify(event))];
}

/** Resolves when no connection to a closed sandbox is left for the next call to stumble over. */
function gone(url: string): Promise<true> {
  return until(() =>
    fetch(url).then(
      () => undefined,
      ({ cause }: { cause?: { code?: string } }) => (cause?.code === 'ECONNREFUSED' ? true : undefined),
    ),
  );
}

it('the same seed, clock and calls give the same answers, faults and webhooks, byte for byte', async () => {
  const hook = await openReceiver();
  const first = await openSandbox();
  await first.close();
  await gone(first.url);
  const one = await run(first.port, hook);
  const two = await run(first.port, hook);
  expect(one.length).toBeGreaterThan(25);
  expect(two).toEqual(one);
  await hook.close();
});
