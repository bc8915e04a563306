import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { parseUserId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { Database } from '../../src/store/Database.ts';
import type { Cleanup } from '../support/Cleanup.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import { spawnBare } from '../support/spawn-bare.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';

/** Rows a second of one round. */
export interface AnswerRound {
  readonly service: number;
  readonly compressed: number;
  readonly bare: number;
}

const USER = 'bench-answers';
const SYNC_MS = 300_000;

interface Asked {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function awaitSync(database: Database, rows: number): Promise<void> {
  for (const end = performance.now() + SYNC_MS; ; await sleep(200)) {
    const { rows: found } = await database.query<{ count: number }>(
      `select count(*)::int as count from pluggy.transactions t join pluggy.accounts a on a.id = t.account_id
       join pluggy.items i on i.id = a.item_id where a.user_id = $1 and i.sync_state = 'done'`,
      [USER],
    );
    if (found[0]?.count === rows) return;
    if (performance.now() > end) throw new Error('the sync did not end');
  }
}

/** Reads an answer to its end, and leaves it packed as it came. @returns seconds */
async function timeOf(agent: Agent, { url, headers }: Asked): Promise<number> {
  const startedAt = performance.now();
  const { statusCode, body } = await request(url, { dispatcher: agent, ...(headers && { headers }) });
  if (statusCode !== 200) throw new Error(`an answer came with ${statusCode}`);
  await body.dump({ limit: Number.MAX_SAFE_INTEGER });
  return (performance.now() - startedAt) / 1_000;
}

/**
 * All of a user's rows through the service's own HTTP, with the checks of every request, beside what PostgreSQL and a bare
 * server take for them. The sides take turns in being first.
 */
export async function measureAnswers(
  {
    databaseUrl,
    rows,
    rounds,
  }: { readonly databaseUrl: string; readonly rows: number; readonly rounds: number },
  cleanup: Cleanup,
): Promise<AnswerRound[]> {
  const userId = parseUserId(USER);
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  const sandboxUrl = await spawnSandbox(cleanup);
  const serviceUrl = await spawnService({ databaseUrl, sandboxUrl }, cleanup);
  const database = new Database({ url: databaseUrl, logger: silentLogger, maxConnections: 1 });
  cleanup.add(() => database.close());
  await connectPerfItem(sandboxUrl, { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }, userId, rows);
  await awaitSync(database, rows);
  await database.query('vacuum (analyze)');
  const url = `${serviceUrl}/api/pluggy-v2/user/${USER}/financial-data`;
  const headers = { authorization: 'Bearer sandbox-key' };
  const service = { url, headers };
  const compressed = { url, headers: { ...headers, 'accept-encoding': 'gzip' } };
  const bare = {
    url: `${await spawnBare(new URL('./bare-reader', import.meta.url), databaseUrl, cleanup)}/${USER}`,
  };
  const agent = new Agent();
  cleanup.add(() => agent.close());
  const found: AnswerRound[] = [];
  // the first rounds warm up and do not count
  for (let round = -3; round < rounds; round++) {
    const early = round % 2 === 0 ? await timeOf(agent, bare) : undefined;
    const seconds = [await timeOf(agent, service), await timeOf(agent, compressed)] as const;
    const late = early ?? (await timeOf(agent, bare));
    if (round >= 0)
      found.push({ service: rows / seconds[0], compressed: rows / seconds[1], bare: rows / late });
  }
  return found;
}
