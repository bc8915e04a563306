import { setTimeout as pause } from 'node:timers/promises';
import { connectionTo } from './connection-data.ts';
import { dataFolder } from './data-folder.ts';
import { leaveServer } from './leave-server.ts';
import { connect } from './membership.ts';
import { runningPostmaster } from './postmaster.ts';

const ATTEMPTS = 20;
const PAUSE_MS = 100;

/**
 * Stops the server of a data folder unless somebody uses it. Started by the watcher (see watch-over.ts) when
 * the process that it watches has died; PostgreSQL may need a moment to notice that too.
 */
async function stopIfUnused(path: string): Promise<void> {
  const folder = dataFolder(path);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const server = runningPostmaster(folder);
    if (server === null) return;
    const client = await connect(connectionTo(folder, server), 'watcher');
    if (client !== null && (await leaveServer(folder, client, server.pid, null)) === 'stopped') return;
    await pause(PAUSE_MS);
  }
}

const [, , path] = process.argv;
if (path !== undefined) await stopIfUnused(path);
