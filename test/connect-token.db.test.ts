import { afterEach, describe, expect, it } from 'vitest';
import { type Call, call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import { type RecordingProxy, startRecordingProxy } from './support/recording-proxy.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { startTestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const PATH = '/api/pluggy-v2/connect-token';

let proxy: RecordingProxy;
const world = useWorld('sandbox', {
  between: async (sandboxUrl) => {
    proxy = await startRecordingProxy(sandboxUrl);
    return proxy;
  },
});

afterEach(() => {
  proxy.calls.length = 0;
});

interface Made {
  readonly connectToken: string;
  readonly expiresAt: string;
  readonly userId: string;
  readonly includeSandbox: boolean;
}

async function make(body: object, options: Call = {}): Promise<Made> {
  const answer = await call(world.app.url, PATH, { method: 'POST', body, ...options });
  expect(answer.status, answer.text).toBe(200);
  return answer.json<Made>();
}

/** What the service asked Pluggy for. */
function asked(): { itemId?: string; options: Record<string, unknown> } {
  const sent = proxy.calls.filter(({ route }) => route === 'POST /connect_token').map(({ body }) => body);
  expect(sent).toHaveLength(1);
  return JSON.parse(sent[0] ?? '');
}

/** The item that a person gets who connects a bank with this token. */
const connectWith = ({ connectToken }: Made) => connectBank(world.sandbox.url, connectToken);

describe('a connect token', () => {
  it("makes the user's own items, and ends when the answer says", async () => {
    const made = await make({ userId: 'ana' });
    expect(Object.keys(made).sort()).toEqual(['connectToken', 'expiresAt', 'includeSandbox', 'userId']);
    expect(made).toMatchObject({ userId: 'ana', includeSandbox: true });
    const minutes = (Date.parse(made.expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(29);
    expect(minutes).toBeLessThanOrEqual(30);
    expect(asked()).toEqual({ options: { clientUserId: 'ana' } });
    expect(await connectWith(made)).toMatchObject({ clientUserId: 'ana', webhookUrl: null });
  });

  it('is a new one every time', async () => {
    const [one, other] = [await make({ userId: 'ana' }), await make({ userId: 'ana' })];
    expect(one.connectToken).not.toBe(other.connectToken);
  });

  it.each([true, false])(
    'repeats includeSandbox = %s and never sends it to Pluggy',
    async (includeSandbox) => {
      const made = await make({ userId: 'ana', options: { includeSandbox } });
      expect(made.includeSandbox).toBe(includeSandbox);
      expect(asked()).toEqual({ options: { clientUserId: 'ana' } });
    },
  );

  it("does not carry the service's own webhook, whose deliveries would lack the secret", async () => {
    const webhookUrl = `${world.app.url}/api/pluggy-v2/webhook`;
    const made = await make({ userId: 'ana', options: { webhookUrl } });
    expect(asked()).toEqual({ options: { clientUserId: 'ana' } });
    expect((await connectWith(made)).webhookUrl).toBeNull();
  });

  it('carries any other webhook, the redirect and the wish for no duplicates', async () => {
    const options = {
      webhookUrl: `${world.app.url}/hooks/pluggy`,
      oauthRedirectUri: 'myapp://connected',
      avoidDuplicates: true,
    };
    const made = await make({ userId: 'ana', options });
    expect(asked()).toEqual({ options: { clientUserId: 'ana', ...options } });
    const { webhookUrl, oauthRedirectUri } = options;
    const another = { parameters: { user: 'user-ok-two-checking-accounts', password: 'password-ok' } };
    const item = await connectBank(world.sandbox.url, made.connectToken, another);
    expect(item).toMatchObject({ webhookUrl, oauthRedirectUri });
  });

  it.each([
    'http://localhost:3000/',
    'https://127.0.0.1/',
    'https://app.localhost/',
    'http://app.example.com/',
  ])('does not carry a redirect that Pluggy would refuse: %s', async (oauthRedirectUri) => {
    await make({ userId: 'ana', options: { oauthRedirectUri } });
    expect(asked()).toEqual({ options: { clientUserId: 'ana' } });
  });

  it.each([
    'https://app.example.com:8443/back',
    'https://app.corp.internal/back',
    'https://203.0.113.7/back',
  ])('carries a redirect that only the person’s browser has to reach: %s', async (oauthRedirectUri) => {
    await make({ userId: 'ana', options: { oauthRedirectUri } });
    expect(asked().options['oauthRedirectUri']).toBe(oauthRedirectUri);
  });

  it.each([
    'app.example.com/back',
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/hosts',
    '//a.example',
  ])('refuses a redirect that leads nowhere: %j', async (oauthRedirectUri) => {
    const body = { userId: 'ana', options: { oauthRedirectUri } };
    const answer = await call(world.app.url, PATH, { method: 'POST', body });
    expect(answer.json()).toMatchObject({ status: 400, field: 'options.oauthRedirectUri' });
    expect(proxy.calls).toEqual([]);
  });

  it('leads back to BASE_URL where Pluggy takes it', async () => {
    const app = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: proxy.url,
      env: { BASE_URL: 'https://app.example.com' },
    });
    await app.pluggy.createConnectToken('ana');
    expect(asked().options['oauthRedirectUri']).toBe('https://app.example.com/');
    await app.stop();
  });

  it("updates a connection of the user's", async () => {
    const { id } = await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), {
      clientUserId: 'bia',
    });
    await make({ userId: 'bia', itemId: id.toUpperCase() });
    expect(asked()).toMatchObject({ itemId: id, options: { clientUserId: 'bia' } });
  });
});

describe('a session', () => {
  const asAna = async (): Promise<Call> => ({
    token: (await world.app.pluggy.createSession('ana')).sessionToken,
  });

  it('gets tokens for its own user, named or not', async () => {
    expect(await make({}, await asAna())).toMatchObject({ userId: 'ana' });
    expect(await make({ userId: 'ana' }, await asAna())).toMatchObject({ userId: 'ana' });
  });

  it.each([
    [{ userId: 'bia' }, 'forbidden'],
    [{ phoneNumber: '+5511999999999' }, 'forbidden'],
    [{ options: { webhookUrl: 'https://a.example/' } }, 'option_not_allowed'],
    [{ options: { oauthRedirectUri: 'https://a.example/' } }, 'option_not_allowed'],
  ])('may not ask for %j', async (body, code) => {
    const answer = await call(world.app.url, PATH, { method: 'POST', body, ...(await asAna()) });
    const field = 'options' in body ? `options.${Object.keys(body.options ?? {})[0]}` : undefined;
    expect(answer.json()).toMatchObject({ status: 403, code, ...(field && { field }) });
    expect(proxy.calls).toEqual([]);
  });
});

describe('the user of a phone number', () => {
  it('is the same however the number is written, and another for another number', async () => {
    const written = ['+5511999999999', '+55 (11) 99999-9999', ' +55 11 99999 9999 ', '+55.11.999999999'];
    const users = new Set<string>();
    for (const phoneNumber of written) users.add((await make({ phoneNumber })).userId);
    expect(users.size).toBe(1);
    expect([...users]).not.toContain((await make({ phoneNumber: '+5511999999998' })).userId);
  });

  it('tells nothing of the number, here or at Pluggy', async () => {
    const made = await make({ phoneNumber: '+55 11 98765-4321' });
    const item = await connectWith(made);
    await world.app.pluggy.reportItem(made.userId, item.id);
    await world.app.work();
    expect(item.clientUserId).toBe(made.userId);
    const everything = [await dumpTables(world.databaseUrl), JSON.stringify(proxy.calls), made.userId].join(
      '\n',
    );
    expect(everything).toContain(item.id);
    expect(everything).not.toMatch(/98765-?4321/);
  });

  it('stays the same in another process', async () => {
    const phoneNumber = '+351912345678';
    const { userId } = await make({ phoneNumber });
    const app = await startTestApp({ databaseUrl: world.databaseUrl, pluggyApiUrl: world.sandbox.url });
    expect((await app.pluggy.createConnectToken({ phoneNumber })).userId).toBe(userId);
    await app.stop();
  });
});
