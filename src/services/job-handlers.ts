import {
  LOOK_AGAIN,
  PASS_ANNOTATIONS,
  RECONCILE_ITEM,
  REFRESH_CONNECTORS,
  SYNC_ITEM,
} from '../inbox/request-sync.ts';
import type { JobHandlers } from '../queue/job.ts';
import { createLookAgain } from '../sync/look-again.ts';
import { createPassAnnotations } from '../sync/pass-annotations.ts';
import { createReconcileItem } from '../sync/reconcile/reconcile-item.ts';
import type { SyncDependencies } from '../sync/SyncContext.ts';
import { createSyncItem } from '../sync/sync-item.ts';
import type { Parts } from './Parts.ts';

const dependenciesOf = (parts: Parts): SyncDependencies => {
  const { syncDatabase: database, client, keyring, documents, clock, logger, config } = parts;
  return { database, client, keyring, documents, clock, logger, clientId: config.pluggy.clientId };
};

/** What a worker has to do for each kind of job that somebody may wait for. */
export function jobHandlers(parts: Parts): JobHandlers {
  return {
    [SYNC_ITEM]: createSyncItem(dependenciesOf(parts)),
    [LOOK_AGAIN]: createLookAgain(dependenciesOf(parts)),
    [PASS_ANNOTATIONS]: createPassAnnotations(dependenciesOf(parts)),
    [REFRESH_CONNECTORS]: async () => {
      await parts.connectors.read();
      return { kind: 'done' };
    },
  };
}

/** The same of what runs in the background. */
export function backgroundJobHandlers(parts: Parts): JobHandlers {
  return { [RECONCILE_ITEM]: createReconcileItem(dependenciesOf(parts)) };
}
