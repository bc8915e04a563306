import { describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { expectTruth } from './support/compare-with-truth.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');

interface Report {
  readonly complete: boolean;
  readonly webhooks: { readonly arriving: boolean };
  readonly connections: readonly { readonly sync: { readonly state: string } }[];
  readonly accounts: readonly {
    readonly accountId: string;
    readonly type: string;
    readonly transactions: { readonly rowsAtPluggy: number; readonly rowsHere: number };
    readonly balance: { readonly account: number; readonly running: number | null };
    readonly bills: readonly { readonly verdict: string }[];
    readonly problems: readonly { readonly code: string; readonly detail: string }[];
  }[];
}

async function reportOf(userId: string, language = 'en'): Promise<Report> {
  const path = `/api/pluggy-v2/user/${userId}/completeness`;
  return (await call(world.service.url, path, { headers: { 'accept-language': language } })).json<Report>();
}

async function connect(userId: string, bankUser?: string): Promise<Report> {
  const itemId = await world.bank.connect(userId, bankUser);
  await expectTruth(world.service.url, userId, world.bank, itemId);
  // the last product's rows are in place a moment before its state
  return until('the sync has ended', async () => {
    const report = await reportOf(userId);
    const isRead = report.connections.every(({ sync }) => sync.state === 'done');
    return isRead && report.webhooks.arriving && report;
  });
}

const accountOf = ({ accounts }: Report, type: string) => {
  const found = accounts.find((account) => account.type === type);
  if (found === undefined) throw new Error(`there is no ${type} account`);
  return found;
};

const damage = (sql: string, accountId: string) => world.sql(sql, [accountId]);

describe('the proof of completeness', () => {
  it.each([['user-ok'], ['user-ok-indebted']])('finds that everything adds up: %s', async (bankUser) => {
    const report = await connect(`whole-${bankUser}`, bankUser);
    expect(report.complete).toBe(true);
    const bank = accountOf(report, 'BANK');
    expect(bank.transactions.rowsHere).toBeGreaterThan(0);
    expect(bank.transactions.rowsHere).toBe(bank.transactions.rowsAtPluggy);
    expect(bank.balance.running).toBe(bank.balance.account);
    const card = accountOf(report, 'CREDIT');
    expect(card.bills.filter(({ verdict }) => verdict === 'adds_up').length).toBeGreaterThan(0);
    expect(card.bills.filter(({ verdict }) => verdict === 'differs')).toEqual([]);
  });

  it('finds a row that is missing, in the count and in the running balance', async () => {
    const { accountId } = accountOf(await connect('hole'), 'BANK');
    await damage(
      `delete from pluggy.transactions where account_id = $1 and id = (
         select id from pluggy.transactions where account_id = $1 and status = 'POSTED' and amount <> 0
           and date < (select max(date) from pluggy.transactions where account_id = $1) - interval '3 days'
         order by date desc limit 1)`,
      accountId,
    );
    const report = await reportOf('hole');
    expect(report.complete).toBe(false);
    const { problems } = report.accounts.find((account) => account.accountId === accountId) ?? {
      problems: [],
    };
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['rows_differ', 'balance_breaks']),
    );
    expect(problems[0]?.detail).toMatch(/Pluggy had \d+ transactions and there were \d+ here/);
    const inPortuguese = await reportOf('hole', 'pt-BR');
    expect(JSON.stringify(inPortuguese)).toContain('a Pluggy tinha');
  });

  it('finds a balance that the rows do not lead to, and a row of a card that is missing', async () => {
    const report = await connect('off');
    await damage(
      'update pluggy.accounts set balance = balance + 0.01 where id = $1',
      accountOf(report, 'BANK').accountId,
    );
    await damage(
      `delete from pluggy.transactions where account_id = $1 and id = (
         select id from pluggy.transactions where account_id = $1 and raw->'creditCardMetadata'->>'billId' is not null
         order by date desc limit 1)`,
      accountOf(report, 'CREDIT').accountId,
    );
    const codes = (await reportOf('off')).accounts.flatMap(({ problems }) =>
      problems.map(({ code }) => code),
    );
    expect(codes).toEqual(expect.arrayContaining(['balance_differs', 'rows_differ']));
  });

  it('knows nothing of a user whom nobody knows', async () => {
    expect(await reportOf('nobody')).toMatchObject({ complete: false, connections: [], accounts: [] });
  });
});

describe('npm run completeness', () => {
  const run = (...args: string[]): Promise<CommandOutcome> =>
    runCommandOn(
      { sandboxUrl: world.service.sandbox.url, databaseUrl: world.databaseUrl },
      'completeness',
      args,
    );

  it('says what adds up and what does not, and ends accordingly', async () => {
    await connect('fine');
    const fine = await run('--user', 'fine');
    expect(fine.text).toMatch(
      /ok {5}BANK .* rows here, \d+ at Pluggy[\s\S]*of \d+ bills \d+ add up, 0 differ[\s\S]*Everything adds up/,
    );
    expect(fine.exitCode).toBe(0);
    const { accountId } = accountOf(await connect('broken'), 'BANK');
    await damage('update pluggy.accounts set balance = balance + 1 where id = $1', accountId);
    const all = await run('--all');
    expect(all.text).toMatch(/CHECK[\s\S]*balance_differs[\s\S]*Not everything adds up/);
    expect(all.exitCode).toBe(1);
  });

  it('says how it is used', async () => {
    expect(await run()).toEqual({ text: expect.stringContaining('Usage:'), exitCode: 2 });
    expect((await run('--usr', 'x')).text).toContain('Usage:');
  });
});
