// A run that syncs many connections keeps in pluggy.settings when it began, so that the next one can go on with it.

export const SYNC_BATCH = 'sync-batch:';
