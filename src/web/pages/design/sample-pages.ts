import { type ComponentType, lazy } from 'react';
import type { AppPath } from '../../../contract/pages.ts';

export type SamplePath = Exclude<AppPath, '/design'>;
type Page = ComponentType<{ id: string }>;

/** What draws each page that is shown; one that is missing does not compile. */
export const SAMPLE_PAGES: Readonly<Record<SamplePath, Page>> = {
  '/': lazy(() => import('../HomePage.tsx')),
  '/transacoes': lazy(() => import('../TransactionsPage.tsx')),
  '/categorias': lazy(() => import('../CategoriesPage.tsx')),
  '/categorias/:id': lazy(() => import('../CategoryPage.tsx')),
  '/proximos': lazy(() => import('../UpcomingPage.tsx')),
  '/recorrentes': lazy(() => import('../RecurringPage.tsx')),
  '/regras': lazy(() => import('../RulesPage.tsx')),
  '/contas': lazy(() => import('../AccountsPage.tsx')),
  '/contas/:id': lazy(() => import('../AccountPage.tsx')),
  '/cartoes': lazy(() => import('../CardsPage.tsx')),
  '/cartoes/:id': lazy(() => import('../CardPage.tsx')),
  '/investimentos': lazy(() => import('../InvestmentsPage.tsx')),
  '/emprestimos': lazy(() => import('../LoansPage.tsx')),
  '/conexoes': lazy(() => import('../ConnectionsPage.tsx')),
  '/conexoes/:id': lazy(() => import('../ConnectionPage.tsx')),
  '/privacidade': lazy(() => import('../PrivacyPage.tsx')),
  '/mais': lazy(() => import('../MorePage.tsx')),
};

/** Every page but the one of components. */
export const SAMPLE_PATHS = Object.keys(SAMPLE_PAGES) as readonly SamplePath[];
