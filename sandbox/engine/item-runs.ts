import { connectors } from '../data/connectors.ts';
import { itemErrorEvent, itemEvent } from '../webhooks/events.ts';
import { publish } from '../webhooks/publish.ts';
import { announceFirstRows } from './bank-changes.ts';
import {
  type ExecutionError,
  type FailureCode,
  failures,
  type SuccessKind,
  statusDetailOf,
} from './outcomes.ts';
import { isRightAnswer, lifetimeOf, type QuestionKind } from './questions.ts';
import { planOf, type Step } from './run-plan.ts';
import type { ItemState, Run, TriggeredBy } from './state.ts';
import type { World } from './World.ts';

/**
 * Starts a sync: the item is UPDATING / CREATED from now on. `consented` says that an Open Finance consent
 * given earlier still holds. The caller saves the state.
 */
export function startRun(world: World, item: ItemState, triggeredBy: TriggeredBy, consented: boolean): void {
  const connector = connectors.get(item.connectorId);
  if (connector === undefined) throw new Error(`connector ${item.connectorId} is not known`);
  const dueAtMs = world.nowMs();
  item.run = {
    plan: planOf(connector, item.parameters, consented),
    position: 0,
    dueAtMs,
    triggeredBy,
    question: null,
    answer: null,
  };
  item.status = 'UPDATING';
  item.error = null;
  stepOnce(world, item, item.run);
  world.wake();
}

/** Takes the person's answer; the verdict comes with a later step. */
export function answerQuestion(world: World, item: ItemState, answer: string): void {
  const { run } = item;
  if (run?.question == null) throw new Error('the item asks nothing');
  item.run = { ...run, question: null, answer, dueAtMs: world.nowMs() };
  item.status = 'UPDATING';
  item.executionStatus = run.question.kind === 'oauth' ? 'LOGIN_IN_PROGRESS' : 'LOGIN_MFA_IN_PROGRESS';
  item.updatedAtMs = world.nowMs();
  world.noteStatus(item);
  world.wake();
}

/** Takes every step that is due; true when there was one. The caller saves the state. */
export function runDue(world: World): boolean {
  let moved = false;
  for (const item of world.state.items) {
    while (item.run !== null && item.run.dueAtMs <= world.nowMs()) {
      stepOnce(world, item, item.run);
      moved = true;
    }
  }
  return moved;
}

/** When the next step of any item is due. */
export function nextRunDueMs(world: World): number | undefined {
  const times = world.state.items.flatMap((item) => item.run?.dueAtMs ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function stepOnce(world: World, item: ItemState, run: Run): void {
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
      publish(world, item, itemEvent('item/login_succeeded', item, run.triggeredBy));
      break;
    case 'fail':
      fail(world, item, run, step);
      break;
    case 'finish':
      finish(world, item, run, step.kind);
  }
}

function ask(world: World, item: ItemState, run: Run, kind: QuestionKind): void {
  const expiresAtMs = world.nowMs() + lifetimeOf(kind);
  item.run = { ...run, question: { kind, expiresAtMs }, dueAtMs: expiresAtMs };
  item.status = 'WAITING_USER_INPUT';
  item.executionStatus = 'WAITING_USER_INPUT';
  if (kind === 'oauth') item.oauthRequest = { id: world.newId(), expiresAtMs, used: false };
  publish(world, item, itemEvent('item/waiting_user_input', item, run.triggeredBy));
}

function fail(
  world: World,
  item: ItemState,
  run: Run,
  reason: { readonly code: FailureCode; readonly providerMessage?: string },
): void {
  const { status, message } = failures[reason.code];
  const error: ExecutionError = {
    code: reason.code,
    message,
    ...(reason.providerMessage === undefined ? {} : { providerMessage: reason.providerMessage }),
  };
  item.run = null;
  item.status = status;
  item.executionStatus = reason.code;
  item.error = error;
  item.updatedAtMs = world.nowMs();
  if (status === 'LOGIN_ERROR') item.consecutiveFailedLoginAttempts++;
  publish(world, item, itemErrorEvent(item, run.triggeredBy));
}

function finish(world: World, item: ItemState, run: Run, kind: SuccessKind): void {
  const now = world.nowMs();
  const isFirst = item.history === null;
  item.history ??= { connectedAtMs: now, parameters: item.parameters, advances: [] };
  item.run = null;
  item.status = 'UPDATED';
  item.executionStatus = kind === 'partial' ? 'PARTIAL_SUCCESS' : 'SUCCESS';
  item.error = null;
  item.statusDetail = statusDetailOf(kind, new Date(now).toISOString());
  item.consecutiveFailedLoginAttempts = 0;
  item.lastUpdatedAtMs = now;
  item.updatedAtMs = now;
  publish(world, item, itemEvent(isFirst ? 'item/created' : 'item/updated', item, run.triggeredBy));
  if (isFirst) announceFirstRows(world, item);
}
