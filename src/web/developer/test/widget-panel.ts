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

/** Opens the official widget, tells what it says, and tells the service of the connection that it made. */
export function widgetPanel({ language, settings, words: page, signal }: PageContext): HTMLElement {
  const words = TEST_TEXTS[language].widget;
  const user = element('input', { type: 'text', autocomplete: 'off', value: 'demo-user' });
  const button = element('button', { type: 'submit', class: 'button button-primary' }, words.open);
  const said = element('div', { role: 'status' });
  const { parts, note } = wordsOfWidget(words, language);
  const call = { language, words: page.failures };
  let isOpen = false;
  const reported = new Set<string>();

  const report = async (userId: string, itemId: string): Promise<void> => {
    if (reported.has(itemId)) return; // the widget may say it twice
    reported.add(itemId);
    const path = `/user/${encodeURIComponent(userId)}/items`;
    await callApi(settings.apiPath, { ...call, method: 'POST', path, body: { itemId } });
    note(words.reported(itemId));
  };
  const open = async (): Promise<void> => {
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
      const includeSandbox = settings.mode === 'sandbox';
      const body = { userId: user.value, options: { includeSandbox } };
      const { value } = await callApi(settings.apiPath, {
        ...call,
        method: 'POST',
        path: '/connect-token',
        body,
      });
      const { connectToken, userId } = token.parse(value);
      document.body.append(container);
      await openWidget(container, {
        connectToken,
        widgetUrl: settings.widgetUrl,
        includeSandbox,
        language: widgetLanguage(language),
        timeoutMs: TIMEOUT_MS,
        onWord: (name, itemId) => {
          note(itemId === null ? name : `${name} · ${itemId}`);
          const failed = (error: unknown): void =>
            note(error instanceof Error ? error.message : String(error));
          if (name === 'onSuccess' && itemId !== null) report(userId, itemId).catch(failed);
          if (name === 'onClose') end();
        },
      });
      clearTimeout(slow);
      fill(said, []);
    } catch (error) {
      end();
      const why = error instanceof Error ? error.message : String(error);
      fill(said, [
        element('p', { class: 'notice notice-error' }, `${words.failed} ${why}`),
        element('a', { href: '/pluggy-widget-debug.html' }, words.debug),
      ]);
    }
  };
  const form = element('form', { class: 'developer-form' }, [
    field(words.user, user),
    element('div', { class: 'developer-actions' }, button),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isOpen) void open();
  });
  return section(words.title, [element('p', { class: 'fine' }, words.lead), form, said, ...parts]);
}
