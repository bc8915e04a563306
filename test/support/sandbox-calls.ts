const CREDENTIALS = { clientId: '5a4d0b0c-0000-4000-8000-000000000001', clientSecret: 'sandbox-secret' };

export interface SandboxItem {
  readonly id: string;
  readonly status: string;
  readonly clientUserId: string | null;
  readonly webhookUrl: string | null;
  readonly oauthRedirectUri: string | null;
}

/** One call of the sandbox as Pluggy's API, with an API key or a connect token. */
export async function callSandbox<T>(url: string, route: string, key: string, body?: unknown): Promise<T> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const response = await fetch(url + path, {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${route}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

export async function sandboxKey(url: string): Promise<string> {
  return (await callSandbox<{ apiKey: string }>(url, 'POST /auth', '', CREDENTIALS)).apiKey;
}

/** A bank connected behind the service's back. @param key an API key, or the connect token of a user */
export function connectBank(url: string, key: string, more: object = {}): Promise<SandboxItem> {
  const parameters = { user: 'user-ok', password: 'password-ok' };
  return callSandbox(url, 'POST /items', key, { connectorId: 0, parameters, ...more });
}
