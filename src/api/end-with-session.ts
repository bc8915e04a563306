import type { Response } from 'express';
import type { Caller } from './caller.ts';
import type { Service } from './Service.ts';

/** An answer under way, such as a stream of events, is cut off once the session that asked for it is revoked. */
export async function endWithSession(service: Service, caller: Caller, response: Response): Promise<void> {
  if (caller.kind !== 'session') return;
  const stop = await (await service.ready()).sessions.watch(caller.sessionId, () => {
    // a session may sign itself out: that answer is on its way already or short
    if (response.headersSent && !response.writableEnded) response.destroy();
  });
  if (response.closed) stop();
  else response.once('close', stop);
}
