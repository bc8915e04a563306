import type * as z from 'zod/mini';
import type { AuditAction } from '../../domain/audit.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Scope } from '../../domain/scope.ts';

/**
 * Who may call an operation. `public`: anybody. `server`: an API key. `caller`: an API key or any session. `session`: a session alone.
 * `user`: an API key, or the session of the very user in the path. `webhook`: Pluggy, by the secret header.
 */
export type Access = 'public' | 'server' | 'caller' | 'session' | 'user' | 'webhook';

export type { Scope } from '../../domain/scope.ts';

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** Server-sent events; each has the JSON of one of these. */
export interface EventStream {
  readonly events: Readonly<Record<string, z.ZodMiniObject>>;
}

/** A file of this media type. */
export interface FileAnswer {
  readonly file: string;
}

export type Answer = z.ZodMiniObject | EventStream | FileAnswer;

export const isEventStream = (answer: Answer): answer is EventStream => 'events' in answer;

export const isFile = (answer: Answer): answer is FileAnswer => 'file' in answer;

/** One thing that the API does. Routes, checks of requests and answers, OpenAPI and the pages of docs/api come from it. */
export interface Operation {
  readonly method: Method;
  /** Below `/api/pluggy-v2`; `:name` stands for one part of the path, described in path-params.ts. */
  readonly path: string;
  readonly access: Access;
  /** What a server with scopes needs, all of it; default: `read` for a GET, `write` for the rest. */
  readonly scope?: Scope | readonly Scope[];
  /**
   * What the audit calls it. Left out, an operation on a user's data is `data.read`, `data.erased` (DELETE) or
   * `data.changed`, and another for servers is `service.read` or `service.changed`; null: it leaves no line.
   */
  readonly audit?: AuditAction | null;
  /** Left out: it takes no parameters, and refuses any. */
  readonly query?: z.ZodMiniObject;
  /** Left out: there is none. */
  readonly body?: z.ZodMiniObject;
  /**
   * It makes something, and takes an `Idempotency-Key`: sent again with the same key and body within 24 hours, it is not done
   * again, and the answer is repeated without its `secrets`, which are shown once.
   */
  readonly creates?: { readonly secrets: readonly string[] };
  /** Instead of `body`: the bytes are stored as they came, whatever they are. */
  readonly takesAnyBody?: true;
  /**
   * It goes away: since which day it is deprecated, on which day at the earliest it is gone, and what to call instead. Its
   * answers say so in `Deprecation` and `Sunset`. The policy is docs/versioning.md.
   */
  readonly sunset?: { readonly deprecated: string; readonly on: string; readonly instead: string };
  /** In one sentence, for the reference. */
  readonly summary: string;
  /** What a caller has to know besides, in Markdown. */
  readonly details?: string;
  /** What is answered when all is well, by status; null: nothing. Errors are problem documents. */
  readonly responses: Readonly<Record<number, Answer | null>>;
  /** What can go wrong besides what can go wrong with every operation of its kind: see errors-of.ts. */
  readonly errors?: readonly ErrorCode[];
}

/** A table of operations by their ids, which are names for programs: `listAccounts`. */
export type Operations = Readonly<Record<string, Operation>>;

/** Every scope that an operation demands of a server that has scopes. */
export const scopesOf = ({ method, scope }: Operation): Scope[] =>
  [scope ?? (method === 'get' ? 'read' : 'write')].flat();

/** What the audit calls an operation; null: it leaves no line. Pluggy's deliveries are in the inbox instead. */
export function auditOf({ audit, access, method, path }: Operation): AuditAction | null {
  if (audit !== undefined) return audit;
  if (path.includes('/:userId')) {
    if (method === 'get') return 'data.read';
    return method === 'delete' ? 'data.erased' : 'data.changed';
  }
  if (access !== 'server') return null;
  return method === 'get' ? 'service.read' : 'service.changed';
}

/** The names in a path: `/user/:userId/items` has `userId`. */
export type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type Parsed<Schema> = Schema extends z.core.$ZodType ? z.output<Schema> : Readonly<Record<string, never>>;

/** What a request of an operation holds once it was read. */
export interface RequestOf<Op extends Operation> {
  readonly params: Readonly<Record<PathNames<Op['path']>, string>>;
  readonly query: Parsed<Op['query']>;
  readonly body: Parsed<Op['body']>;
}
