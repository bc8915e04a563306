import * as z from 'zod/mini';
import { type Language, widgetLanguage } from '../../i18n/language.ts';
import { callApi } from '../lib/call-api.ts';
import { element, fill } from '../lib/element.ts';
import { field, section } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import { openWidget } from '../lib/widget.ts';
import { TEST_TEXTS, type TestTexts } from './texts.ts';

const SLOW_MS = 3_000;
const TIMEOUT_MS = 20_000;

const token = z.object({ connectToken: z.string(), userId: z.string() });

/** The list of what the widget has said, with the time of each word. */
function wordsOfWidget(words: TestTexts['widget'], language: Language) {
  const list = element('ol', { class: 'developer-list' });
  const silent = element('p', { class: 'muted' }, words.silent);
  const note = (text: string): void => {
    silent.hidden = true;
    const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date());
    list.append(element('li', {}, `${time} · ${text}`));
  };
  return { parts: [element('h3', {}, words.words), silent, list], note };
}

/** Tells the service of a connection, once: the widget may say it twice. */
function reporter({ language, settings, words }: PageContext, note: (text: string) => void) {
  const reported = new Set<string>();
  return async (userId: string, itemId: string): Promise<void> => {
    if (reported.has(itemId)) return;
    reported.add(itemId);
    const path = `/user/${encodeURIComponent(userId)}/items`;
    const call = { method: 'POST', path, body: { itemId }, language, words: words.failures };
    await callApi(settings.apiPath, call);
    note(TEST_TEXTS[language].widget.reported(itemId));
  };
}

async function makeToken({ language, settings, words }: PageContext, userId: string) {
  const body = { userId, options: { includeSandbox: settings.mode === 'sandbox' } };
  const call = { method: 'POST', path: '/connect-token', body, language, words: words.failures };
  const { value } = await callApi(settings.apiPath, call);
  return token.parse(value);
}

interface Places {
  /** Gets the focus back. */
  readonly button: HTMLElement;
  /** How it went. */
  readonly said: HTMLElement;
  note(text: string): void;
}

/** What opens the widget, and whether it is open. */
function opener(context: PageContext, { button, said, note }: Places) {
  const { language, signal } = context;
  const words = TEST_TEXTS[language].widget;
  const report = reporter(context, note);
  let isOpen = false;
  const open = async (user: string): Promise<void> => {
    const container = element('div');
    const slow = setTimeout(() => fill(said, words.slow), SLOW_MS);
    const end = (): void => {
      isOpen = false;
      clearTimeout(slow);
      container.remove();
      button.focus();
    };
    isOpen = true;
    fill(said, words.opening);
    signal.addEventListener('abort', () => container.remove());
    try {
      const made = await makeToken(context, user);
      document.body.append(container);
      await showWidget(container, context, made.connectToken, (name, itemId) => {
        note(itemId === null ? name : `${name} · ${itemId}`);
        const failed = (error: unknown): void => note(wordsOf(error));
        if (name === 'onSuccess' && itemId !== null) report(made.userId, itemId).catch(failed);
        if (name === 'onClose') end();
      });
      clearTimeout(slow);
      fill(said, []);
    } catch (error) {
      end();
      fill(said, failure(words, error));
    }
  };
  return { open, isOpen: () => isOpen };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const failure = (words: TestTexts['widget'], error: unknown): HTMLElement[] => [
  element('p', { class: 'notice notice-error' }, `${words.failed} ${wordsOf(error)}`),
  element('a', { href: '/pluggy-widget-debug.html' }, words.debug),
];

const showWidget = (
  container: HTMLElement,
  { language, settings }: PageContext,
  connectToken: string,
  onWord: (name: string, itemId: string | null) => void,
): Promise<void> =>
  openWidget(container, {
    connectToken,
    widgetUrl: settings.widgetUrl,
    includeSandbox: settings.mode === 'sandbox',
    language: widgetLanguage(language),
    timeoutMs: TIMEOUT_MS,
    onWord,
  });

/** Opens the official widget, tells what it says, and tells the service of the connection that it made. */
export function widgetPanel(context: PageContext): HTMLElement {
  const words = TEST_TEXTS[context.language].widget;
  const user = element('input', { type: 'text', autocomplete: 'off', value: 'demo-user' });
  const button = element('button', { type: 'submit', class: 'button button-primary' }, words.open);
  const said = element('div', { role: 'status' });
  const { parts, note } = wordsOfWidget(words, context.language);
  const { open, isOpen } = opener(context, { button, said, note });
  const form = element('form', { class: 'developer-form' }, [
    field(words.user, user),
    element('div', { class: 'developer-actions' }, button),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isOpen()) void open(user.value);
  });
  return section(words.title, [element('p', { class: 'fine' }, words.lead), form, said, ...parts]);
}
