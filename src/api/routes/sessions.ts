import type { Request } from 'express';
import { sessionRequest } from '../../contract/requests.ts';
import { PublicError } from '../../domain/errors.ts';
import type { PluggyV2 } from '../../services/PluggyV2.ts';
import { readBearer } from '../authenticate.ts';
import { type Caller, callerOf } from '../caller.ts';
import { readBody } from '../read-request.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';
import type { Route } from './route.ts';

const isSecure = (pluggy: PluggyV2): boolean => pluggy.config.baseUrl.startsWith('https:');

function readSession(request: Request): Extract<Caller, { kind: 'session' }> {
  const caller = callerOf(request);
  if (caller.kind !== 'session') throw new PublicError('unauthenticated');
  return caller;
}

const createSession: Route['handle'] = async (pluggy, request, response) => {
  const { userId } = readBody(sessionRequest, request);
  const { sessionToken, expiresAt } = await pluggy.createSession(userId);
  response.status(201).json({ sessionToken, expiresAt });
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
  if (token !== undefined) setSessionCookie(response, token, expiresAt, isSecure(pluggy));
  response.status(204).end();
};

const deleteSessionCookie: Route['handle'] = async (pluggy, _request, response) => {
  clearSessionCookie(response, isSecure(pluggy));
  response.status(204).end();
};

export const sessionRoutes: readonly Route[] = [
  { method: 'post', path: '/session', access: 'server', handle: createSession },
  { method: 'get', path: '/session', access: 'session', handle: showSession },
  { method: 'post', path: '/session/cookie', access: 'session', handle: createSessionCookie },
  { method: 'delete', path: '/session/cookie', access: 'session', handle: deleteSessionCookie },
];
