import type { Response } from 'express';
import type { Caller } from './caller.ts';
import type { Service } from './Service.ts';

/** An answer under way, such as a stream of events, is cut off once the session or the key that asked for it is revoked. */
export async function endWithSession(service: Service, caller: Caller, response: Response): Promise<void> {
  const end = (): void => {
    // a session may sign itself out: that answer is on its way already or short
    if (response.headersSent && !response.writableEnded) response.destroy();
  };
  const stop = await watch(service, caller, end);
  if (stop === undefined) return;
  if (response.closed) stop();
  else response.once('close', stop);
}

/** Undefined: nothing that can be revoked here. */
async function watch(service: Service, caller: Caller, end: () => void): Promise<(() => void) | undefined> {
  if (caller.kind === 'session') return (await service.ready()).sessions.watch(caller.sessionId, end);
  const isOurs = caller.kind === 'server' && caller.scopes !== undefined && caller.keyId !== null;
  return isOurs ? (await service.ready()).keys.watch(caller.keyId, end) : undefined;
}
