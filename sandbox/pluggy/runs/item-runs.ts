import { connectors } from '../../bank/connectors.ts';
import { nextAutoSyncMs } from '../rules/auto-sync.ts';
import { connectorStatusOf } from '../rules/connector-status.ts';
import { DEVICE_NAME, isAction, isRightAnswer, lifetimeOf } from '../rules/questions.ts';
import { takeQuota } from '../rules/quotas.ts';
import { itemErrorEvent, itemEvent } from '../state/events.ts';
import { flowOf } from '../state/flow-of.ts';
import type { TriggeredBy } from '../state/item-status.ts';
import {
  type ExecutionError,
  executionStatusOf,
  type FailureCode,
  failures,
  type SuccessKind,
  statusDetailOf,
} from '../state/outcomes.ts';
import type { QuestionKind } from '../state/question.ts';
import type { ItemState, Run } from '../state/state.ts';
import type { Step } from '../state/step.ts';
import type { World } from '../state/World.ts';
import { announceFirstRows, type BankNews, daysBehind, takeOver } from './bank-changes.ts';
import { firstHistory, newOwnBanks, syncOwnBanks } from './own-banks.ts';
import { detailOfProducts } from './product-detail.ts';
import { planOf } from './run-plan.ts';

/** Users of a bank that wants several signatures see the warning for so long, at the least. */
const APPROVERS_MS = 15_000;
const APPROVERS_SYNCS = 5;

/** Pluggy speaks of some thirty minutes until an authorisation comes through. */
const AUTHORIZATION_MS = 30 * 60_000;

/**
 * Starts a sync: the item is UPDATING / CREATED from now on. `consented` says that an Open Finance consent
 * given earlier still holds.
 */
export function startRun(world: World, item: ItemState, triggeredBy: TriggeredBy, consented: boolean): void {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined) throw new Error(`connector ${item.connectorId} is not known`);
  const dueAtMs = world.nowMs();
  item.run = {
    plan: planOf(connector, item.parameters, {
      consented,
      deviceAuthorized: flowOf(item).deviceAuthorized,
      isFullySigned: flowOf(item).isFullySigned === true,
      isRevoked: flowOf(item).consentRevokedAtMs != null,
      isOffline: connectorStatusOf(world, connector.id) === 'OFFLINE',
    }),
    position: 0,
    dueAtMs,
    triggeredBy,
    question: null,
    answer: null,
  };
  item.status = 'UPDATING';
  item.error = null;
  stepOnce(world, item, item.run);
}

/** Takes the person's answer; the verdict comes with a later step. */
export function answerQuestion(world: World, item: ItemState, answer: string): void {
  const { run } = item;
  if (run?.question == null) throw new Error('the item asks nothing');
  item.run = { ...run, question: null, answer, dueAtMs: world.nowMs() };
  item.status = 'UPDATING';
  const isAtBank = run.question.kind === 'oauth' || isAction(run.question.kind);
  item.executionStatus = isAtBank ? 'LOGIN_IN_PROGRESS' : 'LOGIN_MFA_IN_PROGRESS';
  item.updatedAtMs = world.nowMs();
  world.noteStatus(item);
}

/** Takes every step that is due; true when there was one. */
export function runDue(world: World): boolean {
  let moved = false;
  for (const item of world.state.items) {
    if (startDue(world, item)) moved = true;
    while (item.run !== null && item.run.dueAtMs <= world.nowMs()) {
      stepOnce(world, item, item.run);
      moved = true;
    }
  }
  return moved;
}

/** Starts the sync that is due by itself: the daily one, or the one that follows what was done at the bank. */
function startDue(world: World, item: ItemState): boolean {
  const flow = flowOf(item);
  if (item.run !== null || (dueMsOf(item) ?? Number.POSITIVE_INFINITY) > world.nowMs()) return false;
  if (flow.authorizationDueAtMs !== null) flow.deviceAuthorized = true;
  flow.authorizationDueAtMs = null;
  if ((approversDueMs(item) ?? Number.POSITIVE_INFINITY) <= world.nowMs()) completeSignatures(item);
  startRun(world, item, 'SYNC', true);
  return true;
}

function dueMsOf(item: ItemState): number | null {
  return (
    item.run?.dueAtMs ?? flowOf(item).authorizationDueAtMs ?? approversDueMs(item) ?? nextAutoSyncMs(item)
  );
}

function approversDueMs(item: ItemState): number | null {
  return item.status === 'UPDATED' ? (flowOf(item).approversDueAtMs ?? null) : null;
}

/** All who must sign at the bank have signed; the next sync will see it. */
export function completeSignatures(item: ItemState): void {
  flowOf(item).isFullySigned = true;
  flowOf(item).approversDueAtMs = null;
}

/** When the next step of any item is due. */
export function nextRunDueMs(world: World): number | undefined {
  const times = world.state.items.flatMap((item) => dueMsOf(item) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function stepOnce(world: World, item: ItemState, run: Run): void {
  // Nobody came to the screen; what is done at the bank itself happened by now.
  if (run.question !== null && isAction(run.question.kind)) {
    if (run.question.kind === 'access') flowOf(item).deviceAuthorized = true;
    answerQuestion(world, item, 'done');
    return;
  }
  if (run.question !== null) {
    fail(world, item, run, { code: 'USER_INPUT_TIMEOUT' });
    world.noteStatus(item);
    return;
  }
  const step = run.plan[run.position];
  if (step === undefined) throw new Error('a sync ended without a result');
  item.run = { ...run, position: run.position + 1 };
  item.updatedAtMs = world.nowMs();
  take(world, item, item.run, step);
  world.noteStatus(item);
}

function take(world: World, item: ItemState, run: Run, step: Step): void {
  switch (step.do) {
    case 'show':
      item.executionStatus = step.executionStatus;
      item.run = { ...run, dueAtMs: run.dueAtMs + Math.round(step.share * world.syncMs) };
      break;
    case 'ask':
      ask(world, item, run, step.kind);
      break;
    case 'check':
      if (!isRightAnswer(step.kind, run.answer ?? '')) fail(world, item, run, { code: step.otherwise });
      break;
    case 'loggedIn':
      world.publish(item, itemEvent('item/login_succeeded', item, run.triggeredBy));
      break;
    case 'fail':
      fail(world, item, run, step);
      break;
    case 'finish':
      finish(world, item, run, step.kind);
  }
}

function ask(world: World, item: ItemState, run: Run, kind: QuestionKind): void {
  const expiresAtMs = world.nowMs() + lifetimeOf(kind, world.syncMs);
  const waiting = isAction(kind) ? 'WAITING_USER_ACTION' : 'WAITING_USER_INPUT';
  item.run = { ...run, question: { kind, expiresAtMs }, dueAtMs: expiresAtMs };
  item.status = waiting;
  item.executionStatus = waiting;
  if (kind === 'oauth') item.oauthRequest = { id: world.newId(), expiresAtMs, used: false };
  const event = isAction(kind) ? 'item/waiting_user_action' : 'item/waiting_user_input';
  world.publish(item, itemEvent(event, item, run.triggeredBy));
}

function fail(
  world: World,
  item: ItemState,
  run: Run,
  reason: { readonly code: FailureCode; readonly providerMessage?: string },
): void {
  const { status, message } = failures[reason.code];
  const isPending = reason.code === 'USER_AUTHORIZATION_PENDING';
  const flow = flowOf(item);
  const error: ExecutionError = {
    code: reason.code,
    message,
    ...(reason.providerMessage === undefined ? {} : { providerMessage: reason.providerMessage }),
    ...(isPending ? { attributes: { deviceName: DEVICE_NAME } } : {}),
  };
  item.run = null;
  item.status = status;
  item.executionStatus = reason.code;
  item.error = error;
  item.updatedAtMs = world.nowMs();
  flow.failedRuns++;
  flow.lastRunEndedAtMs = world.nowMs();
  if (isPending) flow.authorizationDueAtMs = world.nowMs() + AUTHORIZATION_MS;
  if (status === 'LOGIN_ERROR') item.consecutiveFailedLoginAttempts++;
  world.publish(item, itemErrorEvent(item, run.triggeredBy));
}

function finish(world: World, item: ItemState, run: Run, kind: SuccessKind): void {
  const now = world.nowMs();
  const isFirst = item.history === null;
  item.history ??= firstHistory(world, item);
  item.run = null;
  item.status = 'UPDATED';
  const exhausted = takeQuota(world, item, isFirst);
  item.executionStatus = exhausted.length > 0 ? 'PARTIAL_SUCCESS' : executionStatusOf(kind);
  item.error = null;
  item.consecutiveFailedLoginAttempts = 0;
  settleFlow(world, item, run, kind, isFirst);
  const isRead = kind !== 'partial' && !exhausted.includes('transactions');
  const news = isFirst || !isRead ? undefined : catchUp(world, item);
  item.lastUpdatedAtMs = news?.atMs ?? now;
  const at = new Date(item.lastUpdatedAtMs).toISOString();
  const detail = statusDetailOf(kind, at, exhausted);
  item.statusDetail = detailOfProducts(detail, item, news?.moved ?? new Set(), at);
  item.updatedAtMs = item.lastUpdatedAtMs;
  world.publish(item, itemEvent(isFirst ? 'item/created' : 'item/updated', item, run.triggeredBy));
  for (const event of news?.events ?? []) world.publish(item, event);
  if (!isFirst) return;
  announceFirstRows(world, item);
  syncOwnBanks(world, item);
}

/** What a successful sync changes of what an item remembers. */
function settleFlow(world: World, item: ItemState, run: Run, kind: SuccessKind, isFirst: boolean): void {
  const flow = flowOf(item);
  const now = world.nowMs();
  flow.failedRuns = 0;
  flow.lastRunEndedAtMs = now;
  flow.isWithoutAccounts = kind === 'partial';
  const isAtBank = run.plan.some((step) => step.do === 'ask' && step.kind === 'oauth');
  // Whoever was at the bank has consented there, until whenever the bank's consents end.
  if (isAtBank && !isFirst) {
    flow.consentRevokedAtMs = null;
    flow.consentGivenAtMs = now;
    delete flow.consentExpiresAtMs;
  }
  const isAtOpenFinance = connectors.get(item.connectorId)?.flow === 'oauth';
  if (kind === 'approvers' && isAtOpenFinance) {
    flow.approversDueAtMs ??= now + Math.max(APPROVERS_MS, APPROVERS_SYNCS * world.syncMs);
  }
}

/** What happened at the bank since the last sync, up to the clock's day; undefined where nothing did. */
function catchUp(world: World, item: ItemState): BankNews | undefined {
  const days = daysBehind(world, item);
  const ownBanks = newOwnBanks(world, item);
  if (days === 0 && ownBanks.length === 0) return undefined;
  return takeOver(world, item, { days, seed: 0, ...(ownBanks.length === 0 ? {} : { ownBanks }) });
}
