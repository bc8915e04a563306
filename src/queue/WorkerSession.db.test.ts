import { expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { openTcpGate } from '../../test/support/tcp-gate.ts';
import { systemClock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import { Database } from '../store/Database.ts';
import { DatabaseUnavailable } from '../store/store-error.ts';
import { WorkerSession } from './WorkerSession.ts';

const { url } = await openTestDatabase();

it('a server that stands still after it let the worker in keeps it for seconds, not for ever', async () => {
  const gate = await openTcpGate(url);
  const database = new Database({ url: gate.url, logger: silentLogger });
  const connect = async () => {
    const client = await database.connect();
    gate.freeze();
    return client;
  };
  const opening = WorkerSession.open(connect, systemClock, () => {});
  await expect(opening).rejects.toBeInstanceOf(DatabaseUnavailable);
  const session = await WorkerSession.open(
    () => database.connect(),
    systemClock,
    () => {},
  );
  expect(await session.beat([], new Date())).toEqual(new Set());
  await session.close();
  await database.close();
  await gate.shut();
});
