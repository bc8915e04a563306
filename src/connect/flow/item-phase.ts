import type { Credential, Item, UserAction } from './pluggy-types.ts';

/** What an item's documented status means for the person who waits for it. */
export type ItemPhase =
  | { readonly phase: 'working' }
  | { readonly phase: 'question'; readonly parameter: Credential }
  | { readonly phase: 'visit'; readonly url: string }
  | { readonly phase: 'action'; readonly action: UserAction }
  | { readonly phase: 'connected'; readonly missing: readonly string[] }
  | { readonly phase: 'failed'; readonly code: string };

/** `missing` of a connection that waits for other people's signatures (warning 002). */
export const APPROVERS = 'approvers';

export function itemPhase(item: Item): ItemPhase {
  const { status, executionStatus, parameter, userAction } = item;
  if (status === 'LOGIN_ERROR' || status === 'OUTDATED' || status === 'ERROR')
    return { phase: 'failed', code: item.error?.code ?? executionStatus };
  // One page of Pluggy's shows PARTIAL_SUCCESS as the status itself.
  if (status === 'UPDATED' || status === 'PARTIAL_SUCCESS')
    return { phase: 'connected', missing: missingOf(item) };
  // Older answers show the waiting in the execution status alone.
  const waits = (value: string): boolean => status === value || executionStatus === value;
  if (waits('WAITING_USER_ACTION') && userAction) return { phase: 'action', action: userAction };
  if (waits('WAITING_USER_INPUT') && parameter)
    return parameter.type === 'oauth'
      ? { phase: 'visit', url: parameter.data ?? '' }
      : { phase: 'question', parameter };
  return { phase: 'working' };
}

/** No run is under way: the item waits for nothing but a new attempt. */
export const isFinished = (item: Item): boolean => ['connected', 'failed'].includes(itemPhase(item).phase);

/** A code may come as a number, without its zeros. */
function hasWarning(warnings: unknown, wanted: number): boolean {
  return Array.isArray(warnings) && warnings.some((warning) => Number(warning?.code ?? 0) === wanted);
}

/** The products that the bank did not give, by Pluggy's names, and whether other people still have to sign. */
function missingOf({ statusDetail, executionStatus }: Item): string[] {
  const details = Object.entries(statusDetail ?? {});
  const missing = details.filter(([, detail]) => detail?.isUpdated === false).map(([product]) => product);
  const waits = details.some(([, detail]) => hasWarning(detail?.warnings, 2));
  if (waits) missing.push(APPROVERS);
  return executionStatus === 'PARTIAL_SUCCESS' && missing.length === 0 ? ['other'] : missing;
}

/** What the person reads while the bank is being read. */
export type Stage = 'login' | 'accounts' | 'transactions' | 'rest';

const LOGIN = ['CREATING', 'CREATED', 'LOGIN_IN_PROGRESS', 'LOGIN_MFA_IN_PROGRESS'];

export function stageOf(item: Item | null): Stage {
  const status = item?.executionStatus ?? 'CREATED';
  if (LOGIN.includes(status) || status.startsWith('WAITING_')) return 'login';
  if (/^(ACCOUNTS|CREDITCARDS)_/.test(status)) return 'accounts';
  return status.startsWith('TRANSACTIONS_') ? 'transactions' : 'rest';
}
