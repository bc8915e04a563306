import type { Request } from 'express';
import type { sessionOperations } from '../../contract/operations/sessions.ts';
import { PublicError } from '../../domain/errors.ts';
import { revokeSession } from '../../features/sessions/revoke-session.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { auditAbout } from '../audit.ts';
import { readBearer } from '../authenticate.ts';
import type { Handlers } from '../bind.ts';
import { type Caller, callerOf } from '../caller.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';

function readSession(request: Request): Extract<Caller, { kind: 'session' }> {
  const caller = callerOf(request);
  if (caller.kind !== 'session') throw new PublicError('unauthenticated');
  return caller;
}

export const sessionHandlers: Handlers<typeof sessionOperations> = {
  createSession: async ({ service, request, response, body: { userId } }) => {
    const { sessionToken, sessionId, expiresAt } = await (await service.ready()).sessions.create(
      requireUserId(userId),
    );
    auditAbout(request, { userId, subject: sessionId });
    response.status(201).json({ sessionToken, sessionId, expiresAt });
  },

  readSession: async ({ service: { config }, request, response }) => {
    const { userId, expiresAt } = readSession(request);
    const sandbox = config.mode === 'sandbox';
    const widgetUrl = sandbox ? config.pluggy.apiUrl : null;
    response.json({ userId, expiresAt, mode: config.mode, widgetUrl, includeSandbox: sandbox });
  },

  createSessionCookie: async ({ service, request, response }) => {
    const { expiresAt } = readSession(request);
    const token = readBearer(request);
    // with a cookie alone there is nothing to exchange: it is there already
    if (token !== undefined) setSessionCookie(response, token, expiresAt, service.config);
    response.status(204).end();
  },

  /** Signing out ends the session itself: a copy of the token is worth nothing afterwards. */
  deleteSessionCookie: async ({ service, request, response }) => {
    const { sessionId: subject, userId } = readSession(request);
    await revokeSession(await service.ready(), subject);
    auditAbout(request, { userId, subject });
    clearSessionCookie(response, service.config);
    response.status(204).end();
  },

  deleteSession: async ({ service, request, response, params: { sessionId: subject } }) => {
    const userId = await revokeSession(await service.ready(), subject);
    auditAbout(request, { userId, subject });
    response.status(204).end();
  },

  deleteSessions: async ({ service, response, params: { userId } }) => {
    await (await service.ready()).sessions.revokeAll(requireUserId(userId));
    response.status(204).end();
  },
};
