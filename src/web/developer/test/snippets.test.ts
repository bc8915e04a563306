import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Operation, readOperations } from './read-operations.ts';
import { buildRequest, missingOf, toClientCode, toCurl } from './snippets.ts';

const operations = readOperations(
  JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8')),
);
const operation = (id: string): Operation => {
  const found = operations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};
const NOWHERE = { baseUrl: 'https://x.example/api/pluggy-v2', language: 'pt-BR' };

describe('the operations of the description', () => {
  it('are all there, each with its own id, and most ask who calls', () => {
    expect(operations.length).toBeGreaterThan(70);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    expect(operations.filter(({ credentials }) => credentials.length === 0).map(({ id }) => id)).toContain(
      'describeApi',
    );
  });

  it('tell what their bodies are made of, objects inside of them too', () => {
    const { body } = operation('createConnectToken');
    expect(body?.members.map(({ name }) => name)).toEqual([
      'userId',
      'phoneNumber',
      'itemId',
      'options',
      'options.webhookUrl',
      'options.oauthRedirectUri',
      'options.avoidDuplicates',
      'options.includeSandbox',
    ]);
    expect(operation('createKey').body?.example).toEqual({ name: '', scopes: ['read'] });
    expect(operation('receiveWebhook').body).toEqual({ members: [], example: {} });
  });
});

describe('a request', () => {
  const filled = {
    parameters: { userId: 'maria / joão', dateFrom: '2026-01-01', search: "d'água & 100%", categoryId: '' },
    body: '',
  };

  it('has each value in its place, and leaves out what is empty', () => {
    const { path, method, body } = buildRequest(operation('listTransactions'), filled);
    expect(method).toBe('GET');
    expect(body).toBeUndefined();
    const url = new URL(`https://x.example${path}`);
    expect(url.pathname).toBe('/user/maria%20%2F%20jo%C3%A3o/transactions');
    expect(Object.fromEntries(url.searchParams)).toEqual({ dateFrom: '2026-01-01', search: "d'água & 100%" });
  });

  it('says which part of the path is missing', () => {
    expect(missingOf(operation('readTransaction'), filled)).toEqual(['transactionId']);
    expect(missingOf(operation('listTransactions'), filled)).toEqual([]);
  });
});

describe('what is copied', () => {
  const body = `{"userId":"d'Ávila"}`;
  const request = buildRequest(operation('createConnectToken'), { parameters: {}, body });

  it('has a variable in place of the key, unless the person asks for the key', () => {
    const kept = toCurl(request, { ...NOWHERE, credential: 'pof_secret', isRevealed: false });
    expect(kept).not.toContain('pof_secret');
    expect(kept).toContain('"authorization: Bearer $OPEN_FINANCE_KEY"');
    const shown = toCurl(request, { ...NOWHERE, credential: 'pof_secret', isRevealed: true });
    expect(shown).toContain(`-H 'authorization: Bearer pof_secret'`);
    const webhook = buildRequest(operation('receiveWebhook'), {
      parameters: { 'x-webhook-secret': 'hidden' },
      body: '{}',
    });
    const toldTo = { ...webhook, headers: { ...webhook.headers, 'x-webhook-secret': 'hidden' } };
    expect(toCurl(toldTo, { ...NOWHERE, credential: null, isRevealed: false })).not.toContain('hidden');
  });

  it('means in a shell what it says', () => {
    const curl = toCurl(request, { ...NOWHERE, credential: '', isRevealed: false });
    expect(curl).toContain(`--data-raw '{"userId":"d'\\''Ávila"}'`);
    expect(curl.startsWith("curl -sS -X POST 'https://x.example/api/pluggy-v2/connect-token'")).toBe(true);
  });

  it('calls the client by the id of the operation, with path, query and body as one object', () => {
    const code = toClientCode(
      operation('listTransactions'),
      { parameters: { userId: 'maria', tag: 'casa' }, body: '' },
      NOWHERE,
    );
    expect(code).toContain('client.listTransactions({\n  userId: "maria",\n  tag: "casa"\n});');
    expect(toClientCode(operation('createConnectToken'), { parameters: {}, body }, NOWHERE)).toContain(
      `client.createConnectToken({\n  userId: "d'Ávila"\n});`,
    );
    expect(toClientCode(operation('receiveWebhook'), { parameters: {}, body }, NOWHERE)).toBeUndefined();
  });
});
