/**
 * What a process does: `serve` answers requests and takes webhooks; `work` syncs, compares with Pluggy, and looks after
 * the webhook's registration and what grows old.
 */
export const ROLES = ['serve', 'work'] as const;
export type Role = (typeof ROLES)[number];
