import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SyncStatus } from '../src/features/connections/sync-now.ts';
import { SYNC_BATCH } from '../src/store/fragments/sync-batches.ts';
import { type RecordingProxy, startRecordingProxy } from './support/recording-proxy.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

let proxy: RecordingProxy;
let items: Readonly<Record<'ana' | 'bia', string>>;
/** Called when the second connection is about to be read, which then is not answered. */
let onSecond: (() => void) | undefined;

const nothing = (): void => {};

const world = useWorld('sandbox', {
  between: async (sandboxUrl) => {
    proxy = await startRecordingProxy(sandboxUrl, async ({ route }) => {
      if (onSecond === undefined || route !== `GET /items/${items.bia}`) return;
      onSecond();
      await new Promise(nothing); // until the proxy closes
    });
    return proxy;
  },
  service: { env: { WORKER_CONCURRENCY: '1' } },
});

async function connect(user: string): Promise<string> {
  const itemId = await world.bank.connect(user);
  await world.app.pluggy.reportItem(user, itemId);
  return itemId;
}

beforeAll(async () => {
  items = { ana: await connect('ana'), bia: await connect('bia') };
  await world.app.work();
});
afterEach(() => {
  onSecond = undefined;
});

const sync = (...args: string[]): Promise<CommandOutcome> =>
  runCommandOn({ sandboxUrl: proxy.url, databaseUrl: world.databaseUrl }, 'sync', args);

/** A run over all connections that ends while the second one is read. */
async function interrupt(): Promise<readonly SyncStatus[]> {
  const ending = new AbortController();
  onSecond = () => ending.abort();
  const statuses = await world.app.syncNow({ all: true }, nothing, ending.signal);
  onSecond = undefined;
  return statuses;
}

/** As if a run over all connections had begun then and had been interrupted. */
async function leaveBatch(hoursAgo: number): Promise<void> {
  const began = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  const name = `sync-batch:${CLIENT_ID}:all`;
  await world.sql('insert into pluggy.settings (name, value) values ($1, $2)', [name, began]);
}

/** How often each connection was read at Pluggy meanwhile. */
async function readsDuring(work: () => Promise<unknown>): Promise<{ ana: number; bia: number }> {
  const before = proxy.calls.length;
  await work();
  const made = proxy.calls.slice(before).map(({ route }) => route);
  const count = (itemId: string): number => made.filter((route) => route === `GET /items/${itemId}`).length;
  return { ana: count(items.ana), bia: count(items.bia) };
}

describe('npm run sync that was interrupted', () => {
  it('goes on with the connections that it had not synced, and after its end with all of them again', async () => {
    const [first, second] = await interrupt();
    expect(first).toMatchObject({ itemId: items.ana, result: 'done', rowsExpected: expect.any(Number) });
    expect(first?.rowsRead).toBe(first?.rowsExpected);
    expect(second).toMatchObject({ itemId: items.bia, result: 'running', rowsRead: 0 });
    const outcomes: CommandOutcome[] = [];
    const goOn = async (): Promise<void> => void outcomes.push(await sync('--all', '--resume'));
    expect(await readsDuring(goOn)).toEqual({ ana: 0, bia: 1 });
    expect(await readsDuring(goOn)).toEqual({ ana: 1, bia: 1 });
    expect(outcomes).toMatchObject([{ exitCode: 0 }, { exitCode: 0 }]);
    expect(outcomes[0]?.text).toContain(`skipped  ${items.ana}`);
    expect(outcomes[0]?.text).toContain(`done     ${items.bia}`);
    expect(outcomes[1]?.text).not.toContain('skipped');
    const begun = `select name from pluggy.settings where name like '${SYNC_BATCH}%'`;
    expect(await world.sql(begun)).toEqual([]);
  });

  it('reads everything unless it is told to continue, and after a day in any case', async () => {
    await leaveBatch(1);
    expect(await readsDuring(() => sync('--all', '--resume'))).toEqual({ ana: 0, bia: 0 });
    await leaveBatch(1);
    expect(await readsDuring(() => sync('--item', items.ana))).toEqual({ ana: 1, bia: 0 });
    expect(await readsDuring(() => sync('--all'))).toEqual({ ana: 1, bia: 1 });
    await leaveBatch(25);
    expect(await readsDuring(() => sync('--all', '--resume'))).toEqual({ ana: 1, bia: 1 });
  });
});

describe('the rows of a connection that waits', () => {
  it('are not those of the sync before', async () => {
    const seen: (readonly SyncStatus[])[] = [];
    const { signal } = new AbortController();
    await world.app.syncNow({ all: true }, (statuses) => void seen.push(statuses), signal);
    expect(seen[0]?.map(({ rowsRead }) => rowsRead)).toEqual([0, 0]);
    for (const { rowsRead, rowsExpected } of seen.at(-1) ?? []) expect(rowsRead).toBe(rowsExpected);
  });
});
