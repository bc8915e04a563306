import * as z from 'zod/mini';
import { delivery } from '../../../contract/shapes/operating.ts';
import type { Language } from '../../i18n/language.ts';
import { rows } from '../../lib/answer-fields.ts';
import { rawCall } from '../../lib/raw-call.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { field } from '../lib/fields.ts';
import { type Desk, factText, lineOf } from './lister.ts';

interface Words {
  readonly lead: string;
  readonly silent: string;
  readonly clock: string;
  readonly now: string;
  readonly steps: Readonly<Record<'hour' | 'day' | 'month', string>>;
  readonly scenarios: string;
  readonly connection: string;
  readonly noItems: string;
  readonly scenario: string;
  readonly play: string;
  readonly played: (created: number, updated: number, deleted: number) => string;
  readonly faults: string;
  readonly faultsHint: string;
  readonly set: string;
  readonly calm: string;
  readonly notJson: string;
  readonly effect: string;
  readonly effectLead: string;
  readonly none: string;
  readonly page: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'pt-BR': {
    lead: 'O que acontece no banco e na Pluggy de faz de conta e, ao lado, o que chega a este serviço por causa disso.',
    silent: 'O sandbox não respondeu. Veja se ele está em execução neste computador.',
    clock: 'Relógio',
    now: 'No sandbox são',
    steps: { hour: 'Avançar 1 hora', day: 'Avançar 1 dia', month: 'Avançar 30 dias' },
    scenarios: 'Cenários',
    connection: 'Conexão',
    noItems: 'O sandbox ainda não tem conexões. Conecte um banco, e atualize.',
    scenario: 'Cenário',
    play: 'Fazer acontecer',
    played: (created, updated, deleted) =>
      `${created} linhas criadas, ${updated} alteradas, ${deleted} removidas.`,
    faults: 'Falhas',
    faultsHint:
      'Probabilidades de 0 a 1, como em docs/sandbox.md: { "api": { "status429": 0.1 }, "webhooks": { "lose": 0.5 } }.',
    set: 'Aplicar falhas',
    calm: 'Desligar todas',
    notJson: 'As falhas não são JSON: falta uma aspa, vírgula ou chave. Corrija e aplique de novo.',
    effect: 'Efeito neste serviço',
    effectLead: 'Os últimos webhooks, lidos a cada 2 segundos.',
    none: 'Nenhum webhook ainda.',
    page: 'Página completa do sandbox',
  },
  en: {
    lead: 'What happens at the bank and at the Pluggy of make-believe and, beside it, what comes to this service because of that.',
    silent: 'The sandbox did not answer. See whether it runs on this computer.',
    clock: 'Clock',
    now: 'In the sandbox it is',
    steps: { hour: 'Go on 1 hour', day: 'Go on 1 day', month: 'Go on 30 days' },
    scenarios: 'Scenarios',
    connection: 'Connection',
    noItems: 'The sandbox has no connections yet. Connect a bank, and refresh.',
    scenario: 'Scenario',
    play: 'Let it happen',
    played: (created, updated, deleted) => `${created} rows created, ${updated} changed, ${deleted} removed.`,
    faults: 'Faults',
    faultsHint:
      'Probabilities from 0 to 1, as in docs/sandbox.md: { "api": { "status429": 0.1 }, "webhooks": { "lose": 0.5 } }.',
    set: 'Set the faults',
    calm: 'Switch all off',
    notJson: 'The faults are no JSON: a quote, comma or brace is missing. Mend it and set them again.',
    effect: 'Effect on this service',
    effectLead: 'The last webhooks, read every 2 seconds.',
    none: 'No webhook yet.',
    page: 'Whole page of the sandbox',
  },
};

const HOUR_MS = 3_600_000;
const STEPS = { hour: HOUR_MS, day: 24 * HOUR_MS, month: 30 * 24 * HOUR_MS } as const;
const EFFECT_EVERY_MS = 2_000;

const state = z.object({
  clock: z.object({ now: z.string() }),
  items: rows(z.object({ id: z.string(), clientUserId: z.nullish(z.string()), status: z.string() })),
});
const overview = z.object({
  scenarios: z.array(z.string()),
  items: z.record(z.string(), z.object({ connectorName: z.nullish(z.string()) })),
});
const counts = z.object({
  created: z.catch(z.number(), 0),
  updated: z.catch(z.number(), 0),
  deleted: z.catch(z.number(), 0),
});
const refusal = z.object({ message: z.string() });
const log = z.object({ results: rows(delivery) });

/** Calls the sandbox's controls, which stand on another port and ask for no credential. */
async function control(desk: Desk, method: string, path: string, body?: unknown): Promise<unknown> {
  const got = await rawCall({
    method,
    url: `${desk.context.settings.pluggyApiUrl}/_sandbox/${path}`,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
    isAnonymous: true,
  }).catch(() => undefined);
  if (got === undefined) throw new Error(WORDS[desk.language].silent);
  const answer: unknown = await got.response.json().catch(() => null);
  if (got.response.ok) return answer;
  const said = refusal.safeParse(answer);
  throw new Error(said.success ? said.data.message : `HTTP ${got.status}`);
}

/** What arrives at this service, for as long as the panel is shown. */
function effect(desk: Desk): HTMLElement {
  const words = WORDS[desk.language];
  const list = element('ul', { class: 'developer-list' }, element('li', { class: 'muted' }, words.none));
  const look = async (): Promise<void> => {
    const { results } = log.parse(await desk.call('GET', '/webhook-log?limit=12'));
    if (results.length === 0) return;
    fill(
      list,
      results.map(({ event, state: is, outcome, receivedAt, itemId }) =>
        lineOf(
          {
            title: event,
            badge: { text: is, tone: is === 'settled' ? 'good' : is === 'waiting' ? 'busy' : 'warning' },
            facts: { receivedAt, outcome, itemId },
          },
          desk.language,
        ),
      ),
    );
  };
  const timer = setInterval(() => void look().catch(() => undefined), EFFECT_EVERY_MS);
  desk.context.signal.addEventListener('abort', () => clearInterval(timer));
  look().catch((error: unknown) => desk.say('error', error instanceof Error ? error.message : String(error)));
  return element('div', { class: 'developer-form' }, [
    element('h3', {}, words.effect),
    element('p', { class: 'fine' }, words.effectLead),
    list,
  ]);
}

function faultsForm(desk: Desk): Child[] {
  const words = WORDS[desk.language];
  const faults = element('textarea', { rows: 6, spellcheck: 'false' });
  const show = (found: unknown): void => {
    faults.value = JSON.stringify(found, null, 2);
  };
  const put = async (given: unknown): Promise<string> => {
    show(await control(desk, 'PUT', 'faults', given));
    return desk.common.done;
  };
  const read = (): unknown => {
    try {
      return JSON.parse(faults.value);
    } catch {
      throw new Error(words.notJson);
    }
  };
  control(desk, 'GET', 'faults').then(show, () => undefined);
  return [
    element('h3', {}, words.faults),
    field(words.faults, faults, words.faultsHint),
    element('div', { class: 'developer-actions' }, [
      desk.act(words.set, async () => put(read())),
      desk.act(words.calm, () => put({})),
    ]),
  ];
}

/** The sandbox's clock and connections, and what can happen to them. */
function controls(desk: Desk) {
  const { language } = desk;
  const words = WORDS[language];
  const now = element('p', {});
  const item = element('select');
  const scenario = element('select');
  const noItems = element('p', { class: 'muted' });
  const load = async (): Promise<undefined> => {
    const [is, all] = await Promise.all([
      control(desk, 'GET', 'state').then((answer) => state.parse(answer)),
      control(desk, 'GET', 'overview').then((answer) => overview.parse(answer)),
    ]);
    now.textContent = `${words.now} ${factText(is.clock.now, language)}.`;
    noItems.textContent = is.items.length === 0 ? words.noItems : '';
    const nameOf = (id: string): string => all.items[id]?.connectorName ?? id;
    fill(
      item,
      is.items.map(({ id, clientUserId, status }) =>
        element('option', { value: id }, `${nameOf(id)} · ${clientUserId ?? '—'} · ${status}`),
      ),
    );
    const chosen = scenario.value;
    fill(
      scenario,
      all.scenarios.map((name) => element('option', { value: name }, name)),
    );
    if (chosen !== '') scenario.value = chosen;
    return undefined;
  };
  return { now, item, scenario, noItems, load };
}

/** The sandbox's clock, scenarios and faults beside what they cause here. */
export function sandboxPanel(desk: Desk): Child[] {
  const words = WORDS[desk.language];
  const { now, item, scenario, noItems, load } = controls(desk);
  const play = async (): Promise<string> => {
    const seed = Math.floor(Math.random() * 1_000_000); // the same one would make the same rows again
    const asked = { scenario: scenario.value, seed };
    const answer = await control(desk, 'POST', `items/${item.value}/advance`, asked);
    const { created, updated, deleted } = counts.parse(answer);
    await load();
    return words.played(created, updated, deleted);
  };
  const step = (name: keyof typeof STEPS): HTMLElement =>
    desk.act(words.steps[name], async () => {
      await control(desk, 'PUT', 'clock', { advanceMs: STEPS[name] });
      return load();
    });
  load().catch((error: unknown) => desk.say('error', error instanceof Error ? error.message : String(error)));
  const buttons = (...all: HTMLElement[]): HTMLElement => element('div', { class: 'developer-actions' }, all);
  const page = `${desk.context.settings.pluggyApiUrl}/_sandbox`;
  const form = element('div', { class: 'developer-form' }, [
    element('h3', {}, words.clock),
    now,
    buttons(step('hour'), step('day'), step('month')),
    element('h3', {}, words.scenarios),
    noItems,
    field(words.connection, item),
    field(words.scenario, scenario),
    buttons(desk.act(words.play, play), desk.act(desk.common.read, load)),
    ...faultsForm(desk),
    element('p', {}, element('a', { href: page }, words.page)),
  ]);
  return [
    element('p', { class: 'fine' }, words.lead),
    element('div', { class: 'developer-split' }, [form, effect(desk)]),
  ];
}
