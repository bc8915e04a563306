import { rowsOf } from './look-inside.ts';
import type { TestApp } from './test-app.ts';

/**
 * From now on the service knows that webhooks arrive and that none was lost, although Pluggy does not deliver to it: what
 * is complete then is so for every other reason.
 */
export async function makeWebhooksArrive(app: TestApp, databaseUrl: string): Promise<void> {
  const sql =
    'update pluggy.webhook_proof set registered_at = now(), succeeded_at = null, problem = null, lost_until = null';
  await app.pluggy.open();
  await rowsOf(databaseUrl, sql, []);
  if (!(await app.care.proveWebhooks())) throw new Error('the service cannot call itself');
}
