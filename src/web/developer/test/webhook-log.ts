import * as z from 'zod/mini';
import { delivery } from '../../../contract/shapes/operating.ts';
import type { Language } from '../../i18n/language.ts';
import { rows } from '../../lib/answer-fields.ts';
import { callApi } from '../lib/call-api.ts';
import { element, fill } from '../lib/element.ts';
import { section } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import { TEST_TEXTS } from './texts.ts';

const page = z.object({ results: rows(delivery) });

type Delivery = z.output<typeof delivery>;

const TONES: Readonly<Record<string, string>> = {
  waiting: 'badge-busy',
  settled: 'badge-good',
  unreadable: 'badge-warning',
};

interface Acts {
  /** Reads all of it. */
  show(one: Delivery, place: HTMLElement): Promise<void>;
  replay(one: Delivery): Promise<void>;
  complain(error: unknown): void;
}

function line(one: Delivery, language: Language, { show, replay, complain }: Acts): HTMLElement {
  const words = TEST_TEXTS[language].log;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });
  const shown = element('div');
  const button = (label: string, act: () => Promise<void>): HTMLElement =>
    element('button', { type: 'button', class: 'button button-quiet' }, label, {
      click: () => void act().catch(complain),
    });
  return element('li', {}, [
    element('div', { class: 'developer-row' }, [
      element('strong', {}, one.event === '' ? '—' : one.event),
      element('span', { class: `badge ${TONES[one.state] ?? ''}` }, words.states[one.state] ?? one.state),
      one.outcome !== null && element('span', { class: 'fine' }, one.outcome),
    ]),
    element('span', { class: 'fine' }, [
      time.format(new Date(one.receivedAt)),
      one.itemId !== null && ` · ${one.itemId}`,
    ]),
    element('div', { class: 'developer-actions' }, [
      button(words.show, () => show(one, shown)),
      button(words.replay, () => replay(one)),
    ]),
    shown,
  ]);
}

/** The last deliveries of Pluggy's, what each says, and another try. */
export function webhookLog({ language, settings, words: pageWords }: PageContext): HTMLElement {
  const words = TEST_TEXTS[language].log;
  const list = element('ul', { class: 'developer-list' });
  const said = element('div', { role: 'status' });
  const call = { language, words: pageWords.failures };
  const pathOf = ({ id }: Delivery): string => `/webhook-log/${encodeURIComponent(id)}`;
  const acts: Acts = {
    show: async (one, place) => {
      const { value } = await callApi(settings.apiPath, { ...call, path: pathOf(one) });
      fill(place, element('pre', { class: 'developer-code' }, JSON.stringify(value, null, 2)));
    },
    replay: async (one) => {
      await callApi(settings.apiPath, { ...call, method: 'POST', path: `${pathOf(one)}/replay` });
      fill(said, words.replayed);
    },
    complain: (error) => {
      const why = error instanceof Error ? error.message : String(error);
      fill(said, element('p', { class: 'notice notice-error' }, why));
    },
  };
  const load = async (): Promise<void> => {
    fill(said, []);
    const { value } = await callApi(settings.apiPath, { ...call, path: '/webhook-log?limit=20' });
    const { results } = page.parse(value);
    fill(
      list,
      results.map((one) => line(one, language, acts)),
    );
    if (results.length === 0) fill(said, words.none);
  };
  const button = element('button', { type: 'button', class: 'button button-primary' }, words.load, {
    click: () => void load().catch(acts.complain),
  });
  return section(words.title, [
    element('p', { class: 'fine' }, words.lead),
    element('div', { class: 'developer-actions' }, button),
    said,
    list,
  ]);
}
