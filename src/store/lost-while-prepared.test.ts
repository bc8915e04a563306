import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { silentLogger } from '../domain/logger.ts';
import { Database } from './Database.ts';

/** "You are in", and "say what you want", as PostgreSQL says them. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

it('a connection that breaks while it is being prepared is an error of its statement, and does not end the process', async () => {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(WELCOME);
      socket.once('data', () => socket.resetAndDestroy()); // the first statement
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uncaught: unknown[] = [];
  const note = (error: unknown): void => void uncaught.push(error);
  process.on('uncaughtException', note);
  const url = `postgresql://ana@127.0.0.1:${(server.address() as AddressInfo).port}/ana`;
  const database = new Database({ url, logger: silentLogger });
  try {
    await expect(database.query('select 1')).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
  } finally {
    await database.close();
    server.close();
    process.off('uncaughtException', note);
  }
  expect(uncaught).toEqual([]);
});
