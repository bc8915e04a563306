import type { Request } from 'express';
import { type Access, type Operation, scopesOf } from '../contract/operations/operation.ts';
import { errorCatalogue, PublicError } from '../domain/errors.ts';
import { inEveryLanguage } from '../domain/texts/text.ts';
import { noteRefusal, userOfPath } from './audit.ts';
import { authenticate, WrongCredential } from './authenticate.ts';
import type { Caller } from './caller.ts';
import type { Identify } from './identify.ts';
import { guardWebhook } from './receive-webhook.ts';
import type { Service } from './Service.ts';
import { TooManyWrongCredentials, type WrongCredentials } from './WrongCredentials.ts';

function requireScope(operation: Operation, caller: Caller): void {
  if (caller.kind !== 'server' || caller.scopes === undefined) return;
  const { scopes } = caller;
  const missing = scopesOf(operation).find((needed) => !scopes.has(needed));
  if (missing !== undefined) throw new PublicError('scope_missing', { expected: inEveryLanguage(missing) });
}

function allow(access: Exclude<Access, 'public' | 'webhook'>, caller: Caller, request: Request): void {
  switch (access) {
    case 'caller':
      return;
    case 'server':
      if (caller.kind !== 'server') throw new PublicError('server_only');
      return;
    case 'session':
      if (caller.kind !== 'session') throw new PublicError('unauthenticated');
      return;
    case 'user':
      if (caller.kind !== 'server' && caller.userId !== request.params['userId'])
        throw new PublicError('forbidden');
  }
}

/** Somebody who shows no credential guesses none. */
const isWrongCredential = (error: unknown): boolean =>
  error instanceof WrongCredential || (error instanceof PublicError && error.code === 'webhook_secret');

/** Lets a request pass or throws; runs before anything of the request's body is read. */
export async function guard(
  service: Service,
  wrong: WrongCredentials,
  operation: Operation,
  identify: Identify | undefined,
  request: Request,
): Promise<void> {
  const { access } = operation;
  try {
    if (access === 'public') return;
    if (access === 'webhook') return await guardWebhook(service, request);
    const caller = await authenticate(service, identify, request);
    allow(access, caller, request);
    requireScope(operation, caller);
  } catch (error) {
    if (error instanceof PublicError && errorCatalogue[error.code].status === 403)
      noteRefusal(service, request, 'access.refused', {
        userId: userOfPath(request),
        subject: error.code,
        reason: error.code,
      });
    if (!isWrongCredential(error)) throw error;
    const waitMs = wrong.failed(request, (await service.ready()).clock.now().getTime());
    const refused = access === 'webhook' ? 'webhook.refused' : 'credential.refused';
    noteRefusal(service, request, waitMs === undefined ? refused : 'limit.reached');
    throw waitMs === undefined ? error : new TooManyWrongCredentials(waitMs);
  }
}
