import type { Account } from './api/get-accounts.ts';

/** The page of an account or a card. */
export const accountPath = ({ id, type }: Pick<Account, 'id' | 'type'>): string =>
  `${type === 'CREDIT' ? '/cartoes' : '/contas'}/${encodeURIComponent(id)}`;
