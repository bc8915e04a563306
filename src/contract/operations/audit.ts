import { actor, maybe, moment, paged, query, text } from '../inputs.ts';
import { accessLogLine, auditLine } from '../shapes/audit.ts';
import { page } from '../shapes/values.ts';
import { CURSOR } from './errors-of.ts';
import type { Operations } from './operation.ts';

/** Who did what with whose data. */
export const auditOperations = {
  listAudit: {
    summary:
      'Who read, changed, exported or erased what, when and from where; refused attempts too. Newest first.',
    details:
      'A line counts what happened again within a minute, or of reads within a quarter of an hour. `GET` of one key or session is one line for each operation and user.',
    method: 'get',
    path: '/audit',
    access: 'server',
    scope: 'admin',
    query: query({
      /** Lines about this user's data alone. */
      userId: maybe(text),
      /** Lines of this actor alone. */
      actor: maybe(actor),
      /** What happened from then on. */
      since: maybe(moment),
      ...paged,
    }),
    responses: { 200: page(auditLine) },
    errors: CURSOR,
  },
  listAccessLog: {
    summary: "Who did what with this user's data. Newest first.",
    details:
      "`by` is `you` for the user's own sessions, `application` for an API key, `operator` for a command, and `somebody_else` for another user's session, which was refused.",
    method: 'get',
    path: '/user/:userId/access-log',
    access: 'user',
    query: query(paged),
    responses: { 200: page(accessLogLine) },
    errors: CURSOR,
  },
} as const satisfies Operations;
