/** Of a delivery of Pluggy's. `waiting`: no work has acted on it yet. `unreadable`: nobody can read it. */
export const DELIVERY_STATES = ['waiting', 'settled', 'unreadable'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Of a job. `dead`: it was given up. */
export const JOB_STATES = ['ready', 'running', 'dead'] as const;
export type JobState = (typeof JOB_STATES)[number];
