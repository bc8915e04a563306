import { CLOSED_PORT, LISTS, LOGIN, type Sandbox } from './tour-basics.ts';

const FAILING = [
  'user-logged',
  'user-locked',
  'user-error',
  'user-unavailable',
  'user-connection-error',
  'user-account-need-actions',
  'user-account-need-actions-provider-message',
  'user-account-credentials-reset',
  'user-not-supported',
  'user-merge-error',
  'user-create-error',
  'user-other-error',
  'user-bad',
];
const TWO_STEP = ['user-ok', 'user-ok-img', 'user-ok-select', 'user-ok-phone', 'user-ok-multi-company'];

/** An Open Finance item that was approved at the mock bank. */
export async function openFinanceItem(pluggy: Sandbox, cpf = '761.092.776-73'): Promise<string> {
  const item = await pluggy.connect(600, { cpf });
  const request = new URL(item.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
  await pluggy.settled(item.id);
  return item.id;
}

/** People who are told no balance, and one bank that waits for further signatures. */
export async function balanceRefusals(pluggy: Sandbox): Promise<void> {
  for (const cpf of [
    '403.403.403-39',
    '404.404.404-08',
    '429.429.429-91',
    '500.500.500-52',
    '502.502.502-84',
  ]) {
    const id = await openFinanceItem(pluggy, cpf);
    const { body } = await pluggy.call('GET', `/accounts?itemId=${id}`);
    await pluggy.call('GET', `/accounts/${body.results[0].id}/balance`);
  }
  await openFinanceItem(pluggy, '238.242.640-30');
}

/** A person with two banks, between which money goes; the data withdrawn for a while. */
export async function ownBanks({ call, connect }: Sandbox): Promise<void> {
  const person = { clientUserId: 'user-with-two-banks' };
  const [first, second] = [await connect(0, LOGIN, person), await connect(2, LOGIN, person)];
  for (const { id } of [first, second]) {
    const { body } = await call('GET', `/accounts?itemId=${id}`);
    await call('GET', `/v2/transactions?accountId=${body.results[0].id}`);
  }
  await call('POST', `/_sandbox/items/${first.id}/advance`, { body: { scenario: 'partial-failure' } });
  await call('GET', `/items/${first.id}`);
  await call('GET', `/accounts?itemId=${first.id}`);
  await call('PATCH', `/items/${second.id}`, {
    body: { parameters: { ...LOGIN, user: 'user-ok-freelancer' } },
  });
}

/** Takes the consent back at the bank, and looks what is left to see. */
export async function revokeConsent({ call, settled }: Sandbox, itemId: string): Promise<void> {
  const { body } = await call('GET', `/accounts?itemId=${itemId}`);
  await call('POST', `/_sandbox/items/${itemId}/advance`, { body: { scenario: 'consent-revoked' } });
  await settled(itemId);
  await call('GET', `/accounts/${body.results[0].id}/balance`);
  for (const list of LISTS) await call('GET', `/${list}?itemId=${itemId}`);
}

/** Every outcome and every question: codes, choices, QR, joint accounts, devices, MeuPluggy, a bank offline. */
export async function waysIn(pluggy: Sandbox): Promise<void> {
  const { call, connect, connectUser, settled } = pluggy;
  for (const user of FAILING) await connectUser(user);
  for (const user of TWO_STEP) await answerQuestions(pluggy, user);
  for (const connectorId of [4, 8]) {
    const { id } = await connect(connectorId, {});
    await call('POST', `/_sandbox/items/${id}/scan`);
    await settled(id);
  }
  for (const connectorId of [2, 5, 6]) await connect(connectorId, LOGIN);
  const device = await connect(7, { ...LOGIN, user: 'user-ok-auth-pending' });
  await call('POST', `/_sandbox/items/${device.id}/authorize`);
  await settled(device.id);
  const { id } = await connect(200, {});
  await call('PATCH', `/items/${id}`, { body: {} });
  await connect(601, { cpf: '111.444.777-35' });
  await call('PUT', '/_sandbox/connectors/0', { body: { status: 'OFFLINE' } });
  await call('GET', '/connectors/0?healthDetails=true');
  await call('POST', '/items', { body: { connectorId: 0, parameters: LOGIN } });
  await call('PUT', '/_sandbox/connectors/0', { body: { status: 'ONLINE' } });
}

async function answerQuestions({ call, connect, settled }: Sandbox, user: string): Promise<void> {
  let item = await connect(3, { ...LOGIN, user });
  while (item.status === 'WAITING_USER_INPUT') {
    const { name, options } = item.parameter;
    await call('POST', `/items/${item.id}/mfa`, { body: { [name]: options?.[0].value ?? '123456' } });
    item = await settled(item.id);
  }
}

/** Updates, forbidden updates and removal. */
export async function itemChanges({ call, connect, connectUser, settled }: Sandbox): Promise<void> {
  const item = await connectUser('user-ok', { clientUserId: 'user-42', webhookUrl: CLOSED_PORT });
  await call('PATCH', `/items/${item.id}`, { body: {} });
  await settled(item.id);
  await call('PATCH', `/items/${item.id}/disable-auto-sync`);
  await call('POST', `/items/${item.id}/mfa`, { body: { token: '123456' } });
  await call('PATCH', `/items/${item.id}`, { body: { parameters: { user: 'x' } } });
  await call('DELETE', `/items/${item.id}`);
  const waiting = await connect(1, { ...LOGIN, token: '123456' });
  await call('PATCH', `/items/${waiting.id}`, { body: {} });
  const bad = await connectUser('user-bad');
  for (let attempt = 0; attempt < 3; attempt++) {
    await call('PATCH', `/items/${bad.id}`, {
      body: { parameters: { user: 'user-bad', password: 'x12345' } },
    });
    await settled(bad.id);
  }
  await call('PATCH', `/items/${bad.id}`, { body: {} });
}
