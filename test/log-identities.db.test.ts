import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../src/logger.ts';
import type { EmbeddedPostgres } from '../src/store/embedded/openEmbeddedPostgres.ts';
import { call } from './support/api.ts';
import { open, query } from './support/embedded.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';

// It reads the log of a database server of its own: no `useWorld`.

const BANK_USERS = [
  'user-ok',
  'user-ok-freelancer',
  'user-ok-company',
  'user-ok-investor',
  'user-ok-indebted',
  'user-ok-digits',
  'user-ok-two-checking-accounts',
];

let dataDir: string;
let server: EmbeddedPostgres;
let running: TestService;
let sandbox: SandboxClient;
const lines: string[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'pluggy-log-'));
  server = await open(dataDir);
  const logger = createLogger('debug', (line) => lines.push(line));
  running = await startTestService({ databaseUrl: server.url, logger });
  sandbox = new SandboxClient(running.sandbox.url);
});
afterAll(async () => {
  await running.stop();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const ownLog = (): string => lines.join('');
const serverLog = (): string => readFileSync(join(dataDir, 'postgres.log'), 'utf8');

/** Members whose values are words of Pluggy's protocol, the same for everybody. */
const WORDS = new Set([
  'type',
  'status',
  'persontype',
  'currencyCode',
  'category',
  'frequency',
  'investorProfile',
]);
/** Ids, times, and what stands for everybody alike. */
const PUBLIC = /^[\da-f]{8}-[\da-f-]{27}$|^\d{4}-\d\d-\d\dT|^[A-Z_]+$|^(true|false)$/;

/** Every telling text in an object. A few digits alone tell nothing, and may stand in any id or time. */
function textsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    const text = String(value ?? '');
    return text.length >= (/^[\d.-]*$/.test(text) ? 8 : 4) && !PUBLIC.test(text) ? [text] : [];
  }
  return Object.entries(value).flatMap(([name, member]) => (WORDS.has(name) ? [] : textsIn(member)));
}

interface Truth {
  readonly identity: object;
  readonly accounts: readonly {
    readonly owner?: string;
    readonly taxNumber?: string;
    readonly number: string;
  }[];
  readonly transactions: readonly object[];
}

/** What must not be told of the person behind an item: who it is, whose the accounts are, and with whom they deal. */
async function secretsOf(itemId: string): Promise<string[]> {
  const { identity, accounts, transactions } = JSON.parse(await sandbox.truth(itemId)) as Truth;
  return [...textsIn(identity), ...textsIn(accounts), ...textsIn(transactions)];
}

async function isSynced(itemId: string): Promise<boolean> {
  const rows = await query(
    server.url,
    `select 1 from pluggy.items where id = '${itemId}' and sync_state = 'done'`,
  );
  return rows.length === 1;
}

/** From now on PostgreSQL quotes whole rows in its errors: in messages, and in details ("Failing row contains"). */
const QUOTE_ROWS = `
create function public.quote_row() returns trigger language plpgsql as $$
begin
  raise exception 'cannot store %', new using detail = format('Key (row)=(%s) is bad.', new), hint = format('%s', new);
end $$;
create trigger quote before insert or update on pluggy.transactions for each row execute function public.quote_row();
alter table pluggy.bills add constraint quote check (id is null) not valid;
alter table pluggy.users add constraint quote check (id is null) not valid;`;

describe("every value of the sandbox's identities", () => {
  const secrets: string[] = [];
  const items: string[] = [];

  it('stays out of the logs in a run that goes well', async () => {
    for (const user of BANK_USERS) items.push(await sandbox.connect(`owner of ${user}`, user));
    for (const itemId of items) {
      await until('it is synced', () => isSynced(itemId));
      secrets.push(...(await secretsOf(itemId)));
    }
    expect(new Set(secrets).size).toBeGreaterThan(1_000);
    expect(ownLog()).toContain('item synced');
    expect(secrets.filter((text) => ownLog().includes(text) || serverLog().includes(text))).toEqual([]);
  });

  it('stays out of them when PostgreSQL refuses rows and quotes them', async () => {
    await query(server.url, QUOTE_ROWS);
    const before = ownLog().length;
    for (const [seed, itemId] of items.entries()) {
      await sandbox.advance(itemId, seed, 40);
      secrets.push(...(await secretsOf(itemId)));
    }
    await until('every connection failed', async () => {
      const failed = ownLog()
        .slice(before)
        .split('\n')
        .filter((line) => line.includes('job failed'));
      return failed.length >= items.length;
    });
    const body = { userId: 'somebody.new@example.com' };
    const refused = await call(running.url, '/api/pluggy-v2/session', { method: 'POST', body });
    expect(refused.text).not.toContain(body.userId);

    expect(ownLog().slice(before)).toMatch(/StoreError P0001|StoreError 23514/);
    const all = [...secrets, body.userId];
    expect(all.filter((text) => ownLog().includes(text) || serverLog().includes(text))).toEqual([]);
  });

  it("would be seen in the server's log, were it not told to be discreet", async () => {
    const talkative = 'set log_min_messages = error; set log_min_error_statement = error;';
    const insert = `insert into pluggy.users (id, created_at) values ('Fulana de Tal', now())`;
    await expect(query(server.url, `${talkative} ${insert}`)).rejects.toThrow();
    expect(serverLog()).toContain('Fulana de Tal');
  });
});
