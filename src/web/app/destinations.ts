import type { AppPath } from '../../contract/pages.ts';
import type { IconName } from '../components/Icon.tsx';

export type DestinationName =
  | 'home'
  | 'accounts'
  | 'cards'
  | 'transactions'
  | 'categories'
  | 'upcoming'
  | 'recurring'
  | 'rules'
  | 'investments'
  | 'loans'
  | 'connections'
  | 'privacy'
  | 'more';

export interface Destination {
  name: DestinationName;
  to: AppPath;
  icon: IconName;
}

const HOME: Destination = { name: 'home', to: '/', icon: 'home' };
const ACCOUNTS: Destination = { name: 'accounts', to: '/contas', icon: 'bank' };
const CARDS: Destination = { name: 'cards', to: '/cartoes', icon: 'card' };
const TRANSACTIONS: Destination = { name: 'transactions', to: '/transacoes', icon: 'list' };
const CATEGORIES: Destination = { name: 'categories', to: '/categorias', icon: 'tag' };
const UPCOMING: Destination = { name: 'upcoming', to: '/proximos', icon: 'calendar' };
const RECURRING: Destination = { name: 'recurring', to: '/recorrentes', icon: 'sync' };
const RULES: Destination = { name: 'rules', to: '/regras', icon: 'check' };
const INVESTMENTS: Destination = { name: 'investments', to: '/investimentos', icon: 'chart' };
const LOANS: Destination = { name: 'loans', to: '/emprestimos', icon: 'loan' };
const CONNECTIONS: Destination = { name: 'connections', to: '/conexoes', icon: 'link' };
const PRIVACY: Destination = { name: 'privacy', to: '/privacidade', icon: 'lock' };
const MORE: Destination = { name: 'more', to: '/mais', icon: 'more' };

/** The rail of a wide screen has room for all of them. */
export const RAIL: readonly Destination[] = [
  HOME,
  TRANSACTIONS,
  CATEGORIES,
  UPCOMING,
  RECURRING,
  ACCOUNTS,
  CARDS,
  INVESTMENTS,
  LOANS,
  RULES,
  CONNECTIONS,
  PRIVACY,
];

/** A thumb reaches five; the others stand under "Mais". */
export const BAR: readonly Destination[] = [HOME, ACCOUNTS, TRANSACTIONS, CONNECTIONS, MORE];
export const UNDER_MORE: readonly Destination[] = [
  CARDS,
  CATEGORIES,
  UPCOMING,
  RECURRING,
  INVESTMENTS,
  LOANS,
  RULES,
  PRIVACY,
];

/** A detail belongs to the page that lists it. */
export function isCurrent({ to }: Destination, pathname: string): boolean {
  return pathname === to || (to !== '/' && pathname.startsWith(`${to}/`));
}

/** On a phone, what has no place in the bar belongs to "Mais". */
export function isCurrentInBar(destination: Destination, pathname: string): boolean {
  const isUnder = destination === MORE && UNDER_MORE.some((one) => isCurrent(one, pathname));
  return isUnder || isCurrent(destination, pathname);
}
