import { type Connector, MEU_PLUGGY } from '../../bank/connectors.ts';
import { cnpjCharacters, digitsOf } from '../../bank/tax-numbers.ts';
import { flowOf } from '../state/flow-of.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { ApiError, badRequest } from './ApiError.ts';
import { MAX_FAILED_RUNS } from './auto-sync.ts';
import { successOf } from './known-users.ts';

type Parameters = Readonly<Record<string, string>>;

const MINUTE_MS = 60_000;
const MAX_LOGIN_FAILURES = 2;
const LOGIN_BACKOFF_MINUTES = 15;
const FLOOR_HOURS = 1;
/**
 * Pluggy refuses a one-time code that the last sync used. The sandbox's only right code is always the same,
 * so here it counts as a new one after a minute, as the codes of an app would be.
 */
const CODE_LIFE_MS = MINUTE_MS;

/** Every reason for which Pluggy doesn't start a sync that was asked for; in the order of its documents. */
export function refuseUpdate(
  world: World,
  item: ItemState,
  connector: Connector,
  parameters: Parameters | undefined,
  byApplication: boolean,
): void {
  if (connector.id === MEU_PLUGGY) throw badRequest('This item cannot be updated');
  refuseAnyUpdate(world);
  refuseWhileUpdating(world, item);
  if (byApplication && world.switches.hourlyFloor) refuseTooOften(world, item);
  refuseLoginFailures(world, item);
  const { failedRuns } = flowOf(item);
  if (failedRuns > MAX_FAILED_RUNS && parameters === undefined) {
    throw new ApiError(400, 'TOO_MANY_CONSECUTIVE_ERRORS', 'The item failed too many times in a row');
  }
  // At an OAuth bank the new credential is a new visit, not a parameter; a code is scanned again.
  const hasCredentials = connector.flow !== 'oauth' && connector.flow !== 'qr';
  if (item.status === 'LOGIN_ERROR' && parameters === undefined && hasCredentials) {
    throw new ApiError(
      400,
      'LAST_EXECUTION_HAD_LOGIN_ERROR',
      'The last execution had a login error; new credentials are needed',
    );
  }
  requireFreshCode(world, item, connector, parameters ?? {});
  refuseOtherAccount(item, parameters ?? {});
}

/** What the application's subscription doesn't include. */
function refuseAnyUpdate({ switches }: World): void {
  if (switches.itemUpdates === 'off') {
    throw new ApiError(400, 'CLIENT_HAS_ITEM_UPDATES_DISABLED', 'The application may not update items');
  }
  if (switches.itemUpdates === 'sandbox') {
    throw new ApiError(
      400,
      'SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED',
      'A sandbox application may not update items',
    );
  }
}

/**
 * An item stays with the person who connected it. The users that stand for a failure are nobody's account, so
 * tests may let any item fail with them.
 */
function refuseOtherAccount(item: ItemState, given: Parameters): void {
  const connected = identityOf(item.history?.parameters ?? {});
  const wanted = identityOf({ ...item.history?.parameters, ...given });
  if (connected === '' || wanted === connected) return;
  const kind = given['user'] === undefined ? 'clean' : successOf(given['user']);
  if (kind !== 'clean' || given['user'] === 'user-ok-auth-pending') return;
  throw new ApiError(
    400,
    'ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT',
    'The item was connected with another account',
  );
}

function refuseWhileUpdating(world: World, item: ItemState): void {
  if (isBusy(item)) throw new ApiError(400, 'ITEM_ALREADY_UPDATING', 'The item is being updated already');
  // The sandbox's users are everybody's, so only the same person's other item counts as the same login.
  const twin = world.state.items.find(
    (other) =>
      other !== item &&
      isBusy(other) &&
      item.clientUserId !== null &&
      other.clientUserId === item.clientUserId &&
      other.connectorId === item.connectorId &&
      identityOf(item.parameters) !== '' &&
      identityOf(other.parameters) === identityOf(item.parameters),
  );
  if (twin === undefined) return;
  throw new ApiError(
    400,
    'ITEM_IS_ALREADY_UPDATING',
    'Another item with the same credentials is being updated',
  );
}

/** A sync runs; one that waits for a person may be started again. */
function isBusy(item: ItemState): boolean {
  return item.run !== null && item.run.question === null;
}

function refuseTooOften(world: World, item: ItemState): void {
  const last = item.lastUpdatedAtMs;
  if (last === null || world.nowMs() - last >= FLOOR_HOURS * 60 * MINUTE_MS) return;
  throw new ApiError(
    409,
    'CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY',
    'The item was updated less than an hour ago',
    {
      data: { minUpdateFrequencyAllowedInHours: FLOOR_HOURS, lastUpdatedAt: new Date(last).toISOString() },
    },
  );
}

function refuseLoginFailures(world: World, item: ItemState): void {
  const endedAtMs = flowOf(item).lastRunEndedAtMs;
  if (item.consecutiveFailedLoginAttempts < MAX_LOGIN_FAILURES || endedAtMs === null) return;
  const retryAtMs = endedAtMs + LOGIN_BACKOFF_MINUTES * MINUTE_MS;
  if (world.nowMs() >= retryAtMs) return;
  throw new ApiError(
    400,
    'TOO_MANY_CONSECUTIVE_LOGIN_FAILURES',
    'Too many login failures in a row; wait before the next attempt',
    {
      data: {
        readableBackoffTime: `${LOGIN_BACKOFF_MINUTES} minutes`,
        maxConsecutiveFailedLoginAttempts: MAX_LOGIN_FAILURES,
        lastExecutionEndedAt: new Date(endedAtMs).toISOString(),
        canRetryAfterDate: new Date(retryAtMs).toISOString(),
      },
    },
  );
}

/** A one-step MFA value is good for one sync: each update needs a new one. */
function requireFreshCode(world: World, item: ItemState, connector: Connector, given: Parameters): void {
  for (const { name, mfa } of connector.credentials) {
    if (mfa !== true) continue;
    const value = given[name] ?? '';
    if (value === '') throw missingCode(name);
    const endedAtMs = flowOf(item).lastRunEndedAtMs;
    const isRecent = endedAtMs !== null && world.nowMs() - endedAtMs < CODE_LIFE_MS;
    if (value !== item.parameters[name] || !isRecent) continue;
    throw new ApiError(
      400,
      'MFA_PARAMERTER_WAS_ALREADY_USED_ERROR',
      `The parameter '${name}' was used already; a new value is needed`,
      { data: { parameter: name } },
    );
  }
}

function missingCode(parameter: string): ApiError {
  return new ApiError(
    400,
    'CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR',
    `The parameter '${parameter}' is required to be renewed for item update.`,
    {
      details: [{ code: '001', message: `Parameter '${parameter}' is required`, parameter }],
      data: { parameter },
    },
  );
}

/** Whose login it is: the user's name, or the tax numbers at Open Finance. Empty where nobody is named. */
export function identityOf(parameters: Parameters): string {
  const { user = '', cpf = '', cnpj = '' } = parameters;
  return [user, digitsOf(cpf), cnpjCharacters(cnpj)].filter((text) => text !== '').join('/');
}
