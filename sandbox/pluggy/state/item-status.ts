/** Who asked for a sync, as webhooks tell it. */
export type TriggeredBy = 'USER' | 'CLIENT' | 'SYNC';

export type ItemStatus =
  | 'UPDATING'
  | 'UPDATED'
  | 'WAITING_USER_INPUT'
  | 'WAITING_USER_ACTION'
  | 'LOGIN_ERROR'
  | 'OUTDATED';
