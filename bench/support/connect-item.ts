import { type ItemId, parseItemId } from '../../src/domain/ids.ts';

/** The credentials that every sandbox takes. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The sandbox's own bank with a user and a password. */
const CONNECTOR = 0;
/** What 1x stands for in the name of the sandbox's bulk users. */
const ROWS_PER_UNIT = 500;

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${new URL(url).pathname} answered ${response.status}`);
  return response.json();
}

function textIn(answer: unknown, name: string): string {
  const value: unknown =
    typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  if (typeof value !== 'string') throw new Error(`the sandbox's answer has no ${name}`);
  return value;
}

/** Connects a bank at the sandbox, as the widget would do. @param user one of the sandbox's, such as `user-ok` */
export async function connectItem(
  sandboxUrl: string,
  { clientId, clientSecret }: Credentials,
  clientUserId: string,
  user: string,
): Promise<ItemId> {
  const apiKey = textIn(await post(`${sandboxUrl}/auth`, { clientId, clientSecret }), 'apiKey');
  const item = { connectorId: CONNECTOR, clientUserId, parameters: { user, password: 'password-ok' } };
  const itemId = parseItemId(textIn(await post(`${sandboxUrl}/items`, item, { 'x-api-key': apiKey }), 'id'));
  if (itemId === undefined) throw new Error('the sandbox gave an item without a proper id');
  return itemId;
}

/** A bank with `rows` transactions. */
export function connectPerfItem(
  sandboxUrl: string,
  credentials: Credentials,
  clientUserId: string,
  rows: number,
): Promise<ItemId> {
  return connectItem(sandboxUrl, credentials, clientUserId, `user-ok-perf-${rows / ROWS_PER_UNIT}x`);
}
