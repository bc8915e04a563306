import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../domain/clock.ts';
import { silentLogger } from '../../domain/logger.ts';
import { PluggyClient } from '../../pluggy/PluggyClient.ts';
import { json, ScriptedServer } from '../../pluggy/testing/ScriptedServer.ts';
import type { WireConnector } from '../../pluggy/wire-types.ts';
import { ConnectorList } from './ConnectorList.ts';
import type { ListCache } from './KeptList.ts';

const BANKS = [
  { id: 1, name: 'Itaú', type: 'PERSONAL_BANK', isOpenFinance: false, isSandbox: false },
  { id: 2, name: 'Banco São Luís', type: 'BUSINESS_BANK', isOpenFinance: true, isSandbox: false },
  { id: 3, name: 'Pluggy Bank', type: 'PERSONAL_BANK', isOpenFinance: false, isSandbox: true },
];
const MINUTE_MS = 60_000;

let pluggy: ScriptedServer;
let client: PluggyClient;
let ahead: number;
let connectors: ConnectorList;
let cache: ListCache<WireConnector>;
const clock: Clock = {
  now: () => new Date(systemClock.now().getTime() + ahead),
  sleep: (_ms, signal) => systemClock.sleep(0, signal),
};

function onlyInMemory(): ListCache<WireConnector> {
  let kept: Awaited<ReturnType<ListCache<WireConnector>['load']>>;
  return {
    load: async () => kept,
    save: async (entries, readAt) => {
      kept = { entries: JSON.parse(entries) as WireConnector[], readAt };
    },
  };
}

beforeEach(async () => {
  ahead = 0;
  pluggy = await ScriptedServer.start();
  pluggy.on('POST /auth', json(200, { apiKey: 'key' }));
  pluggy.on('GET /connectors', json(200, { page: 1, total: 3, totalPages: 1, results: BANKS }));
  const credentials = { clientId: 'id', clientSecret: 'secret' };
  client = new PluggyClient({ baseUrl: pluggy.url, ...credentials, clock, logger: silentLogger });
  cache = onlyInMemory();
  connectors = new ConnectorList(client, clock, cache);
});
afterEach(async () => {
  await client.close();
  await pluggy.close();
});

const find = async (filter: Partial<Parameters<ConnectorList['find']>[0]> = {}): Promise<number[]> =>
  (await connectors.find({ sandbox: true, ...filter })).map(({ id }) => id);
const reads = (): number => pluggy.requests('GET /connectors').length;

describe('the banks that one can connect', () => {
  it.each([
    [{}, [1, 2, 3]],
    [{ sandbox: false }, [1, 2]],
    [{ name: 'itau' }, [1]],
    [{ name: 'SÃO LUIS' }, [2]],
    [{ name: 'bank' }, [3]],
    [{ types: ['BUSINESS_BANK', 'OTHER'] }, [2]],
    [{ isOpenFinance: true }, [2]],
    [{ isOpenFinance: false, sandbox: false }, [1]],
    [{ name: 'nothing' }, []],
  ])('are found by %j', async (filter, ids) => {
    expect(await find(filter)).toEqual(ids);
  });

  it('are read once for all who ask within ten minutes', async () => {
    await Promise.all([find(), find({ name: 'itau' }), find()]);
    ahead = 9 * MINUTE_MS;
    await find();
    expect(reads()).toBe(1);
    ahead = 11 * MINUTE_MS;
    await find();
    expect(reads()).toBe(2);
  });

  it('are still known while Pluggy is away, and read again later', async () => {
    await find();
    ahead = 11 * MINUTE_MS;
    pluggy.on('GET /connectors', json(500, { code: 500, message: 'no' }));
    expect(await find()).toEqual([1, 2, 3]);
    pluggy.on('GET /connectors', json(200, { page: 1, total: 1, totalPages: 1, results: BANKS.slice(0, 1) }));
    expect(await find()).toEqual([1]);
  });

  it('are known to another process, and after a restart while Pluggy is away', async () => {
    await find();
    pluggy.on('GET /connectors', json(500, { code: 500, message: 'no' }));
    connectors = new ConnectorList(client, clock, cache);
    expect(await find()).toEqual([1, 2, 3]);
    ahead = 11 * MINUTE_MS;
    expect(await find()).toEqual([1, 2, 3]);
  });

  it('are not forgotten because an answer was empty', async () => {
    await find();
    ahead = 11 * MINUTE_MS;
    pluggy.on('GET /connectors', json(200, { page: 1, total: 0, totalPages: 1, results: [] }));
    expect(await find()).toEqual([1, 2, 3]);
    pluggy.on('GET /connectors', json(500, { code: 500, message: 'no' }));
    expect(await find()).toEqual([1, 2, 3]);
  });

  it('are asked for again after a first failure', async () => {
    pluggy.on('GET /connectors', json(400, { code: 400, message: 'no' }));
    await expect(find()).rejects.toThrow('400');
    pluggy.on('GET /connectors', json(200, { page: 1, total: 3, totalPages: 1, results: BANKS }));
    expect(await find()).toEqual([1, 2, 3]);
  });
});
