import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { type BenchItem, syncOnce } from '../sync/sync-once.ts';

/** What the parent sends; the answer is a Measurement. */
export interface Order {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  readonly item: BenchItem;
}

const [{ databaseUrl, sandboxUrl, item }] = (await once(process, 'message')) as [Order];
const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
const keyring = new Keyring([randomBytes(32)]);
const measurement = await syncOnce({ databaseUrl, sandboxUrl, credentials, keyring }, item);
process.send?.(measurement, () => process.disconnect());
