import { createErasePerson } from '../features/privacy/erase-person.ts';
import type { JobHandler, JobHandlers } from '../queue/job.ts';
import { type JobKind, KINDS, type KindName } from '../queue/kinds.ts';
import { createPassAnnotations } from '../sync/accounts/pass-annotations.ts';
import { createLookAgain } from '../sync/item/look-again.ts';
import { createSyncItem } from '../sync/item/sync-item.ts';
import { createLookAtItem } from '../sync/reconcile/look-at-item.ts';
import { createReconcileItem } from '../sync/reconcile/reconcile-item.ts';
import type { SyncDependencies } from '../sync/run/SyncDependencies.ts';
import type { OpenParts } from './open-parts.ts';

/** What is done for each kind of job; for a process that has one worker for everything, such as a command. */
export function allJobHandlers(parts: OpenParts): Readonly<Record<KindName, JobHandler>> {
  const { syncDatabase: database, client, keyring, documents, clock, logger, config } = parts;
  const { clientId } = config.pluggy;
  const deps: SyncDependencies = { database, client, keyring, documents, clock, logger, clientId };
  return {
    'sync-item': createSyncItem(deps),
    'reconcile-item': createReconcileItem(deps),
    'look-at-item': createLookAtItem(deps),
    'look-again': createLookAgain(deps),
    'pass-annotations': createPassAnnotations(deps),
    'erase-person': createErasePerson(parts),
    'refresh-connectors': async () => {
      await parts.connectors.read();
      return { kind: 'done' };
    },
  };
}

function handlersFor(worker: JobKind['worker'], parts: OpenParts): JobHandlers {
  const handlers = allJobHandlers(parts);
  const own = KINDS.filter((kind) => kind.worker === worker);
  return Object.fromEntries(own.map(({ name }) => [name, handlers[name]]));
}

/** What a worker has to do for each kind of job that somebody may wait for. */
export const jobHandlers = (parts: OpenParts): JobHandlers => handlersFor('main', parts);

/** The same of what runs in the background. */
export const backgroundJobHandlers = (parts: OpenParts): JobHandlers => handlersFor('background', parts);
