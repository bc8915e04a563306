import type { Language } from '../../i18n/language.ts';
import { callApi } from '../lib/call-api.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { field } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import { COMMON, type CommonTexts } from './common-texts.ts';

type Tone = 'good' | 'bad' | 'warning' | 'busy' | 'neutral';

/** A filter of a list; without choices it is a text. */
export interface Filter {
  readonly name: string;
  readonly choices?: readonly string[];
  readonly hint?: string;
  /** Chosen at first. */
  readonly value?: string;
}

/** One row as it is shown: facts stand under the API's own names. */
export interface Line {
  readonly title: string;
  readonly badge?: { readonly text: string; readonly tone: Tone };
  readonly text?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly actions?: readonly Child[];
}

/** What panels have in common. */
export interface Desk {
  readonly context: PageContext;
  readonly language: Language;
  readonly common: CommonTexts;
  readonly said: HTMLElement;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
  /** A button that does something, says how it went, and asks first where `sure` says so. */
  act(label: string, act: () => Promise<string | undefined>, sure?: string): HTMLElement;
  say(tone: 'success' | 'error', text: string): void;
}

const BADGES: Readonly<Record<Tone, string>> = {
  good: 'badge-good',
  bad: 'badge-bad',
  warning: 'badge-warning',
  busy: 'badge-busy',
  neutral: '',
};

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value);

/** What a fact says; times in the person's own zone. */
export function factText(value: unknown, language: Language): string {
  if (isMoment(value))
    return new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(
      new Date(value),
    );
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function badge(text: string, tone: Tone): HTMLElement {
  return element('span', { class: `badge ${BADGES[tone]}` }, text);
}

/** Facts that are null or empty say nothing and are left out. */
export function lineOf(
  { title, badge: mark, text, facts = {}, actions = [] }: Line,
  language: Language,
): HTMLElement {
  const told = Object.entries(facts).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return element('li', {}, [
    element('div', { class: 'developer-row' }, [
      element('strong', {}, title),
      mark !== undefined && badge(mark.text, mark.tone),
    ]),
    text ? element('span', {}, text) : null,
    told.length > 0 &&
      element(
        'dl',
        { class: 'developer-facts' },
        told.flatMap(([name, value]) => [
          element('div', {}, [element('dt', {}, name), element('dd', {}, factText(value, language))]),
        ]),
      ),
    actions.length > 0 && element('div', { class: 'developer-actions' }, actions),
  ]);
}

/** A button that does something, and says how it went. */
function actionButton(
  say: Desk['say'],
  label: string,
  task: () => Promise<string | undefined>,
  sure: string | undefined,
): HTMLElement {
  let isAsked = false;
  const button = element('button', { type: 'button', class: 'button button-quiet' }, label);
  const calm = (): void => {
    isAsked = false;
    button.textContent = label;
    button.className = 'button button-quiet';
  };
  const run = async (): Promise<void> => {
    if (button.getAttribute('aria-busy') === 'true') return;
    if (sure !== undefined && !isAsked) {
      isAsked = true;
      button.textContent = sure;
      button.className = 'button button-danger';
      return;
    }
    button.setAttribute('aria-busy', 'true');
    try {
      const done = await task();
      if (done !== undefined) say('success', done);
    } catch (error) {
      say('error', error instanceof Error ? error.message : String(error));
    } finally {
      button.removeAttribute('aria-busy');
      calm();
    }
  };
  button.addEventListener('click', () => void run());
  button.addEventListener('blur', calm);
  return button;
}

export function makeDesk(context: PageContext): Desk {
  const { language, settings, words } = context;
  const common = COMMON[language];
  const said = element('div', { class: 'developer-said' });
  const say = (tone: 'success' | 'error', text: string): void =>
    fill(
      said,
      element('p', { class: `notice notice-${tone}`, role: tone === 'error' ? 'alert' : 'status' }, text),
    );
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> =>
    (await callApi(settings.apiPath, { method, path, body, language, words: words.failures })).value;
  const act: Desk['act'] = (label, task, sure) => actionButton(say, label, task, sure);
  return { context, language, common, said, call, act, say };
}

export interface ListOptions<Row> {
  readonly path: string;
  readonly filters?: readonly Filter[];
  /** Reads an answer; throws when it is none. */
  readonly read: (answer: unknown) => { readonly results: readonly Row[]; readonly next: string | null };
  readonly line: (row: Row, again: () => Promise<void>) => Line;
  readonly none: string;
  /** Told of all rows that are shown. */
  readonly onRows?: (rows: readonly Row[]) => void;
}

function filterControl({ choices, value = '' }: Filter, any: string): HTMLInputElement | HTMLSelectElement {
  const control =
    choices === undefined
      ? element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' })
      : element('select', {}, [
          element('option', { value: '' }, any),
          ...choices.map((choice) => element('option', { value: choice }, choice)),
        ]);
  control.value = value;
  return control;
}

/** What is asked for: the filters that say something, and the page. */
function queryOf(
  controls: readonly (readonly [string, HTMLInputElement | HTMLSelectElement])[],
  after: string | null,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, { value }] of controls) if (value.trim() !== '') query.append(name, value.trim());
  if (after !== null) query.set('after', after);
  query.set('limit', '25');
  return query;
}

function filterForm(fields: readonly HTMLElement[], label: string, onSubmit: () => void): HTMLFormElement {
  const form = element('form', { class: 'developer-form' }, [
    fields.length > 0 && element('div', { class: 'developer-fields' }, fields),
    element('div', { class: 'developer-actions' }, [
      element('button', { type: 'submit', class: 'button button-primary' }, label),
    ]),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSubmit();
  });
  return form;
}

/** A list of the API with its filters; pages are added below. It is read at once. */
export function lister<Row>(
  desk: Desk,
  options: ListOptions<Row>,
): { element: HTMLElement; again(): Promise<void> } {
  const { common, language } = desk;
  const { filters = [], path, read, line, none, onRows } = options;
  const controls = filters.map((filter) => [filter.name, filterControl(filter, common.any)] as const);
  const list = element('ul', { class: 'developer-list' });
  const more = element('button', { type: 'button', class: 'button button-quiet', hidden: true }, common.more);
  let rows: Row[] = [];
  let next: string | null = null;

  const load = async (after: string | null): Promise<void> => {
    const answer = read(await desk.call('GET', `${path}?${queryOf(controls, after)}`));
    rows = after === null ? [...answer.results] : [...rows, ...answer.results];
    next = answer.next;
    more.hidden = next === null;
    const lines = rows.map((row) => lineOf(line(row, again), language));
    fill(list, lines.length === 0 ? element('li', { class: 'muted' }, none) : lines);
    onRows?.(rows);
  };
  const again = (): Promise<void> => load(null);
  const complain = (error: unknown): void =>
    desk.say('error', error instanceof Error ? error.message : String(error));
  more.addEventListener('click', () => void load(next).catch(complain));
  const fields = controls.map(([name, control], index) => field(name, control, filters[index]?.hint));
  const form = filterForm(fields, common.read, () => {
    fill(desk.said, []);
    void again().catch(complain);
  });
  void again().catch(complain);
  return { element: element('div', { class: 'developer-form' }, [form, list, more]), again };
}
