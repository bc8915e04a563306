import {
  LANGUAGES,
  type Language,
  pickLanguage,
  readSavedLanguage,
  saveLanguage,
} from '../../i18n/language.ts';
import { element, fill } from './element.ts';
import { PAGE_TEXTS, type PageTexts } from './page-texts.ts';
import { readSettings, type Settings } from './settings.ts';

/** What a page draws itself with. */
export interface PageContext {
  readonly language: Language;
  readonly words: PageTexts;
  readonly settings: Settings;
  /** Ends when the page is drawn again, in the other language. */
  readonly signal: AbortSignal;
}

export interface DeveloperPage {
  readonly name: 'test' | 'token' | 'debug' | 'dev';
  /** Its heading, and what it is for. */
  readonly heading: Readonly<Record<Language, { readonly title: string; readonly lead: string }>>;
  /** Fills the page below the heading. */
  draw(main: HTMLElement, context: PageContext): void;
}

const ADDRESSES = {
  test: '/pluggy-v2-test.html',
  token: '/pluggy-v2-token-only.html',
  debug: '/pluggy-widget-debug.html',
  dev: '/dev',
} as const;

const SHORT: Readonly<Record<Language, string>> = { 'pt-BR': 'PT', en: 'EN' };
const LONG: Readonly<Record<Language, string>> = { 'pt-BR': 'Português', en: 'English' };

function header(
  page: DeveloperPage['name'],
  language: Language,
  settings: Settings | undefined,
  choose: (language: Language) => void,
): HTMLElement {
  const words = PAGE_TEXTS[language];
  const links = Object.entries(ADDRESSES).map(([name, href]) =>
    element(
      'a',
      { href, 'aria-current': name === page && 'page' },
      words.names[name as keyof typeof ADDRESSES],
    ),
  );
  const mode = settings?.mode;
  return element('header', { class: 'developer-header' }, [
    element('div', { class: 'developer-header-inner' }, [
      element('span', { class: 'developer-brand' }, words.brand),
      mode &&
        element(
          'span',
          { class: `badge ${mode === 'live' ? 'badge-bad' : 'badge-warning'}` },
          mode === 'live' ? words.live : words.sandbox,
        ),
      element('nav', { 'aria-label': words.pages, class: 'developer-nav' }, links),
      element(
        'div',
        { class: 'switch', role: 'group', 'aria-label': words.language },
        LANGUAGES.map((other) =>
          element(
            'button',
            {
              type: 'button',
              lang: other,
              'aria-pressed': String(other === language),
              'aria-label': `${SHORT[other]}: ${LONG[other]}`,
            },
            SHORT[other],
            { click: () => choose(other) },
          ),
        ),
      ),
    ]),
  ]);
}

/** Draws a page, and again in the other language when somebody chooses that. */
export function startPage(page: DeveloperPage): void {
  let drawing = new AbortController();
  let language = pickLanguage(readSavedLanguage(), navigator.languages);
  let settings: Settings | undefined;
  let failed = false;

  const draw = (): void => {
    drawing.abort();
    drawing = new AbortController();
    const words = PAGE_TEXTS[language];
    const { title, lead } = page.heading[language];
    document.documentElement.lang = language;
    document.title = `${title} · ${words.brand}`;
    const content = element('div', { class: 'developer-main' });
    const choose = (chosen: Language): void => {
      language = chosen;
      saveLanguage(chosen);
      draw();
      document.querySelector<HTMLElement>(`.switch [lang="${chosen}"]`)?.focus();
    };
    fill(document.body, [
      element('a', { class: 'skip', href: '#content' }, words.skip),
      header(page.name, language, settings, choose),
      element('main', { id: 'content', tabindex: '-1' }, [
        element('div', { class: 'developer-title' }, [
          element('h1', {}, title),
          element('p', { class: 'muted' }, lead),
        ]),
        content,
      ]),
    ]);
    if (failed)
      fill(content, element('p', { class: 'notice notice-error', role: 'alert' }, words.noSettings));
    if (settings !== undefined) page.draw(content, { language, words, settings, signal: drawing.signal });
  };

  draw();
  readSettings()
    .then((read) => {
      settings = read;
    })
    .catch(() => {
      failed = true;
    })
    .finally(draw);
}
