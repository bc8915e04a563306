import type { Connector } from '../../bank/connectors.ts';
import { connectors } from '../../bank/connectors.ts';
import { validateParameters } from '../../bank/validate-parameters.ts';
import { ApiError, notFound } from '../rules/ApiError.ts';
import { connectorStatusOf } from '../rules/connector-status.ts';
import { isAction, parameterOf } from '../rules/questions.ts';
import { identityOf, refuseUpdate } from '../rules/update-rules.ts';
import { itemDeletedEvent } from '../state/events.ts';
import { flowOf } from '../state/flow-of.ts';
import type { TriggeredBy } from '../state/item-status.ts';
import type { ItemState } from '../state/state.ts';
import type { World } from '../state/World.ts';
import { answerQuestion, startRun } from './item-runs.ts';

export interface NewItem {
  readonly connectorId: number;
  readonly parameters: Readonly<Record<string, string>>;
  readonly clientUserId: string | null;
  readonly webhookUrl: string | null;
  readonly oauthRedirectUri: string | null;
  readonly products: readonly string[];
  readonly avoidDuplicates: boolean;
  readonly connectTokenId: string | null;
  readonly triggeredBy: TriggeredBy;
}

export interface ItemChange {
  readonly parameters: Readonly<Record<string, string>> | undefined;
  readonly clientUserId: string | undefined;
  readonly webhookUrl: string | undefined;
  readonly products: readonly string[] | undefined;
  readonly triggeredBy: TriggeredBy;
}

/** Makes an item and starts its first sync. */
export function createItem(world: World, wanted: NewItem): ItemState {
  refuseCreation(world, wanted);
  const connector = connectorOf(wanted.connectorId);
  if (connectorStatusOf(world, connector.id) === 'OFFLINE') {
    throw new ApiError(400, 'CONNECTOR_OFFLINE', 'The institution is not available');
  }
  requireValid(connector, wanted.parameters);
  if (wanted.avoidDuplicates) refuseDuplicate(world, connector, wanted);
  const now = world.nowMs();
  const { avoidDuplicates: _, triggeredBy, ...given } = wanted;
  const item: ItemState = {
    ...given,
    id: world.newId(),
    createdAtMs: now,
    updatedAtMs: now,
    lastUpdatedAtMs: null,
    status: 'UPDATING',
    executionStatus: 'CREATED',
    error: null,
    statusDetail: null,
    consecutiveFailedLoginAttempts: 0,
    run: null,
    oauthRequest: null,
    history: null,
  };
  world.state.items.push(item);
  startRun(world, item, triggeredBy, false);
  return item;
}

/** Changes an item and syncs it again; without new parameters, with the stored ones. */
export function updateItem(world: World, item: ItemState, change: ItemChange): void {
  const connector = connectorOf(item.connectorId);
  refuseUpdate(world, item, connector, change.parameters, change.triggeredBy === 'CLIENT');
  const parameters = { ...item.parameters, ...change.parameters };
  requireValid(connector, parameters);
  const consented = change.parameters === undefined && item.history !== null && isOutOfTrouble(item);
  flowOf(item).autoSyncDisabledAtMs = null;
  if (change.parameters !== undefined) flowOf(item).deviceAuthorized = false;
  flowOf(item).authorizationDueAtMs = null;
  item.parameters = parameters;
  item.clientUserId = change.clientUserId ?? item.clientUserId;
  item.webhookUrl = change.webhookUrl ?? item.webhookUrl;
  item.products = change.products ?? item.products;
  item.updatedAtMs = world.nowMs();
  startRun(world, item, change.triggeredBy, consented);
}

/** Takes the answer to the question that the item asks. */
export function answerMfa(world: World, item: ItemState, answers: Readonly<Record<string, string>>): void {
  const question = item.run?.question;
  if (question == null || question.kind === 'oauth' || isAction(question.kind)) throw mfaRefusal(item);
  const { name } = parameterOf(question.kind, question.expiresAtMs, '');
  const answer = answers[name];
  if (answer === undefined || answer === '') {
    throw new ApiError(400, 'ITEM_MFA_PARAMETER_EXPECTED_MISMATCH', `The parameter '${name}' is expected`, {
      data: { parameter: name },
    });
  }
  answerQuestion(world, item, answer);
}

/** Why an answer comes at the wrong time: after the deadline, a second time, or without a question. */
function mfaRefusal(item: ItemState): ApiError {
  if (item.executionStatus === 'USER_INPUT_TIMEOUT') {
    return new ApiError(400, 'ITEM_MFA_EXPIRED', 'The time to answer is over');
  }
  if (item.executionStatus === 'LOGIN_MFA_IN_PROGRESS') {
    return new ApiError(400, 'ITEM_MFA_ALREADY_PROVIDED', 'The MFA parameter was provided already');
  }
  return new ApiError(400, 'ITEM_MFA_NOT_FOUND', 'The item is not waiting for an MFA parameter');
}

/** No automatic syncs until the application asks for an update. */
export function disableAutoSync(world: World, item: ItemState): void {
  flowOf(item).autoSyncDisabledAtMs = world.nowMs();
  item.updatedAtMs = world.nowMs();
}

export function deleteItem(world: World, item: ItemState): void {
  world.state.items.splice(world.state.items.indexOf(item), 1);
  world.forgetBooks(item);
  world.publish(item, itemDeletedEvent(item));
}

function isOutOfTrouble(item: ItemState): boolean {
  return item.status === 'UPDATED' || item.status === 'OUTDATED';
}

function connectorOf(id: number): Connector {
  const connector = connectors.get(id);
  if (connector === undefined) throw notFound('CONNECTOR_NOT_FOUND', 'connector not found');
  return connector;
}

/** What the application's subscription doesn't include. */
function refuseCreation(world: World, { connectTokenId }: NewItem): void {
  const { itemCreation, itemsLimit } = world.switches;
  if (itemCreation === 'widget' && connectTokenId === null) {
    throw new ApiError(403, 'CREATE_ITEMS_API_FREE_DISABLED', 'Items can be created by the widget only');
  }
  if (itemsLimit === null || world.state.items.length < itemsLimit) return;
  throw new ApiError(
    409,
    'ITEM_CREATION_LIMIT_EXCEEDED',
    `Client exceeded item creation limit (${itemsLimit} items) for the current subscription level.`,
    { data: { itemsLimit } },
  );
}

function requireValid(connector: Connector, parameters: Readonly<Record<string, string>>): void {
  const details = validateParameters(connector, parameters);
  if (details.length === 0) return;
  const message = 'Connector parameters do not match validation rules';
  throw new ApiError(400, 'CONNECTOR_VALIDATION_ERROR', message, { details });
}

/**
 * Only connections that worked count; a mistyped one must not block the right one. The sandbox's users are everybody's, so
 * only the same person's other item counts as the same login.
 */
function refuseDuplicate(
  world: World,
  connector: Connector,
  { parameters, clientUserId }: Pick<NewItem, 'parameters' | 'clientUserId'>,
): void {
  const mine = identityOf(parameters);
  if (mine === '') return;
  const others = world.state.items.filter(
    (item) =>
      item.connectorId === connector.id &&
      item.clientUserId === clientUserId &&
      item.history !== null &&
      identityOf(item.parameters) === mine,
  );
  if (others.length === 0) return;
  throw new ApiError(400, 'ITEM_USER_ALREADY_EXISTS', 'There are other items with the same credentials', {
    items: others.map((item) => item.id),
  });
}
