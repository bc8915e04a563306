import { PluggyV2 } from 'pluggy-open-finance';
import { startWorker } from 'pluggy-open-finance/worker';
import { createHost } from './app.ts';
import { logger } from './logger.ts';
import { addPerson } from './sign-in.ts';

// DATABASE_URL, PLUGGY_CLIENT_ID, ENCRYPTION_KEYS … are read from the environment; BASE_URL is this app's own public address.
const pluggy = new PluggyV2({ logger });
addPerson('ana@example.com', 'ana', process.env['ANA_PASSWORD'] ?? 'only for trying it out');

const server = createHost(pluggy).listen(Number(process.env['PORT'] ?? 3000));
// Syncs, webhooks' work, comparisons. Leave it out where a service of ours (`ROLES=work npm start`) works on the same database.
const worker = await startWorker(pluggy);

/** In this order: no new requests, no new work, then the database. */
async function stop(): Promise<void> {
  server.close();
  server.closeIdleConnections();
  await worker.stop();
  await pluggy.close();
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
