import { CLOSED_PORT, LOGIN, NOBODY, type Sandbox } from './tour-basics.ts';
import {
  balanceRefusals,
  itemChanges,
  openFinanceItem,
  ownBanks,
  revokeConsent,
  waysIn,
} from './tour-items.ts';
import { refusals } from './tour-refusals.ts';

const PERSONS = [
  'user-ok',
  'user-ok-two-checking-accounts',
  'user-ok-freelancer',
  'user-ok-company',
  'user-ok-investor',
  'user-ok-indebted',
  'user-ok-digits',
  'user-ok-account-error',
  'user-ok-account-warning',
];

/** Walks through everything that the API offers, as applications, widgets and careless people do. */
export async function tour(pluggy: Sandbox): Promise<void> {
  await credentials(pluggy);
  await connectors(pluggy);
  await webhooks(pluggy);
  await categories(pluggy);
  for (const user of PERSONS) await products(pluggy, (await pluggy.connectUser(user)).id);
  const regulated = await openFinanceItem(pluggy);
  await products(pluggy, regulated);
  await revokeConsent(pluggy, regulated);
  await balanceRefusals(pluggy);
  await ownBanks(pluggy);
  await waysIn(pluggy);
  await itemChanges(pluggy);
  await refusals(pluggy);
}

async function credentials({ call }: Sandbox): Promise<void> {
  const clientId = '5a4d0b0c-0000-4000-8000-000000000001';
  const clientSecret = 'sandbox-secret';
  await call('POST', '/auth', { key: null, body: { clientId, clientSecret } });
  await call('POST', '/auth', { key: null, body: { clientId, clientSecret: 'guess' } });
  await call('POST', '/auth', { key: null, body: {} });
  await call('POST', '/connect_token', { body: { options: { clientUserId: 'user-1' } } });
  await call('POST', '/connect_token', { key: 'nonsense', body: {} });
  await call('POST', '/connect_token', { body: { itemId: NOBODY } });
}

async function connectors({ call }: Sandbox): Promise<void> {
  await call('GET', '/connectors?sandbox=true&healthDetails=true');
  await call('GET', '/connectors?isOpenFinance=true&types=PERSONAL_BANK&name=banco');
  await call('GET', '/connectors/0?healthDetails=true');
  await call('GET', '/connectors/599');
  await call('POST', '/connectors/0/validate', { body: LOGIN });
  await call('POST', '/connectors/600/validate', { body: { cpf: '761.092.776-74' } });
  await call('POST', '/connectors/9/validate', { body: { ...LOGIN, birthDate: '30/02/1990' } });
}

async function webhooks({ call }: Sandbox): Promise<void> {
  await call('POST', '/webhooks', { body: { event: 'surprise', url: CLOSED_PORT } });
  await call('POST', '/webhooks', { body: { event: 'all', url: 'nowhere' } });
  const { body } = await call('POST', '/webhooks', {
    body: { event: 'connector/status_updated', url: CLOSED_PORT, headers: { 'x-key': 'value' } },
  });
  await call('GET', '/webhooks');
  await call('GET', `/webhooks/${body.id}`);
  await call('PATCH', `/webhooks/${body.id}`, { body: { headers: null, enabled: true } });
  await call('PATCH', `/webhooks/${body.id}`, { body: { event: 'surprise' } });
  await call('DELETE', `/webhooks/${body.id}`);
  for (const method of ['GET', 'DELETE']) await call(method, `/webhooks/${NOBODY}`);
  await call('PATCH', `/webhooks/${NOBODY}`, { body: { event: 'all' } });
}

async function categories({ call }: Sandbox): Promise<void> {
  await call('GET', '/categories');
  await call('GET', '/categories/01000000');
  await call('GET', '/categories/98765432');
  const rule = { description: 'PADARIA', categoryId: '11010000', transactionType: 'DEBIT' };
  const { body } = await call('POST', '/categories/rules', { body: rule });
  await call('POST', '/categories/rules', { body: { ...rule, description: 7 } });
  await call('POST', '/categories/rules', { body: { ...rule, categoryId: '98765432' } });
  await call('GET', '/categories/rules');
  await call('DELETE', `/categories/rules/${body.id ?? NOBODY}`);
  await call('DELETE', `/categories/rules/${NOBODY}`);
  await call('DELETE', '/categories/rules/x');
}

/** Everything that is read about one item, each list and each of its first rows. */
async function products(pluggy: Sandbox, itemId: string): Promise<void> {
  const { call } = pluggy;
  const first = async (path: string, more: (row: { id: string }) => Promise<unknown>) => {
    const { body } = await call('GET', path);
    for (const row of (body.results ?? []).slice(0, 3)) await more(row);
  };
  await first(`/accounts?itemId=${itemId}`, async ({ id }) => {
    await call('GET', `/accounts/${id}`);
    await call('GET', `/accounts/${id}/balance`);
    await call('GET', `/accounts/${id}/statements`);
    await call('GET', `/transactions?accountId=${id}`);
    await first(`/bills?accountId=${id}`, (bill) => call('GET', `/bills/${bill.id}`));
    await first(`/v2/transactions?accountId=${id}`, async (row) => {
      await call('GET', `/transactions/${row.id}`);
      await call('PATCH', `/transactions/${row.id}`, { body: { categoryId: '11010000' } });
    });
  });
  await first(`/investments?itemId=${itemId}`, async ({ id }) => {
    await call('GET', `/investments/${id}`);
    await call('GET', `/investments/${id}/transactions`);
  });
  await first(`/loans?itemId=${itemId}`, ({ id }) => call('GET', `/loans/${id}`));
  await first(`/consents?itemId=${itemId}`, ({ id }) => call('GET', `/consents/${id}`));
  const identity = await call('GET', `/identity?itemId=${itemId}`);
  if (identity.status === 200) await call('GET', `/identity/${identity.body.id}`);
  await call('GET', '/merchants?cnpjs=00000000000191,47508411000156,11222333000181,123');
}
