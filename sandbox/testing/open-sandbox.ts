import { PluggyClient } from 'pluggy-sdk';
import { CLIENT_ID, CLIENT_SECRET, type SandboxOptions, startSandbox } from '../start-sandbox.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look at answers as any client without types would
  readonly body: any;
}

export interface CallOptions {
  readonly body?: unknown;
  /** The X-API-KEY; undefined takes the application's, null sends none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer beside the call that it answers. */
export interface Exchange extends Answer {
  readonly method: string;
  readonly path: string;
}

export interface OpenOptions extends Partial<SandboxOptions> {
  /** Sees every answer to `call`, also those that the helpers below wait for. */
  readonly observe?: (exchange: Exchange) => void;
}

/** A sandbox on a free port, in memory unless said, with Pluggy's own client and bare HTTP beside it. */
export async function openSandbox({ observe, ...options }: OpenOptions = {}) {
  const sandbox = await startSandbox({ port: 0, syncMs: 0, ...options });
  // Under a public address of its own, the sandbox is still reached by its port.
  const url = options.publicUrl === undefined ? sandbox.url : `http://127.0.0.1:${sandbox.port}`;
  process.env['PLUGGY_API_URL'] = url;
  const client = new PluggyClient({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
  const auth = await send(url, 'POST', '/auth', {
    body: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    key: null,
  });
  const apiKey: string = auth.body.apiKey;
  const call = async (method: string, path: string, callOptions: CallOptions = {}): Promise<Answer> => {
    const answer = await send(url, method, path, { key: apiKey, ...callOptions });
    observe?.({ method, path, ...answer });
    return answer;
  };

  /** Polls until the item waits for somebody or is done. */
  const settled = async (itemId: string, key?: string) => {
    for (;;) {
      const { body } = await call('GET', `/items/${itemId}`, key === undefined ? {} : { key });
      if (body.status !== 'UPDATING') return body;
      await nextTurn();
    }
  };
  const connect = async (connectorId: number, parameters: Record<string, string>, more: object = {}) => {
    const created = await call('POST', '/items', { body: { connectorId, parameters, ...more } });
    if (created.status !== 200) throw new Error(JSON.stringify(created.body));
    return settled(created.body.id);
  };
  const connectUser = (user: string, more: object = {}) =>
    connect(0, { user, password: 'password-ok' }, more);
  return { ...sandbox, client, apiKey, call, settled, connect, connectUser };
}

async function send(url: string, method: string, path: string, options: CallOptions): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.key == null ? {} : { 'x-api-key': options.key }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: /^[{[]/.test(text) ? JSON.parse(text) : text };
}

/** Lets timers and sockets have their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2));
}

/** Waits for a fact. */
export async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await nextTurn();
  }
}
