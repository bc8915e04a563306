import { once } from 'node:events';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { parseUserId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/Database.ts';
import type { Cleanup } from '../support/Cleanup.ts';
import { connectPerfItem } from '../support/connect-item.ts';

const READERS = ['one', 'two', 'three', 'four', 'five'].map((name) => `bench-reader-${name}`);
/** As many answers as one user may have under way. */
const CLIENTS_PER_READER = 2;
/** Ten megabytes: more than a connection takes while nobody reads. */
const ROWS_OF_READER = 10_000;
const SYNCED_USER = 'bench-synced';
const ROWS_OF_SYNC = 1_000_000;
const PATIENCE_MS = 300_000;

async function connect(sandboxUrl: string, name: string, rows: number): Promise<void> {
  const userId = parseUserId(name);
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  await connectPerfItem(sandboxUrl, { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }, userId, rows);
}

/** How many connections of these users are in a state of their sync. */
async function countItems(database: Database, users: readonly string[], state: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::int as count from pluggy.items where user_id = any ($1) and sync_state = $2',
    [users, state],
  );
  return rows[0]?.count ?? 0;
}

async function hasRows(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ has: boolean }>(
    `select exists (select from pluggy.transactions t join pluggy.accounts a on a.id = t.account_id
       where a.user_id = $1) as has`,
    [SYNCED_USER],
  );
  return rows[0]?.has ?? false;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await isSo()); await sleep(50))
    if (performance.now() > end) throw new Error('the sync does not get on');
}

/** Asks for all of a user's rows, and reads nothing but the head of the answer. */
async function askWithoutReading(
  serviceUrl: string,
  userId: string,
  cleanup: Cleanup,
): Promise<ClientRequest> {
  const asking = get(`${serviceUrl}/api/pluggy-v2/user/${userId}/financial-data`, {
    headers: { authorization: 'Bearer sandbox-key' },
    agent: false,
  });
  cleanup.add(() => void asking.destroy());
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`a client was answered with ${answer.statusCode}`);
  asking.on('error', () => {}); // the service ends it sooner or later
  answer.on('error', () => {});
  return asking;
}

/** The bad moment: a sync is at full pace, and ten clients have asked for long answers that they do not read. */
export interface BadMoment {
  /** @throws when it was over before it was measured */
  stillHolds(): Promise<void>;
}

/** Has rows stored that can be asked for, then begins. */
export async function beginBadMoment(
  { database, serviceUrl, sandboxUrl }: { database: Database; serviceUrl: string; sandboxUrl: string },
  cleanup: Cleanup,
): Promise<BadMoment> {
  for (const reader of READERS) await connect(sandboxUrl, reader, ROWS_OF_READER);
  await until(async () => (await countItems(database, READERS, 'done')) === READERS.length);
  await connect(sandboxUrl, SYNCED_USER, ROWS_OF_SYNC);
  await until(() => hasRows(database));
  const clients: ClientRequest[] = [];
  for (const reader of READERS)
    for (let client = 0; client < CLIENTS_PER_READER; client += 1)
      clients.push(await askWithoutReading(serviceUrl, reader, cleanup));
  return {
    stillHolds: async () => {
      if ((await countItems(database, [SYNCED_USER], 'done')) > 0)
        throw new Error('the sync was over too soon');
      if (clients.some(({ destroyed }) => destroyed)) throw new Error('a client was cut off too soon');
    },
  };
}
