import { until } from './until.ts';

export const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';

/** What tests ask of the sandbox: Pluggy's API as a server would use it, and what goes on behind it. */
export class SandboxClient {
  readonly #url: string;
  #apiKey: string | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** Connects the bank without MFA for a user; resolves once Pluggy has read it. */
  async connect(clientUserId: string, user = 'user-ok'): Promise<string> {
    const parameters = { user, password: 'password-ok' };
    const item = await this.#send<{ id: string }>('/items', { connectorId: 0, parameters, clientUserId });
    await until('the bank has been read', async () => {
      return (await this.#get<{ status: string }>(`/items/${item.id}`)).status === 'UPDATED';
    });
    return item.id;
  }

  /** Connects an Open Finance bank, where the person visits the bank and consents. */
  async connectWithConsent(clientUserId: string): Promise<string> {
    const parameters = { cpf: '761.092.776-73' };
    const { id } = await this.#send<{ id: string }>('/items', { connectorId: 600, parameters, clientUserId });
    await this.consent(id);
    return id;
  }

  /** The person visits the bank for which the item waits, and consents; resolves once Pluggy has read it. */
  async consent(itemId: string): Promise<void> {
    const item = () => this.#get<{ status: string; parameter: { data: string } | null }>(`/items/${itemId}`);
    const address = await until('the item waits for the person', async () => (await item()).parameter?.data);
    const request = new URL(address).searchParams.get('request');
    await this.#send('/mock-bank/decision', { request, decision: 'approve' });
    await until('the bank has been read', async () => (await item()).status === 'UPDATED');
  }

  /** Pluggy is asked to read the bank again. */
  async update(itemId: string): Promise<void> {
    const headers = { ...(await this.#headers()), 'content-type': 'application/json' };
    await (await fetch(`${this.#url}/items/${itemId}`, { method: 'PATCH', headers, body: '{}' })).text();
  }

  /** The bank moves on by some days; resolves when the new data is in place. */
  advance(
    itemId: string,
    seed: number,
    days: number,
  ): Promise<{ created: number; updated: number; deleted: number }> {
    return this.#send(`/_sandbox/items/${itemId}/advance`, { days, seed });
  }

  /** Something happens at the bank; the names stand in docs/sandbox.md. */
  scenario(itemId: string, scenario: string): Promise<object> {
    return this.#send(`/_sandbox/items/${itemId}/advance`, { scenario });
  }

  /** The connection ends at Pluggy, by somebody else than the service. */
  async remove(itemId: string): Promise<void> {
    const headers = await this.#headers();
    await (await fetch(`${this.#url}/items/${itemId}`, { method: 'DELETE', headers })).text();
  }

  /** What the store must equal, as text. */
  async truth(itemId: string): Promise<string> {
    return (await fetch(`${this.#url}/_sandbox/items/${itemId}/truth`)).text();
  }

  async #get<T>(path: string): Promise<T> {
    return (await fetch(`${this.#url}${path}`, { headers: await this.#headers() })).json() as Promise<T>;
  }

  async #send<T>(path: string, body: unknown): Promise<T> {
    const headers = { ...(await this.#headers()), 'content-type': 'application/json' };
    const answer = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return answer.json() as Promise<T>;
  }

  async #headers(): Promise<Record<string, string>> {
    this.#apiKey ??= await this.#authenticate();
    return { 'x-api-key': this.#apiKey };
  }

  async #authenticate(): Promise<string> {
    const answer = await fetch(`${this.#url}/auth`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: CLIENT_ID, clientSecret: 'sandbox-secret' }),
    });
    return ((await answer.json()) as { apiKey: string }).apiKey;
  }
}
