import { APP_PATHS, type AppPath } from '../../src/contract/pages.ts';

/** What pages of one thing are about. */
export interface Known {
  readonly itemId: string;
  readonly accountId: string;
  readonly cardId: string;
  /** One of Pluggy's. */
  readonly categoryId: string;
}

/** One page as everything that looks at all of them opens it: axe, the search for cut text, and the pictures. */
export interface PageToSee {
  /** The first part of its pictures' names. */
  readonly name: string;
  readonly at: 'service' | 'sandbox';
  readonly path: (known: Known) => string;
  /** Stands on it, in either language, once its data are there. */
  readonly shows: RegExp;
  /** The most that its scripts may come to, compressed; null: it has none. */
  readonly scriptKb: number | null;
  /** Wider than this, nothing of it moves but its margin. */
  readonly widest: number;
}

const MONEY = /R\$/;
/** All that a page fetches by itself until it is there. */
const APP_KB = 90;
/** It shows every component at once, and nobody's money. */
const DESIGN_KB = 105;
const ITS_TITLE = /./;
const WIDEST = 2_560;

/** A page of the app that is missing here does not compile. */
const APP: Readonly<Record<AppPath, readonly [name: string, shows: RegExp]>> = {
  '/': ['inicio', MONEY],
  '/transacoes': ['transacoes', MONEY],
  '/categorias': ['categorias', MONEY],
  '/categorias/:id': ['categoria', ITS_TITLE],
  '/proximos': ['proximos', MONEY],
  '/recorrentes': ['recorrentes', MONEY],
  '/regras': ['regras', ITS_TITLE],
  '/contas': ['contas', MONEY],
  '/contas/:id': ['conta', MONEY],
  '/cartoes': ['cartoes', MONEY],
  '/cartoes/:id': ['cartao', MONEY],
  '/investimentos': ['investimentos', MONEY],
  '/emprestimos': ['emprestimos', MONEY],
  '/conexoes': ['conexoes', /Pluggy Bank/],
  '/conexoes/:id': ['conexao', /Pluggy Bank/],
  '/privacidade': ['privacidade', ITS_TITLE],
  '/mais': ['mais', ITS_TITLE],
  '/design': ['design', MONEY],
};

const ID_OF: Readonly<Record<string, keyof Known>> = {
  '/categorias/:id': 'categoryId',
  '/contas/:id': 'accountId',
  '/cartoes/:id': 'cardId',
  '/conexoes/:id': 'itemId',
};

const ofApp = (path: AppPath): PageToSee => {
  const [name, shows] = APP[path];
  const id = ID_OF[path];
  const pathOf = (known: Known): string => (id === undefined ? path : path.replace(':id', known[id]));
  const scriptKb = path === '/design' ? DESIGN_KB : APP_KB;
  return { name, at: 'service', path: pathOf, shows, scriptKb, widest: WIDEST };
};

const page = (
  name: string,
  path: string,
  shows: RegExp = ITS_TITLE,
  scriptKb: number | null = 45,
  at: PageToSee['at'] = 'service',
): PageToSee => ({ name, at, path: () => path, shows, scriptKb, widest: WIDEST });

/** The panels of /dev by what stands in each. */
const PANELS: readonly (readonly [string, RegExp])[] = [
  ['health', /pluggyApiUrl/],
  ['events', /item\/created/],
  ['jobs', ITS_TITLE],
  ['runs', /Pluggy Bank/],
  ['completeness', ITS_TITLE],
  ['usage', /\/transactions/],
  ['keys', ITS_TITLE],
  ['endpoints', ITS_TITLE],
  ['audit', /session/],
  ['sandbox', /late-rows/],
];

/** Every page that a person can open. Pages of the sandbox are those that the product's own mode shows. */
export const PAGES: readonly PageToSee[] = [
  ...APP_PATHS.map(ofApp),
  page('conectar', '/conectar', ITS_TITLE, 70),
  page('teste', '/pluggy-v2-test.html', /\/financial-data/),
  page('token', '/pluggy-v2-token-only.html'),
  page('diagnostico', '/pluggy-widget-debug.html'),
  ...PANELS.map(([panel, shows]) => page(`dev-${panel}`, `/dev#${panel}`, shows)),
  // the longest by far: 22rem beside 60rem
  { ...page('docs', '/docs', /listTransactions|\/transactions/, null), widest: 1_480 },
  page('sandbox', '/_sandbox', /Pluggy Bank/, 100, 'sandbox'),
];
