import { momentOf } from '../../domain/calendar-day.ts';
import { parseDuration } from '../../domain/duration.ts';
import { isScope, type Scope } from '../../domain/scope.ts';
import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import { listKeys } from '../../features/keys/list-keys.ts';
import { requireUuid } from '../../features/shared/require-input.ts';
import type { OpenParts } from '../../runtime/open-parts.ts';
import { type Call, type Command, type Outcome, textOf } from '../command.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

/** When a new key ends: so long from now, or at this moment; undefined: never. */
type End = { readonly inMs: number } | { readonly at: Date } | undefined;

export type KeysArgs =
  | { readonly what: 'list' }
  | { readonly what: 'create'; readonly name: string; readonly scopes: readonly Scope[]; readonly end: End }
  | { readonly what: 'revoke'; readonly id: string };

const MAX_NAME = 100;
const AT_ONCE = 500;
const ABOUT_KEY = { actor: 'command', userId: null, network: null } as const;

function readEnd(until: string | undefined): End {
  if (until === undefined) return undefined;
  const inMs = parseDuration(until);
  if (inMs !== undefined) return { inMs };
  // without a zone a time would mean something else on every machine
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(until);
  const at = isInstant ? momentOf(until) : null;
  if (at === null) throw new WrongUse(WRONG_USE.noEnd, { until });
  return { at };
}

function readCreate(call: Pick<Call, 'values'>): KeysArgs {
  const name = textOf(call, 'name')?.trim() ?? '';
  const scopes = (textOf(call, 'scopes') ?? '').split(',').map((scope) => scope.trim());
  if (name === '' || name.length > MAX_NAME) throw new WrongUse(WRONG_USE.whatName);
  if (!scopes.every(isScope)) throw new WrongUse(WRONG_USE.whichScopes);
  return { what: 'create', name, scopes: [...new Set(scopes)], end: readEnd(textOf(call, 'expires')) };
}

/** @throws {WrongUse}, {PublicError} invalid_value */
export function readKeys(call: Pick<Call, 'values' | 'positionals'>): KeysArgs {
  const [what, id, ...more] = call.positionals;
  if (more.length === 0 && what === 'revoke' && id !== undefined) return { what, id: requireUuid('id', id) };
  if (id === undefined && what === 'list') return { what };
  if (id === undefined && what === 'create') return readCreate(call);
  throw new WrongUse(WRONG_USE.whatWithKeys);
}

async function list(parts: OpenParts, { language, out }: Call): Promise<Outcome> {
  const keys = [];
  let after: Awaited<ReturnType<typeof listKeys>>['next'] = null;
  do {
    const page: Awaited<ReturnType<typeof listKeys>> = await listKeys(parts, false, {
      limit: AT_ONCE,
      after: after ?? undefined,
    });
    keys.push(...page.rows);
    after = page.next;
  } while (after !== null);
  for (const { id, name, scopes, expiresAt, lastUsedAt } of keys) {
    const time = (date: Date): string => date.toISOString();
    const end =
      expiresAt === null
        ? OUTCOME.keyForever[language]
        : say(OUTCOME.keyUntil, language, { time: time(expiresAt) });
    const used =
      lastUsedAt === null
        ? OUTCOME.keyUnused[language]
        : say(OUTCOME.keyUsed, language, { time: time(lastUsedAt) });
    out(`${id}  ${name}  ${scopes.join(',')}  ${end}  ${used}`);
  }
  if (keys.length === 0) out(OUTCOME.noKeys[language]);
  return { isFine: true, result: { keys } };
}

async function create(
  { keys, audit, clock }: OpenParts,
  { name, scopes, end }: Extract<KeysArgs, { what: 'create' }>,
  { values, language, out }: Call,
): Promise<Outcome> {
  const now = clock.now();
  const expiresAt = end === undefined ? null : 'at' in end ? end.at : new Date(now.getTime() + end.inMs);
  if (expiresAt !== null && expiresAt <= now)
    throw new WrongUse(WRONG_USE.noEnd, { until: String(values['expires']) });
  const made = await keys.create({ name, scopes, expiresAt, createdBy: 'command' });
  await audit.record({ action: 'key.created', subject: made.id, ...ABOUT_KEY });
  out(made.key);
  out(OUTCOME.keyMade[language]);
  return { isFine: true, result: made };
}

async function revoke({ keys, audit }: OpenParts, id: string, { language, out }: Call): Promise<Outcome> {
  const name = await keys.revoke(id);
  await audit.record({ action: 'key.revoked', subject: id, ...ABOUT_KEY });
  out(say(OUTCOME.keyRevoked, language, { name }));
  return { isFine: true, result: { revoked: id, name } };
}

/** API keys that are made and revoked while the service runs. */
export const keys: Command = {
  name: 'keys',
  summary: SUMMARY.keys,
  usage: [
    { args: 'list', what: USAGE.keysList },
    { args: 'create --name <name> --scopes <scopes>', what: USAGE.keysCreate },
    { args: 'create --name <name> --scopes <scopes> --expires <when>', what: USAGE.keysCreateUntil },
    { args: 'revoke <id>', what: USAGE.keysRevoke },
  ],
  options: { name: { type: 'string' }, scopes: { type: 'string' }, expires: { type: 'string' } },
  takesPositionals: true,
  run: (call) => {
    const asked = readKeys(call);
    return withParts(call, async (lazy) => {
      const parts = await lazy.ready();
      if (asked.what === 'list') return list(parts, call);
      return asked.what === 'create' ? create(parts, asked, call) : revoke(parts, asked.id, call);
    });
  },
};
