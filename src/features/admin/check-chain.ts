import { describeError, type ErrorCode, errorCodeOf } from '../../domain/errors.ts';
import { causeOf, faultCodeOf } from '../../domain/fault-causes.ts';
import type { Language } from '../../domain/language.ts';
import type { Mode } from '../../domain/mode.ts';
import type { Role } from '../../domain/role.ts';
import {
  CAUSE,
  ENDPOINTS_OFF,
  FINE,
  KEY_TEXTS,
  NOT_MIGRATED,
  REPLICA_TEXTS,
  UNREADABLE_WEBHOOKS,
} from '../../domain/texts/chain.ts';
import { say } from '../../domain/texts/text.ts';
import { describeArrival, type StandingProblem } from '../../domain/webhook-standing.ts';
import { describeCalls } from '../../gate/describe-calls.ts';
import { countUnreadable } from '../../ingest/sql/count-unreadable.ts';
import { queueDepth } from '../../queue/queue-depth.ts';
import { isAnyoneWorking } from '../../queue/worker-presence.ts';
import { isMigrated } from '../../store/migrate.ts';
import { listEndpointsOff } from '../../store/statements/hooks/list-endpoints-off.ts';
import { tryWrite } from '../../store/statements/settings/try-write.ts';
import type { Needs } from '../shared/Parts.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { readStanding } from '../shared/webhook-standing.ts';
import { describeWork } from './describe-work.ts';
import { readKeyState } from './key-state.ts';
import { describeOneRole } from './one-role.ts';
import { describeSharedSessions } from './pooled-sessions.ts';

export interface Check {
  readonly name:
    | 'pluggy'
    | 'credentials'
    | 'database'
    | 'replica'
    | 'sessions'
    | 'roles'
    | 'migrations'
    | 'calls'
    | 'workers'
    | 'encryption'
    | 'webhooks'
    | 'deliveries'
    | 'endpoints';
  readonly ok: boolean;
  /** What is fine, or what is wrong and what to do; in the caller's language. */
  readonly detail: string;
}

export interface ChainReport {
  /** Every check is; webhooks do not count with a BASE_URL that Pluggy cannot reach, nor the replica, in whose place the primary answers. */
  readonly ok: boolean;
  readonly mode: Mode;
  readonly pluggyApiUrl: string;
  /** What this process does; empty: it only uses the library. */
  readonly roles: readonly Role[];
  readonly checks: readonly Check[];
}

const DAY_MS = 24 * 3_600_000;

type Probe = () => Promise<unknown>;

/** What a probe failed with. */
interface Failure {
  readonly code: ErrorCode;
  /** What the system or PostgreSQL calls it, where they said something. */
  readonly cause: string | undefined;
}

/** Undefined: the probe did not fail. */
async function failureOf(probe: Probe): Promise<Failure | undefined> {
  return probe().then(
    () => undefined,
    (error: unknown) => ({ code: errorCodeOf(error), cause: faultCodeOf(error) }),
  );
}

/** What happened and what to do, and the cause by its name. */
function describeFailure({ code, cause }: Failure, language: Language): string {
  const words = describeError(code, language);
  if (cause === undefined) return words;
  const meaning = causeOf(cause)?.[language];
  return `${words} ${CAUSE[language]}: ${cause}${meaning === undefined ? '' : `, ${meaning}`}.`;
}

function report(name: keyof typeof FINE, failure: Failure | undefined, language: Language): Check {
  const detail = failure === undefined ? FINE[name][language] : describeFailure(failure, language);
  return { name, ok: failure === undefined, detail };
}

async function checkMigrations({ database }: Needs<'database'>, language: Language): Promise<Check> {
  let migrated = false;
  const failure = await failureOf(async () => {
    migrated = await database.asSystem(isMigrated, 'read');
  });
  if (failure !== undefined || migrated) return report('migrations', failure, language);
  return { name: 'migrations', ok: false, detail: NOT_MIGRATED[language] };
}

/** What holds calls back at this moment, in words; nothing that only makes them slower counts as a fault. */
async function checkCalls({ gate }: Needs<'gate'>, language: Language): Promise<Check | undefined> {
  const states = await gate.states();
  if (states === undefined) return undefined; // what is wrong with the database, its own checks say
  const paused = states.filter(({ pausedForMs }) => pausedForMs !== null);
  const closed = states.filter(({ closedForMs }) => closedForMs !== null && closedForMs > 0);
  return { name: 'calls', ok: paused.length === 0, detail: describeCalls(paused, closed, language) };
}

/** Whether work waits for a worker that is not there; left out while nobody can tell. */
async function checkWorkers(
  { database, clock, roles }: Needs<'database' | 'clock' | 'roles'>,
  language: Language,
): Promise<Check | undefined> {
  try {
    const standing = await database.asSystem(async (tx) => {
      const { due, oldestDueMs } = await queueDepth(tx, clock.now());
      return { roles, due, oldestDueMs, isAnyoneWorking: await isAnyoneWorking(tx) };
    }, 'read');
    return { name: 'workers', ...describeWork(standing, language) };
  } catch {
    return undefined; // what is wrong with the database, its own checks say
  }
}

/** Whether the keys open what is stored; left out while nobody can tell. */
async function checkEncryption(
  { database, keyring }: Needs<'database' | 'keyring'>,
  language: Language,
): Promise<Check | undefined> {
  const state = await database.asSystem((tx) => readKeyState(tx, keyring), 'read').catch(() => undefined);
  if (state === undefined) return undefined; // what is wrong with the database, its own checks say
  return { name: 'encryption', ok: state === 'fine', detail: KEY_TEXTS[state][language] };
}

/** What keeps a session needs one; left out where nothing takes it away. */
async function checkSessions(
  parts: Needs<'sharesSessions' | 'config'>,
  language: Language,
): Promise<Check | undefined> {
  const detail = await describeSharedSessions(parts, language);
  return detail === undefined ? undefined : { name: 'sessions', ok: false, detail };
}

/** Whether reads go to the replica; left out where there is none. */
async function checkReplica({ replica }: Needs<'replica'>, language: Language): Promise<Check | undefined> {
  if (replica === undefined) return undefined;
  const problem = await replica.problem();
  return { name: 'replica', ok: problem === null, detail: REPLICA_TEXTS[problem ?? 'used'][language] };
}

/** No fault of the chain, which works; left out where row-level security holds. */
async function checkRoles(parts: Needs<'database'>, language: Language): Promise<Check | undefined> {
  const detail = await describeOneRole(parts, language);
  return detail === undefined ? undefined : { name: 'roles', ok: true, detail };
}

/** Whether webhooks are known to arrive. Left out while nobody can tell; no fault while no service runs that could try. */
async function checkWebhooks(
  parts: Needs<'database' | 'config' | 'clock'>,
  language: Language,
): Promise<Check | undefined> {
  const standing = await readStanding(parts, parts.database).catch(() => undefined);
  if (standing === undefined) return undefined; // what is wrong with the database, its own checks say
  const ok = standing.arriving || standing.problem === ('not_tried' satisfies StandingProblem);
  return { name: 'webhooks', ok, detail: describeArrival(standing, language) };
}

/** Webhooks that nobody could read, where some came lately. No fault of the chain: nothing about an item is lost with them. */
async function checkDeliveries(
  { database, clock }: Needs<'database' | 'clock'>,
  language: Language,
): Promise<Check | undefined> {
  const since = new Date(clock.now().getTime() - DAY_MS);
  const count = await database.asSystem((tx) => countUnreadable(tx, since), 'read').catch(() => 0); // what is wrong with it, its own checks say
  return count === 0
    ? undefined
    : { name: 'deliveries', ok: true, detail: say(UNREADABLE_WEBHOOKS, language, { count }) };
}

/** Outgoing webhooks that were switched off by themselves. No fault of the chain, which ends at this service; somebody is not told. */
async function checkEndpoints(
  { database }: Needs<'database'>,
  language: Language,
): Promise<Check | undefined> {
  const { length: count } = await database.asSystem(listEndpointsOff, 'read').catch(() => []); // what is wrong with it, its own checks say
  return count === 0
    ? undefined
    : { name: 'endpoints', ok: true, detail: say(ENDPOINTS_OFF, language, { count }) };
}

/** Tries every link from here to Pluggy and to the database, and says which one fails and what to do. */
export async function checkChain(
  parts: Needs<
    'client' | 'database' | 'replica' | 'sharesSessions' | 'config' | 'gate' | 'keyring' | 'clock' | 'roles'
  >,
  language: Language,
): Promise<ChainReport> {
  const { client, database, config } = parts;
  const [pluggy, db, migrations] = await Promise.all([
    failureOf(() => client.ping(WHILE_SOMEBODY_WAITS)),
    failureOf(() => database.asSystem(tryWrite)),
    checkMigrations(parts, language),
  ]);
  const refused = pluggy?.code === 'pluggy_credentials_refused';
  const checks = [
    report('pluggy', refused ? undefined : pluggy, language),
    report('credentials', pluggy, language),
    report('database', db, language),
    db === undefined ? await checkReplica(parts, language) : undefined,
    db === undefined ? await checkSessions(parts, language) : undefined,
    migrations.ok ? await checkRoles(parts, language) : undefined,
    migrations,
    await checkCalls(parts, language),
    migrations.ok ? await checkWorkers(parts, language) : undefined,
    migrations.ok ? await checkEncryption(parts, language) : undefined,
    migrations.ok ? await checkWebhooks(parts, language) : undefined,
    await checkDeliveries(parts, language),
    migrations.ok ? await checkEndpoints(parts, language) : undefined,
  ].filter((check) => check !== undefined);
  // an address that Pluggy cannot reach was chosen, and comparisons stand in for webhooks
  const isWhole = checks.every(
    ({ name, ok }) => ok || name === 'replica' || (name === 'webhooks' && !config.webhooksCanArrive),
  );
  return { ok: isWhole, mode: config.mode, pluggyApiUrl: config.pluggy.apiUrl, roles: parts.roles, checks };
}
