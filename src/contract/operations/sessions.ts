import { body, text } from '../inputs.ts';
import type { Operations } from './operation.ts';

export const sessionOperations = {
  createSession: { method: 'post', path: '/session', access: 'server', body: body({ userId: text }) },
  readSession: { method: 'get', path: '/session', access: 'session' },
  createSessionCookie: { method: 'post', path: '/session/cookie', access: 'session' },
  deleteSessionCookie: { method: 'delete', path: '/session/cookie', access: 'session' },
  deleteSession: {
    method: 'delete',
    path: '/session/:sessionId',
    access: 'server',
    errors: ['session_not_found'],
  },
  deleteSessions: { method: 'delete', path: '/user/:userId/sessions', access: 'server' },
} as const satisfies Operations;
