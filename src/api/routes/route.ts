import type { Request, Response } from 'express';
import { type Language, pickLanguage } from '../../domain/language.ts';
import type { AuditAction } from '../../features/admin/Audit.ts';
import type { PluggyV2 } from '../../services/PluggyV2.ts';
import type { Scope } from '../identify.ts';

/**
 * Who may call a route. `server`: an API key. `caller`: an API key or any session. `session`: a session alone.
 * `user`: an API key, or the session of the very user in the path. `webhook`: Pluggy, by the secret header.
 */
export type Access = 'server' | 'caller' | 'session' | 'user' | 'webhook';

export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  readonly path: string;
  readonly access: Access;
  /** What a server with scopes needs; default: `read` for a GET, `write` for the rest. */
  readonly scope?: Scope;
  /** What is written down once it was answered. */
  readonly audit?: AuditAction;
  readonly handle: (pluggy: PluggyV2, request: Request, response: Response) => Promise<void>;
}

export const languageOf = (request: Request): Language => pickLanguage(request.get('accept-language'));
export const userOf = (request: Request): string => String(request.params['userId']);
