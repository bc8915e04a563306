import { afterEach, beforeEach } from 'vitest';
import { silentLogger } from '../../domain/logger.ts';
import { PluggyClient, type PluggyClientOptions } from '../PluggyClient.ts';
import { json, type Reply, ScriptedServer } from './ScriptedServer.ts';
import { StepClock } from './StepClock.ts';

/** A JWT as Pluggy makes them: decodable, with `iat` and `exp` in seconds. */
export function apiKey(name: string, issuedAt: Date, lifetimeMs = 7_200_000): string {
  const iat = Math.floor(issuedAt.getTime() / 1000);
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ name, iat, exp: iat + lifetimeMs / 1000 })}.signature`;
}

export interface UnderTest {
  server: ScriptedServer;
  clock: StepClock;
  client: PluggyClient;
  /** Replaces `client` by one with these options. */
  use(options: Partial<PluggyClientOptions>): PluggyClient;
}

/** Starts a server that authenticates everybody, and a client for it, before each test of the file. */
export function clientUnderTest(): UnderTest {
  const clients: PluggyClient[] = [];
  const under = {} as UnderTest;
  under.use = (options) => {
    const { server, clock } = under;
    const credentials = { clientId: 'the-client', clientSecret: 'the-secret' };
    const defaults = { baseUrl: server.url, ...credentials, clock, logger: silentLogger, random: () => 0.5 };
    under.client = new PluggyClient({ ...defaults, ...options });
    clients.push(under.client);
    return under.client;
  };
  beforeEach(async () => {
    under.server = await ScriptedServer.start();
    under.clock = new StepClock();
    let keys = 0;
    const authenticate: Reply = (response, request) => {
      keys += 1;
      json(200, { apiKey: apiKey(`key ${keys}`, under.clock.now()) })(response, request);
    };
    under.server.on('POST /auth', authenticate);
    under.use({});
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await under.server.close();
  });
  return under;
}
