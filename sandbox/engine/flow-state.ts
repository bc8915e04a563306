import type { ItemState } from './state.ts';

/** What an item remembers between syncs. */
export interface FlowState {
  /** Set while the application has switched the automatic syncs off. */
  autoSyncDisabledAtMs: number | null;
  /** Syncs in a row that failed, for whatever reason. */
  failedRuns: number;
  lastRunEndedAtMs: number | null;
  /** The person has authorised this connection's device at the bank. */
  deviceAuthorized: boolean;
  /** When an outstanding authorisation comes by itself; null when none is. */
  authorizationDueAtMs: number | null;
}

/** Items saved by an older sandbox have no flow yet. */
export function flowOf(item: ItemState): FlowState {
  item.flow ??= {
    autoSyncDisabledAtMs: null,
    failedRuns: 0,
    lastRunEndedAtMs: null,
    deviceAuthorized: false,
    authorizationDueAtMs: null,
  };
  return item.flow;
}
