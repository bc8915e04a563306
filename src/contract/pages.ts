/**
 * The addresses of the app, and the file in `src/web/pages` that draws each. The service answers all of them with the same page,
 * and names that file with it, so that the browser fetches both at once.
 */
export const APP_PAGES = {
  '/': 'HomePage',
  '/transacoes': 'TransactionsPage',
  '/categorias': 'CategoriesPage',
  '/categorias/:id': 'CategoryPage',
  '/proximos': 'UpcomingPage',
  '/recorrentes': 'RecurringPage',
  '/regras': 'RulesPage',
  '/contas': 'AccountsPage',
  '/contas/:id': 'AccountPage',
  '/cartoes': 'CardsPage',
  '/cartoes/:id': 'CardPage',
  '/investimentos': 'InvestmentsPage',
  '/emprestimos': 'LoansPage',
  '/conexoes': 'ConnectionsPage',
  '/conexoes/:id': 'ConnectionPage',
  '/privacidade': 'PrivacyPage',
  '/mais': 'MorePage',
  '/design': 'DesignPage',
} as const;

export type AppPath = keyof typeof APP_PAGES;

export const APP_PATHS = Object.keys(APP_PAGES) as readonly AppPath[];

export interface AppPage {
  readonly path: AppPath;
  /** What stands in the place of `:id`; null where the address has none. */
  readonly id: string | null;
}

const ID = ':id';

function idIn(pattern: AppPath, pathname: string): string | null | undefined {
  if (!pattern.endsWith(ID)) return pathname === pattern ? null : undefined;
  const stem = pattern.slice(0, -ID.length);
  const rest = pathname.startsWith(stem) ? pathname.slice(stem.length) : '';
  return rest === '' || rest.includes('/') ? undefined : decode(rest);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The page that an address names, with or without a slash at its end; undefined: none of the app's. */
export function appPageAt(pathname: string): AppPage | undefined {
  const plain = pathname.replace(/(?<=[^/])\/$/, '');
  for (const path of APP_PATHS) {
    const id = idIn(path, plain);
    if (id !== undefined) return { path, id };
  }
  return undefined;
}
