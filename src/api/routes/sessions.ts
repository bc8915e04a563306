import type { Request } from 'express';
import { sessionRequest } from '../../contract/requests.ts';
import { PublicError } from '../../domain/errors.ts';
import { note } from '../audit.ts';
import { readBearer } from '../authenticate.ts';
import { type Caller, callerOf } from '../caller.ts';
import { readBody } from '../read-request.ts';
import { clearSessionCookie, isSecure, setSessionCookie } from '../session-cookie.ts';
import { type Route, userOf } from './route.ts';

function readSession(request: Request): Extract<Caller, { kind: 'session' }> {
  const caller = callerOf(request);
  if (caller.kind !== 'session') throw new PublicError('unauthenticated');
  return caller;
}

const createSession: Route['handle'] = async (pluggy, request, response) => {
  const { userId } = readBody(sessionRequest, request);
  const { sessionToken, sessionId, expiresAt } = await pluggy.createSession(userId);
  note(pluggy, request, 'session.created', { userId, subject: sessionId });
  response.status(201).json({ sessionToken, sessionId, expiresAt });
};

const showSession: Route['handle'] = async ({ config }, request, response) => {
  const { userId, expiresAt } = readSession(request);
  const sandbox = config.mode === 'sandbox';
  const widgetUrl = sandbox ? config.pluggy.apiUrl : null;
  response.json({ userId, expiresAt, mode: config.mode, widgetUrl, includeSandbox: sandbox });
};

const createSessionCookie: Route['handle'] = async (pluggy, request, response) => {
  const { expiresAt } = readSession(request);
  const token = readBearer(request);
  // with a cookie alone there is nothing to exchange: it is there already
  if (token !== undefined) setSessionCookie(response, token, expiresAt, isSecure(pluggy.config));
  response.status(204).end();
};

/** Signing out ends the session itself: a copy of the token is worth nothing afterwards. */
const deleteSessionCookie: Route['handle'] = async (pluggy, request, response) => {
  const { sessionId: subject, userId } = readSession(request);
  await pluggy.revokeSession(subject);
  note(pluggy, request, 'session.revoked', { userId, subject });
  clearSessionCookie(response, isSecure(pluggy.config));
  response.status(204).end();
};

const deleteSession: Route['handle'] = async (pluggy, request, response) => {
  const subject = String(request.params['sessionId']);
  const userId = await pluggy.revokeSession(subject);
  note(pluggy, request, 'session.revoked', { userId, subject });
  response.status(204).end();
};

const deleteSessions: Route['handle'] = async (pluggy, request, response) => {
  await pluggy.revokeSessions(userOf(request));
  note(pluggy, request, 'sessions.revoked', { userId: userOf(request) });
  response.status(204).end();
};

export const sessionRoutes: readonly Route[] = [
  { method: 'post', path: '/session', access: 'server', handle: createSession },
  { method: 'get', path: '/session', access: 'session', handle: showSession },
  { method: 'post', path: '/session/cookie', access: 'session', handle: createSessionCookie },
  { method: 'delete', path: '/session/cookie', access: 'session', handle: deleteSessionCookie },
  { method: 'delete', path: '/session/:sessionId', access: 'server', handle: deleteSession },
  { method: 'delete', path: '/user/:userId/sessions', access: 'server', handle: deleteSessions },
];
