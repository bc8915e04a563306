/** Whether this service talks to Pluggy itself or to the local stand-in. */
export type Mode = 'live' | 'sandbox';
