import type { Credential, Item, UserAction } from '../api/types.ts';

/** What an item's documented status means for the person in front of the widget. */
export type ItemPhase =
  | { phase: 'working' }
  | { phase: 'mfa'; parameter: Credential }
  | { phase: 'oauth'; url: string }
  | { phase: 'action'; action: UserAction }
  | { phase: 'connected' }
  | { phase: 'failed'; code: string };

export function itemPhase(item: Item): ItemPhase {
  const { status, executionStatus, parameter, userAction } = item;
  if (status === 'UPDATED') return { phase: 'connected' };
  if (status === 'LOGIN_ERROR' || status === 'OUTDATED') {
    return { phase: 'failed', code: item.error?.code ?? executionStatus };
  }
  // Older answers show the waiting in the execution status alone.
  const waiting = (value: string): boolean => status === value || executionStatus === value;
  if (waiting('WAITING_USER_ACTION') && userAction) return { phase: 'action', action: userAction };
  if (waiting('WAITING_USER_INPUT') && parameter) {
    return parameter.type === 'oauth'
      ? { phase: 'oauth', url: parameter.data ?? '' }
      : { phase: 'mfa', parameter };
  }
  return { phase: 'working' };
}

/** No sync is running: the item waits for nothing but a new attempt. */
export function isFinished(item: Item): boolean {
  const { phase } = itemPhase(item);
  return phase === 'connected' || phase === 'failed';
}

const LOGIN_STATUSES = ['CREATING', 'CREATED', 'LOGIN_IN_PROGRESS', 'LOGIN_MFA_IN_PROGRESS'];

/** True once the bank has let us in, that is, from the first step after the login on. */
export function isPastLogin(item: Item): boolean {
  if (item.status === 'UPDATED') return true;
  return item.executionStatus.endsWith('_IN_PROGRESS') && !LOGIN_STATUSES.includes(item.executionStatus);
}
