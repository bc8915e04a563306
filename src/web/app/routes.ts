import { type ComponentType, lazy } from 'react';
import type { AppPath } from '../../contract/pages.ts';

/** A page; `id` is what its address names, empty where it names nothing. */
export type Page = ComponentType<{ id: string }>;

type Load = () => Promise<{ default: Page }>;

/** One chunk a page: what a person does not look at is not fetched. */
const LOADS: Readonly<Record<AppPath, Load>> = {
  '/': () => import('../pages/HomePage.tsx'),
  '/transacoes': () => import('../pages/TransactionsPage.tsx'),
  '/categorias': () => import('../pages/CategoriesPage.tsx'),
  '/categorias/:id': () => import('../pages/CategoryPage.tsx'),
  '/proximos': () => import('../pages/UpcomingPage.tsx'),
  '/recorrentes': () => import('../pages/RecurringPage.tsx'),
  '/regras': () => import('../pages/RulesPage.tsx'),
  '/contas': () => import('../pages/AccountsPage.tsx'),
  '/contas/:id': () => import('../pages/AccountPage.tsx'),
  '/cartoes': () => import('../pages/CardsPage.tsx'),
  '/cartoes/:id': () => import('../pages/CardPage.tsx'),
  '/investimentos': () => import('../pages/InvestmentsPage.tsx'),
  '/emprestimos': () => import('../pages/LoansPage.tsx'),
  '/conexoes': () => import('../pages/ConnectionsPage.tsx'),
  '/conexoes/:id': () => import('../pages/ConnectionPage.tsx'),
  '/privacidade': () => import('../pages/PrivacyPage.tsx'),
  '/mais': () => import('../pages/MorePage.tsx'),
  '/design': () => import('../pages/DesignPage.tsx'),
};

const pages = Object.entries(LOADS).map(([path, load]): [string, Page] => [path, lazy(load)]);

export const PAGES: ReadonlyMap<string, Page> = new Map(pages);

/** Fetches a page before it is drawn. That it fails shows itself when it is drawn. */
export function preloadPage(path: AppPath): void {
  LOADS[path]().catch(() => undefined);
}
