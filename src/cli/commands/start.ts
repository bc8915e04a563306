import type { Role } from '../../domain/role.ts';
import { NOTES, SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { runService } from '../../runtime/run-service.ts';
import type { Call, Command, Outcome } from '../command.ts';

/** Resolves when everything runs; the process then lives until a signal ends it. */
async function startIn({ env, out, err }: Call, roles: readonly Role[] | undefined): Promise<Outcome> {
  const isFine = await runService(roles === undefined ? env : { ...env, ROLES: roles.join(',') }, {
    out,
    err,
  });
  return { isFine };
}

const starting = (name: 'start' | 'serve' | 'work', roles: readonly Role[] | undefined): Command => ({
  name,
  summary: SUMMARY[name],
  usage: [{ args: '', what: USAGE[name] }],
  options: {},
  notes: NOTES.start,
  run: (call) => startIn(call, roles),
});

/** The service, with the roles of ROLES. */
export const start = starting('start', undefined);
export const serve = starting('serve', ['serve']);
export const work = starting('work', ['work']);
