import type { Request, Response } from 'express';
import type { AuditAction, AuditEntry } from '../features/admin/Audit.ts';
import { type Caller, findCaller } from './caller.ts';
import type { Service } from './Service.ts';
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
  service: Service,
  request: Request,
  action: AuditAction,
  { userId = null, subject = null }: Partial<Pick<AuditEntry, 'userId' | 'subject'>> = {},
): void {
  const actor = actorOf(findCaller(request));
  const entry = { action, actor, userId, subject, network: networkOf(request) };
  service.ready().then(
    ({ audit }) => audit.note(entry),
    () => {}, // there is no database to write to, and nothing was done without it
  );
}

/** Notes it once the answer is on its way, also one that was cut off: what was sent is out. */
export function noteAnswer(
  service: Service,
  request: Request,
  response: Response,
  action: AuditAction | undefined,
): void {
  if (action === undefined) return;
  const { userId, itemId } = request.params;
  const about = { userId: userId?.toString() ?? null, subject: itemId?.toString() ?? null };
  response.once('close', () => {
    if (response.headersSent && response.statusCode < 400) note(service, request, action, about);
  });
}
