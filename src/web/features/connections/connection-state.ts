import type { BadgeTone } from '../../components/Badge.tsx';
import type { IconName } from '../../components/Icon.tsx';
import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import type { Item } from './api/get-items.ts';

/**
 * One word for how a connection stands. The bank's side comes first: while it works or refuses, how far our
 * own copy has come doesn't matter yet. `accounts` is how many accounts are known, null while unknown.
 */
export function connectionState(
  item: Pick<Item, 'status' | 'executionStatus' | 'sync' | 'consent'>,
  accounts: number | null,
): ConnectionStateName {
  switch (item.status) {
    case 'UPDATING':
    case 'MERGING':
      return 'updating';
    case 'WAITING_USER_INPUT':
    case 'WAITING_USER_ACTION':
      return 'waiting';
    case 'LOGIN_ERROR':
      return 'credentials';
    case 'OUTDATED':
      return item.consent?.state === 'ended' ? 'ended' : 'outdated';
    case 'UPDATED':
    case 'PARTIAL_SUCCESS':
      return storedState(item, accounts);
    default:
      return 'unknown';
  }
}

function storedState(
  item: Pick<Item, 'status' | 'executionStatus' | 'sync' | 'consent'>,
  accounts: number | null,
): ConnectionStateName {
  const { state: sync, health } = item.sync ?? {};
  if (sync === 'running' || sync === 'never') return 'updating';
  if (item.consent?.state === 'ended') return 'ended';
  if (sync === 'failed' || health === 'failed') return 'syncFailed';
  if (health === 'stale') return 'stale';
  // On that day the bank already withholds what was shared: the copy is whole, and what counts is that it ends today.
  if (item.consent?.state === 'ending' && item.consent.daysLeft === 0) return 'ending';
  if (health === 'partial' || [item.status, item.executionStatus].includes('PARTIAL_SUCCESS'))
    return 'partial';
  if ((item.sync?.oddObjects ?? 0) > 0) return 'partial';
  if (health === 'waiting') return 'pending';
  if (item.consent?.state === 'ending') return 'ending';
  return accounts === 0 ? 'empty' : 'ready';
}

export interface StateLook {
  tone: BadgeTone;
  icon: IconName;
}

export const STATE_LOOKS: Record<ConnectionStateName, StateLook> = {
  updating: { tone: 'busy', icon: 'sync' },
  waiting: { tone: 'warning', icon: 'clock' },
  credentials: { tone: 'bad', icon: 'lock' },
  outdated: { tone: 'warning', icon: 'alert' },
  syncFailed: { tone: 'bad', icon: 'alert' },
  pending: { tone: 'warning', icon: 'clock' },
  partial: { tone: 'warning', icon: 'alert' },
  stale: { tone: 'warning', icon: 'clock' },
  ending: { tone: 'warning', icon: 'clock' },
  ended: { tone: 'bad', icon: 'lock' },
  empty: { tone: 'neutral', icon: 'bank' },
  ready: { tone: 'good', icon: 'check' },
  unknown: { tone: 'neutral', icon: 'alert' },
};
