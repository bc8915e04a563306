import type { Operation } from './Description.ts';
import { CLOSED_PORT, LISTS, LOGIN, NOBODY, type Sandbox } from './tour-basics.ts';

/** Unknown and malformed ids, missing parameters, wrong keys: on every path. */
export async function refusals({ call }: Sandbox): Promise<void> {
  const byId = ['items', 'accounts', 'transactions', 'investments', 'loans', 'bills', 'identity', 'consents'];
  for (const name of byId) {
    await call('GET', `/${name}/${NOBODY}`);
    await call('GET', `/${name}/malformed`);
    await call('GET', `/${name}/${NOBODY}`, { key: null });
  }
  for (const list of LISTS) {
    await call('GET', `/${list}`);
    await call('GET', `/${list}?itemId=x&accountId=x`);
    await call('GET', `/${list}?itemId=${NOBODY}`);
    await call('GET', `/${list}?accountId=${NOBODY}`);
  }
  for (const tail of ['balance', 'statements']) {
    for (const id of [NOBODY, 'malformed']) await call('GET', `/accounts/${id}/${tail}`);
  }
  await call('GET', `/investments/${NOBODY}/transactions`);
  await call('PATCH', `/transactions/${NOBODY}`, { body: { categoryId: '11010000' } });
  await call('PATCH', '/transactions/malformed', { body: { categoryId: '11010000' } });
  for (const [method, tail] of [
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/mfa'],
    ['PATCH', '/disable-auto-sync'],
  ]) {
    await call(method ?? '', `/items/${NOBODY}${tail}`, method === 'DELETE' ? {} : { body: {} });
  }
  await call('POST', '/items', { body: { connectorId: 0, parameters: { user: 'user-ok' } } });
  await call('POST', '/items', { body: { connectorId: 0 } });
  await call('POST', '/items', { body: { connectorId: 599, parameters: { user: 'user-ok' } } });
}

/** What a sandbox with its switches on refuses. */
export async function strictTour({ call, connectUser }: Sandbox): Promise<void> {
  const item = await connectUser('user-ok');
  await call('PATCH', `/items/${item.id}`, { body: {} });
  const { body } = await call('GET', `/accounts?itemId=${item.id}`);
  await call('GET', `/transactions?accountId=${body.results[0].id}`);
  await call('POST', '/webhooks', { body: { event: 'all', url: CLOSED_PORT } });
}

/** What a small subscription refuses: the switches are those of `smallSubscription`. */
export async function subscriptionTour({ call, connectUser }: Sandbox): Promise<void> {
  const item = await connectUser('user-ok');
  await call('POST', '/items', { body: { connectorId: 0, parameters: LOGIN } });
  await call('PATCH', `/items/${item.id}`, { body: {} });
}

export const smallSubscription = { itemsLimit: 1, itemUpdates: 'off' } as const;

/** Makes every operation fail once. */
export async function failures({ call }: Sandbox, operations: readonly Operation[]): Promise<void> {
  for (const fault of ['status500', 'status429']) {
    await call('PUT', '/_sandbox/faults', { body: { api: { [fault]: 1 } } });
    for (const { method, parts } of operations) {
      const path = parts.map((part) => (part.startsWith('{') ? NOBODY : part)).join('/');
      await call(method, path, method === 'GET' ? {} : { body: {} });
    }
  }
  await call('PUT', '/_sandbox/faults', { body: {} });
}
