import type { openSandbox } from '../../testing/open-sandbox.ts';

export type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

/** A v4 id that nothing has. */
export const NOBODY = '5a4d0b0c-0000-4000-8000-00000000dead';
/** Where nothing listens. */
export const CLOSED_PORT = 'http://127.0.0.1:9/hook';
export const LOGIN = { user: 'user-ok', password: 'password-ok' };
/** The lists that are read by item or account. */
export const LISTS = [
  'accounts',
  'transactions',
  'v2/transactions',
  'investments',
  'loans',
  'bills',
  'identity',
  'consents',
];
