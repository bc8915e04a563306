import { randomUUID } from 'node:crypto';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';

async function send<T>(
  url: string,
  body: object,
  headers: Record<string, string> = {},
  method: 'POST' | 'PUT' | 'PATCH' = 'POST',
): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** @returns the headers of a call at the sandbox */
async function signIn(sandboxUrl: string): Promise<Record<string, string>> {
  const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  const { apiKey } = await send<{ apiKey: string }>(`${sandboxUrl}/auth`, credentials);
  return { 'x-api-key': apiKey };
}

/**
 * From now on the benchmark delivers in the sandbox's place, at moments that it knows; and no bank is synced
 * by itself when another one's days move the clock.
 */
export async function silenceSandbox(
  sandboxUrl: string,
  itemIds: readonly string[],
): Promise<Record<string, string>> {
  await send(`${sandboxUrl}/_sandbox/faults`, { webhooks: { lose: 1 } }, {}, 'PUT');
  const headers = await signIn(sandboxUrl);
  for (const id of itemIds) await send(`${sandboxUrl}/items/${id}/disable-auto-sync`, {}, headers, 'PATCH');
  return headers;
}

/** The day of the oldest of the rows that Pluggy took in since then, which its event names. */
export async function oldestSince(
  sandboxUrl: string,
  headers: Readonly<Record<string, string>>,
  { accountId, since }: { readonly accountId: string; readonly since: string },
): Promise<string> {
  const query = new URLSearchParams({ accountId, createdAtFrom: since });
  const answer = await fetch(`${sandboxUrl}/v2/transactions?${query}`, { headers });
  const { results } = (await answer.json()) as { results: { date: string }[] };
  return results.map(({ date }) => date).sort()[0] ?? since;
}

/**
 * The checking account gets some new rows. No time passes: a clock that ran ahead of the service's would make every row
 * of the run one that Pluggy took in since the last read.
 * @returns how many
 */
export async function addRows(sandboxUrl: string, itemId: string, seed: number): Promise<number> {
  const { created } = await send<{ created: number }>(`${sandboxUrl}/_sandbox/items/${itemId}/advance`, {
    scenario: 'late-rows',
    seed,
  });
  return created;
}

/** Delivers what Pluggy sends after a sync that found new rows: the item's event and the account's. */
export async function deliverNews(
  serviceUrl: string,
  secret: string,
  news: {
    readonly itemId: string;
    readonly accountId: string;
    readonly since: string;
    readonly oldest: string;
  },
): Promise<void> {
  const { itemId, accountId, since, oldest } = news;
  const common = { clientId: CLIENT_ID, itemId, triggeredBy: 'SYNC' };
  const events = [
    {
      ...common,
      event: 'transactions/created',
      accountId,
      transactionsCreatedAtFrom: since,
      transactionsMinDate: oldest,
    },
    { ...common, event: 'item/updated' },
  ];
  const url = `${serviceUrl}/api/pluggy-v2/webhook`;
  await Promise.all(
    events.map((event) => send(url, { ...event, eventId: randomUUID() }, { 'x-webhook-secret': secret })),
  );
}
