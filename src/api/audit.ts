import type { Request, Response } from 'express';
import type { AuditAction, AuditEntry } from '../features/admin/Audit.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { type Caller, findCaller } from './caller.ts';
import { networkOf } from './WrongCredentials.ts';

function actorOf(caller: Caller | undefined): string | null {
  switch (caller?.kind) {
    case undefined:
      return null;
    case 'server':
      return caller.keyId === null ? 'host:server' : `key:${caller.keyId}`;
    case 'host':
      return 'host:user'; // whose data it is stands beside it
    case 'session':
      return `session:${caller.sessionId}`;
  }
}

/** Notes what a caller did or was refused; nobody waits for it. */
export function note(
  pluggy: PluggyV2,
  request: Request,
  action: AuditAction,
  { userId = null, subject = null }: Partial<Pick<AuditEntry, 'userId' | 'subject'>> = {},
): void {
  const actor = actorOf(findCaller(request));
  pluggy.note({ action, actor, userId, subject, network: networkOf(request) });
}

/** Notes it once the answer is on its way, also one that was cut off: what was sent is out. */
export function noteAnswer(
  pluggy: PluggyV2,
  request: Request,
  response: Response,
  action: AuditAction | undefined,
): void {
  if (action === undefined) return;
  const { userId, itemId } = request.params;
  const about = { userId: userId?.toString() ?? null, subject: itemId?.toString() ?? null };
  response.once('close', () => {
    if (response.headersSent && response.statusCode < 400) note(pluggy, request, action, about);
  });
}
