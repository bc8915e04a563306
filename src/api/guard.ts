import type { Request } from 'express';
import { PublicError } from '../domain/errors.ts';
import type { PluggyV2 } from '../services/PluggyV2.ts';
import { authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import { guardWebhook } from './receive-webhook.ts';
import type { Access } from './routes/route.ts';

function allow(access: Exclude<Access, 'webhook'>, caller: Caller, request: Request): void {
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
      if (caller.kind === 'session' && caller.userId !== request.params['userId'])
        throw new PublicError('forbidden');
  }
}

/** Lets a request pass or throws; runs before anything of the request's body is read. */
export async function guard(pluggy: PluggyV2, access: Access, request: Request): Promise<void> {
  if (access === 'webhook') return guardWebhook(pluggy, request);
  allow(access, await authenticate(pluggy, request), request);
}
