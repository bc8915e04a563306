import { body, text } from '../inputs.ts';
import { newSession, session } from '../shapes/service.ts';
import type { Operations } from './operation.ts';

export const sessionOperations = {
  createSession: {
    summary: "A token that sees this user's data.",
    method: 'post',
    path: '/session',
    creates: { secrets: ['sessionToken'] },
    access: 'server',
    scope: ['read', 'write'], // a session does both
    audit: 'session.created',
    body: body({
      /** Whose data the session sees. */
      userId: text,
    }),
    responses: { 201: newSession },
  },
  readSession: {
    summary: 'Whose session it is, and what a page needs to open the widget.',
    method: 'get',
    path: '/session',
    access: 'session',
    responses: { 200: session },
  },
  createSessionCookie: {
    summary: 'Exchanges the session token for an httpOnly cookie.',
    method: 'post',
    path: '/session/cookie',
    access: 'session',
    responses: { 204: null },
  },
  deleteSessionCookie: {
    summary: 'Signs out, which ends the session.',
    method: 'delete',
    path: '/session/cookie',
    access: 'session',
    audit: 'session.revoked',
    responses: { 204: null },
  },
  deleteSession: {
    summary: 'Ends one session.',
    details: 'Here at once, in other processes within 30 seconds.',
    method: 'delete',
    path: '/session/:sessionId',
    access: 'server',
    audit: 'session.revoked',
    responses: { 204: null },
    errors: ['session_not_found'],
  },
  deleteSessions: {
    summary: 'Ends all sessions of a user.',
    details: 'Here at once, in other processes within 30 seconds.',
    method: 'delete',
    path: '/user/:userId/sessions',
    access: 'server',
    audit: 'sessions.revoked',
    responses: { 204: null },
  },
} as const satisfies Operations;
