import * as z from 'zod/mini';
import { delivery } from '../../../contract/shapes/operating.ts';
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

/** The last deliveries of Pluggy's, what each says, and another try. */
export function webhookLog({ language, settings, words: pageWords }: PageContext): HTMLElement {
  const words = TEST_TEXTS[language].log;
  const list = element('ul', { class: 'developer-list' });
  const said = element('div', { role: 'status' });
  const call = { language, words: pageWords.failures };
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' });

  const complain = (error: unknown): void =>
    fill(
      said,
      element('p', { class: 'notice notice-error' }, error instanceof Error ? error.message : String(error)),
    );
  const line = (one: Delivery): HTMLElement => {
    const path = `/webhook-log/${encodeURIComponent(one.id)}`;
    const shown = element('div');
    const show = async (): Promise<void> => {
      const { value } = await callApi(settings.apiPath, { ...call, path });
      fill(shown, element('pre', { class: 'developer-code' }, JSON.stringify(value, null, 2)));
    };
    const replay = async (): Promise<void> => {
      await callApi(settings.apiPath, { ...call, method: 'POST', path: `${path}/replay` });
      fill(said, words.replayed);
    };
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
        button(words.show, show),
        button(words.replay, replay),
      ]),
      shown,
    ]);
  };
  const load = async (): Promise<void> => {
    fill(said, []);
    const { value } = await callApi(settings.apiPath, { ...call, path: '/webhook-log?limit=20' });
    const { results } = page.parse(value);
    fill(list, results.map(line));
    if (results.length === 0) fill(said, words.none);
  };
  const button = element('button', { type: 'button', class: 'button button-primary' }, words.load, {
    click: () => void load().catch(complain),
  });
  return section(words.title, [
    element('p', { class: 'fine' }, words.lead),
    element('div', { class: 'developer-actions' }, button),
    said,
    list,
  ]);
}
