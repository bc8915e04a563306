/** What happens here and is told to the team's servers (`/webhook-endpoints`). */
export const HOOK_EVENTS = [
  'connection.changed',
  'accounts.changed',
  'transactions.changed',
  'consent.expiring',
  'user.erased',
] as const;

export type HookEvent = (typeof HOOK_EVENTS)[number];

/** The type of a delivery that `POST /webhook-endpoints/:id/test` makes: nothing has happened. */
export const TEST_EVENT = 'test';

export type DeliveredEvent = HookEvent | typeof TEST_EVENT;

/** `pending` also while it is being sent. `failed`: given up after three days, or refused for good (410). */
export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Why an endpoint gets nothing. `operator`: somebody switched it off. `failing`: nothing was taken for three days.
 * `gone`: it answered 410.
 */
export const DISABLED_REASONS = ['operator', 'failing', 'gone'] as const;

export type DisabledReason = (typeof DISABLED_REASONS)[number];

/** Why an attempt failed, where the system has no code for it: the address is not public, or no key opens the secret. */
export const HOOK_FAULTS = ['private_address', 'secret_unreadable', 'timed_out'] as const;

export type HookFault = (typeof HOOK_FAULTS)[number];
