import type { FlowState } from './flow-state.ts';
import type { ItemState } from './state.ts';

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
