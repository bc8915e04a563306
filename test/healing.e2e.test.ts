import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { call } from './support/api.ts';
import { holdingsOf, truthOf } from './support/compare-with-truth.ts';
import { freePort } from './support/free-port.ts';
import { rowsOf } from './support/look-inside.ts';
import { openTestDatabase } from './support/open-test-database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { type StartedProcess, settingsFor, startProcess } from './support/start-process.ts';
import { until } from './support/until.ts';

/** Within this time after the last fault everything has to be healed. */
const HEALED_WITHIN_MS = 60_000;

const PEOPLE = [
  ['ana', 'user-ok'],
  ['bia', 'user-ok-indebted'],
  ['caio', 'user-ok-investor'],
] as const;

const { url } = await openTestDatabase();
let sandbox: Sandbox;
let bank: SandboxClient;
let service: StartedProcess;
let origin: string;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, syncMs: 0, faults: { webhooks: { lose: 1 } } });
  bank = new SandboxClient(sandbox.url);
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  service = startProcess({ ...settingsFor(sandbox.url, url, port), RECONCILE_INTERVAL: '2s' }, 'built');
  await service.ready();
});
afterAll(async () => {
  expect(await service.stop()).toBe(0);
  await sandbox.close();
});

async function setFaults(faults: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(faults);
  expect((await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'PUT', headers, body })).status).toBe(200);
}

/** Damage done behind the service's back. */
const DAMAGE = [
  `update pluggy.transactions set amount = amount + 1 where extract(day from date) < 5`,
  `update pluggy.transactions set raw = jsonb_set(raw, '{description}', '"something else"') where extract(day from date) = 6`,
  `delete from pluggy.transactions where extract(day from date) = 7`,
  `update pluggy.transactions set deleted_at = now() where extract(day from date) between 10 and 12`,
  `update pluggy.bills set deleted_at = now()`,
  `delete from pluggy.investment_transactions`,
  `update pluggy.accounts set deleted_at = now(), balance = 0 where type = 'CREDIT'`,
];

describe('a service that compares every two seconds', () => {
  it('has healed everything a minute after the last fault, although no webhook ever came', async () => {
    const items: [string, string][] = [];
    for (const [user, bankUser] of PEOPLE) {
      const itemId = await bank.connect(user, bankUser);
      const body = { itemId };
      expect((await call(origin, `/api/pluggy-v2/user/${user}/items`, { method: 'POST', body })).status).toBe(
        202,
      );
      items.push([user, itemId]);
    }
    const agree = async (): Promise<boolean> => {
      for (const [user, itemId] of items)
        if (!isDeepStrictEqual(await holdingsOf(origin, user), await truthOf(bank, itemId))) return false;
      return true;
    };
    await until('the first sync brings everything', agree);
    await setFaults({
      seed: 11,
      webhooks: { lose: 1 },
      api: {
        status500: 0.1,
        status502Html: 0.1,
        reset: 0.1,
        truncated: 0.1,
        stalePage: 0.3,
        emptyFirstPage: 0.3,
      },
    });
    for (const [index, [, itemId]] of items.entries()) await bank.advance(itemId, index + 1, 35);
    await bank.scenario(items[0]?.[1] ?? '', 'late-rows');
    for (const damage of DAMAGE) await rowsOf(url, damage);
    await setFaults({ webhooks: { lose: 1 } });
    await until('everything is healed', agree, HEALED_WITHIN_MS).catch(async (error: unknown) => {
      for (const [user, itemId] of items)
        expect(await holdingsOf(origin, user), user).toEqual(await truthOf(bank, itemId));
      throw error;
    });
    const [report] = await rowsOf<{ rows: string }>(
      url,
      'select sum(rows_repaired) as rows from pluggy.reconciliations',
    );
    expect(Number(report?.rows)).toBeGreaterThan(0);
    const wrong =
      "select count(*)::integer as n from pluggy.transactions where amount is distinct from (raw->>'amount')::numeric and deleted_at is null";
    await until('the columns are right', async () => (await rowsOf<{ n: number }>(url, wrong))[0]?.n === 0);
    const { text } = await call(origin, '/api/pluggy-v2/user/ana/completeness');
    expect(text).toContain('"rowsRepaired"');
  }, 240_000);
});
