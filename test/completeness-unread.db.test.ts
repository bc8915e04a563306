import { describe, expect, it } from 'vitest';
import { LOOK_AGAIN_MS } from '../src/queue/kinds.ts';
import { TAKE_PRESENCE } from '../src/queue/worker-presence.ts';
import { call } from './support/api.ts';
import { skippingClock } from './support/moving-clock.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { uuid } from './support/ScriptedBank.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted', { bank: () => ({ products: ['CREDIT_CARDS'] }), clock: skippingClock });

interface Problem {
  readonly code: string;
  readonly detail: string;
}
interface Report {
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  readonly accounts: readonly object[];
  readonly connections: readonly {
    readonly itemId: string;
    readonly status: string;
    readonly sync: { readonly state: string };
    readonly products: readonly { readonly product: string; readonly state: string }[];
    readonly problems: readonly Problem[];
  }[];
}

async function reportOf(userId: string, language = 'en'): Promise<Report> {
  await makeWebhooksArrive(world.app, world.databaseUrl);
  const path = `/api/pluggy-v2/user/${userId}/completeness`;
  return (await call(world.app.url, path, { headers: { 'accept-language': language } })).json<Report>();
}

const command = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: world.bank.url, databaseUrl: world.databaseUrl }, 'completeness', args);

async function sync(): Promise<void> {
  world.bank.touch();
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
  world.clock.advance(LOOK_AGAIN_MS); // that an account has no rows is believed the second time
  await world.app.work();
}

/** The attempts that follow a failed one. */
async function tryAgain(): Promise<void> {
  world.clock.advance(3_600_000);
  await world.app.work();
}

const codes = ({ connections }: Report) =>
  connections.map(({ problems }) => problems.map(({ code }) => code));

describe('nothing that was not read counts as complete', () => {
  it('a user without a connection, as one whose name is misspelt', async () => {
    expect(await reportOf('anna')).toMatchObject({
      complete: false,
      accounts: [],
      connections: [],
      problems: [{ code: 'no_connections', detail: expect.stringContaining('no connection') }],
    });
    expect((await reportOf('anna', 'pt-BR')).problems[0]?.detail).toContain('nenhuma conexão');
    const outcome = await command('--user', 'anna');
    expect(outcome).toMatchObject({ exitCode: 1, text: expect.stringContaining('no_connections') });
    expect(await command('--all')).toEqual({ exitCode: 1, text: 'There is no connection to check.' });
  });

  it('a connection that was never synced', async () => {
    await world.app.pluggy.reportItem('ana', world.bank.itemId);
    const report = await reportOf('ana');
    expect(report).toMatchObject({ complete: false, problems: [], accounts: [] });
    expect(report.connections).toMatchObject([
      { itemId: world.bank.itemId, status: 'UPDATED', sync: { state: 'never', finishedAt: null } },
    ]);
    expect(codes(report)).toEqual([['never_synced']]);
    const detail = async (language: string) =>
      (await reportOf('ana', language)).connections[0]?.problems[0]?.detail;
    expect(await detail('en')).toContain('No worker runs at this moment');
    expect(await detail('pt-BR')).toContain('Nenhum worker está em execução agora');
    const session = await (await world.app.parts()).workDatabase.connect();
    await session.query(`select ${TAKE_PRESENCE}`); // as a worker does
    expect(await detail('en')).not.toContain('No worker');
    await session.end();
    const outcome = await command('--user', 'ana');
    expect(outcome.exitCode).toBe(1);
    expect(outcome.text).toMatch(/CHECK {2}connection .*\n {7}never_synced[\s\S]*Not everything adds up/);
  });

  it('accounts that cannot be read', async () => {
    world.bank.override('GET /accounts', 500, { code: 500, message: 'no' });
    await world.app.work();
    await tryAgain();
    const report = await reportOf('ana');
    expect(report).toMatchObject({ complete: false, accounts: [] });
    expect(codes(report)[0]).toContain('product_failed');
    const failed = report.connections[0]?.problems.find(({ code }) => code === 'product_failed');
    expect(failed?.detail).toMatch(/^Could not be read: accounts \(pluggy_\w+\)/);
    expect(JSON.stringify(await reportOf('ana', 'pt-BR'))).toContain('Não foi possível ler: contas');
    expect((await command('--all')).exitCode).toBe(1);
  });

  it('what Pluggy withholds, though what was read before adds up', async () => {
    world.bank.accounts = [world.bank.account(uuid(2))];
    world.bank.restore('GET /accounts');
    await tryAgain();
    await sync();
    expect(await reportOf('ana')).toMatchObject({ complete: true, problems: [] });
    expect(await command('--user', 'ana')).toMatchObject({ exitCode: 0 });
    world.bank.item = {
      executionStatus: 'PARTIAL_SUCCESS',
      statusDetail: {
        accounts: { isUpdated: true },
        transactions: { isUpdated: true },
        creditCards: null,
        loans: { isUpdated: false },
      },
    };
    await sync();
    const report = await reportOf('ana');
    expect(report.complete).toBe(false);
    expect(codes(report)).toEqual([['product_withheld', 'product_withheld']]); // bills and consents
    world.bank.item = {};
    await sync();
    expect((await reportOf('ana')).complete).toBe(true);
  });
});

describe('npm run completeness -- --all', () => {
  it("checks connections that are nobody's", async () => {
    const adopt = (userId: string | null) =>
      world.sql('update pluggy.items set user_id = $1, sync_state = $2', [userId, 'never']);
    await adopt(null);
    await world.sql('delete from pluggy.product_states');
    const all = await command('--all');
    expect(all.exitCode).toBe(1);
    expect(all.text).toMatch(/^connections that are nobody's\nCHECK {2}connection .*\n {7}never_synced/);
    await adopt('ana');
    await sync();
    expect(await command('--all')).toMatchObject({ exitCode: 0, text: expect.stringMatching(/^ana\n/) });
  });

  it('goes on when one user cannot be checked, and says so', async () => {
    await world.sql(`insert into pluggy.users (id, created_at) values ('abel', now())`);
    await world.sql(
      `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at)
       values ($1, 'abel', 'x', 'UPDATED', '{}', now(), now())`,
      [uuid(7)],
    );
    // PostgreSQL refuses to read this user's connection
    await world.sql(`create policy broken on pluggy.items as restrictive
       using (user_id is distinct from 'abel' or 1 / (length(user_id) - 4) = 0)`);
    const all = await command('--all');
    expect(all.exitCode).toBe(1);
    expect(all.text).toMatch(/could not be checked[\s\S]*\nana\n[\s\S]*Not everything adds up/);
  });
});
