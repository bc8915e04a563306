/** Whether this service talks to Pluggy itself or to the local stand-in. */
export type Mode = 'live' | 'sandbox';

/** The key of the sandbox mode where nobody set API_KEYS; published, for it opens invented data alone. */
export const SANDBOX_API_KEY = 'sandbox-key';
