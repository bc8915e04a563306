import {
  LOOK_AGAIN,
  PASS_ANNOTATIONS,
  RECONCILE_ITEM,
  REFRESH_CONNECTORS,
  SYNC_ITEM,
} from '../ingest/request-sync.ts';
import type { JobHandlers } from '../queue/job.ts';
import { createPassAnnotations } from '../sync/accounts/pass-annotations.ts';
import { createLookAgain } from '../sync/item/look-again.ts';
import { createSyncItem } from '../sync/item/sync-item.ts';
import { createReconcileItem } from '../sync/reconcile/reconcile-item.ts';
import type { SyncDependencies } from '../sync/SyncContext.ts';
import type { OpenParts } from './open-parts.ts';

const dependenciesOf = (parts: OpenParts): SyncDependencies => {
  const { syncDatabase: database, client, keyring, documents, clock, logger, config } = parts;
  return { database, client, keyring, documents, clock, logger, clientId: config.pluggy.clientId };
};

/** What a worker has to do for each kind of job that somebody may wait for. */
export function jobHandlers(parts: OpenParts): JobHandlers {
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
export function backgroundJobHandlers(parts: OpenParts): JobHandlers {
  return { [RECONCILE_ITEM]: createReconcileItem(dependenciesOf(parts)) };
}

/** Of a process that has one worker for everything, such as a command. */
export function allJobHandlers(parts: OpenParts): JobHandlers {
  return { ...jobHandlers(parts), ...backgroundJobHandlers(parts) };
}
