/** The addresses of the app. The service answers each of them with the same page, which draws what the address names. */
export const APP_PATHS = [
  '/',
  '/transacoes',
  '/categorias',
  '/categorias/:id',
  '/proximos',
  '/recorrentes',
  '/regras',
  '/contas',
  '/contas/:id',
  '/cartoes',
  '/cartoes/:id',
  '/investimentos',
  '/emprestimos',
  '/conexoes',
  '/conexoes/:id',
  '/privacidade',
  '/mais',
  '/design',
] as const;

export type AppPath = (typeof APP_PATHS)[number];

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
