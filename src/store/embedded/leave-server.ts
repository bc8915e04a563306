import type pg from 'pg';
import type { DataFolder } from './data-folder.ts';
import { disconnect, leave } from './membership.ts';
import { stopServer } from './stop-server.ts';

/**
 * - `stopped`: we were the last, the server is gone
 * - `in-use`: somebody else goes on with it
 * - `stuck`: it was told to stop and is still there
 */
export type LeaveOutcome = 'stopped' | 'in-use' | 'stuck';

/** Leaves the server, and stops it when nobody else uses it. */
export async function leaveServer(
  folder: DataFolder,
  client: pg.Client,
  serverPid: number,
  bin: string | null,
): Promise<LeaveOutcome> {
  try {
    if (!(await leave(client))) return 'in-use';
    return (await stopServer(folder, serverPid, bin)) ? 'stopped' : 'stuck';
  } finally {
    await disconnect(client);
  }
}
