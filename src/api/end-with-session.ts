import type { Response } from 'express';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import type { Caller } from './caller.ts';

/** An answer under way, such as a stream of events, is cut off once the session that asked for it is revoked. */
export async function endWithSession(pluggy: PluggyV2, caller: Caller, response: Response): Promise<void> {
  if (caller.kind !== 'session') return;
  const stop = await pluggy.watchSession(caller.sessionId, () => {
    // a session may sign itself out: that answer is on its way already or short
    if (response.headersSent && !response.writableEnded) response.destroy();
  });
  if (response.closed) stop();
  else response.once('close', stop);
}
