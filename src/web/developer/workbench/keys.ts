import * as z from 'zod/mini';
import { webhookDelivery, webhookEndpoint } from '../../../contract/shapes/hook.ts';
import { apiKey } from '../../../contract/shapes/key.ts';
import { page } from '../../../contract/shapes/values.ts';
import { HOOK_EVENTS } from '../../../domain/hook-event.ts';
import { SCOPES } from '../../../domain/scope.ts';
import type { Language } from '../../i18n/language.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { checkBox, copyButton, field } from '../lib/fields.ts';
import { type Desk, lister } from './lister.ts';

interface Words {
  readonly newKey: string;
  readonly name: string;
  readonly scopes: string;
  readonly ends: string;
  readonly endsHint: string;
  readonly make: string;
  readonly revoke: string;
  readonly noKeys: string;
  readonly newEndpoint: string;
  readonly events: string;
  readonly noEndpoints: string;
  readonly test: string;
  readonly rotate: string;
  readonly off: string;
  readonly on: string;
  readonly remove: string;
  readonly recover: string;
  readonly since: string;
  readonly sinceHint: string;
  readonly recovered: (count: number) => string;
  readonly deliveries: string;
  readonly noDeliveries: string;
  readonly again: string;
  readonly deliveriesOf: (url: string) => string;
  readonly sent: string;
  readonly isOff: string;
  readonly isOn: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  'pt-BR': {
    newKey: 'Nova chave',
    name: 'Nome (name)',
    scopes: 'Escopos (scopes)',
    ends: 'Fim (expiresAt)',
    endsHint: 'Como 2027-01-31T00:00:00Z. Vazio: não vence.',
    make: 'Criar',
    revoke: 'Revogar',
    noKeys: 'Nenhuma chave criada aqui. As de API_KEYS funcionam e não aparecem na lista.',
    newEndpoint: 'Novo endereço',
    events: 'Eventos (events)',
    noEndpoints: 'Nenhum endereço. Crie um, e o que mudar é avisado a ele.',
    test: 'Testar',
    rotate: 'Trocar segredo',
    off: 'Desligar',
    on: 'Ligar',
    remove: 'Remover',
    recover: 'Recuperar desde since',
    since: 'since',
    sinceHint:
      'Para recuperar: reenvia o que um endereço não aceitou desde este momento. Um endereço desligado é ligado.',
    recovered: (count) => (count === 1 ? '1 entrega é reenviada.' : `${count} entregas são reenviadas.`),
    deliveries: 'Entregas',
    noDeliveries: 'Nenhuma entrega ainda.',
    again: 'Reenviar',
    deliveriesOf: (url) => `Entregas de ${url}`,
    sent: 'Enviada. O resultado aparece em Entregas.',
    isOff: 'desligado',
    isOn: 'ligado',
  },
  en: {
    newKey: 'New key',
    name: 'Name (name)',
    scopes: 'Scopes (scopes)',
    ends: 'End (expiresAt)',
    endsHint: 'Such as 2027-01-31T00:00:00Z. Empty: it does not end.',
    make: 'Create',
    revoke: 'Revoke',
    noKeys: 'No key was made here. Those of API_KEYS work, and are not in the list.',
    newEndpoint: 'New endpoint',
    events: 'Events (events)',
    noEndpoints: 'No endpoint. Create one, and it is told of what changes.',
    test: 'Test',
    rotate: 'Rotate the secret',
    off: 'Switch off',
    on: 'Switch on',
    remove: 'Remove',
    recover: 'Recover since',
    since: 'since',
    sinceHint:
      'To recover: sends again what an endpoint has not taken since this moment. One that is off is switched on.',
    recovered: (count) => (count === 1 ? '1 delivery is sent again.' : `${count} deliveries are sent again.`),
    deliveries: 'Deliveries',
    noDeliveries: 'No delivery yet.',
    again: 'Send again',
    deliveriesOf: (url) => `Deliveries of ${url}`,
    sent: 'Sent. What came of it stands in its deliveries.',
    isOff: 'off',
    isOn: 'on',
  },
};

const keysPage = page(apiKey);
const endpointsPage = page(webhookEndpoint);
const deliveriesPage = page(webhookDelivery);
const made = z.object({ key: z.optional(z.string()), secret: z.optional(z.string()) });

const input = (): HTMLInputElement =>
  element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });

/** Boxes of which several may be ticked. */
function choice(label: string, names: readonly string[], ticked: readonly string[]) {
  const boxes = names.map((name) => ({ name, ...checkBox(name, ticked.includes(name)) }));
  const rows = element('fieldset', { class: 'developer-fieldset' }, [
    element('legend', {}, label),
    element(
      'div',
      { class: 'developer-row' },
      boxes.map(({ row }) => row),
    ),
  ]);
  return { rows, read: () => boxes.filter(({ box }) => box.checked).map(({ name }) => name) };
}

/** Shows a secret that nobody can ask for a second time. */
function showOnce(target: HTMLElement, desk: Desk, secret: string | undefined): void {
  if (secret === undefined) return;
  fill(target, [
    element('p', { class: 'notice notice-warning', role: 'status' }, desk.common.once),
    element('pre', { class: 'developer-code' }, secret),
    copyButton(desk.context.words, () => secret),
  ]);
}

/** API keys beside those of API_KEYS. */
export function keysPanel(desk: Desk): Child[] {
  const { common, language } = desk;
  const words = WORDS[language];
  const name = input();
  const ends = input();
  const scopes = choice(words.scopes, SCOPES, ['read']);
  const shown = element('div', { class: 'developer-form' });
  const list = lister(desk, {
    path: '/keys',
    filters: [{ name: 'includeRevoked', choices: ['true'] }],
    read: (answer) => keysPage.parse(answer),
    line: (
      { id, name: title, scopes: can, revokedAt, createdAt, createdBy, expiresAt, lastUsedAt },
      again,
    ) => ({
      title,
      badge: { text: can.join(', '), tone: revokedAt === null ? 'good' : 'neutral' },
      facts: { createdAt, createdBy, expiresAt, lastUsedAt, revokedAt },
      actions:
        revokedAt !== null
          ? []
          : [
              desk.act(
                words.revoke,
                async () => {
                  await desk.call('DELETE', `/keys/${encodeURIComponent(id)}`);
                  await again();
                  return common.done;
                },
                common.sure,
              ),
            ],
    }),
    none: words.noKeys,
  });
  const create = async (): Promise<undefined> => {
    const expiresAt = ends.value.trim();
    const body = { name: name.value, scopes: scopes.read(), ...(expiresAt !== '' && { expiresAt }) };
    showOnce(shown, desk, made.parse(await desk.call('POST', '/keys', body)).key);
    await list.again();
    return undefined;
  };
  return [
    list.element,
    element('h3', {}, words.newKey),
    element('div', { class: 'developer-fields' }, [
      field(words.name, name),
      field(words.ends, ends, words.endsHint),
    ]),
    scopes.rows,
    element('div', { class: 'developer-actions' }, desk.act(words.make, create)),
    shown,
  ];
}

type Endpoint = z.output<typeof webhookEndpoint>;

const DELIVERY_TONES = { pending: 'busy', delivered: 'good', failed: 'bad' } as const;

function deliveriesList(desk: Desk, endpoint: Endpoint): Child[] {
  const words = WORDS[desk.language];
  const path = `/webhook-endpoints/${encodeURIComponent(endpoint.id)}/deliveries`;
  const { element: list } = lister(desk, {
    path,
    filters: [{ name: 'state', choices: ['pending', 'delivered', 'failed'] }],
    read: (answer) => deliveriesPage.parse(answer),
    line: ({ id, event, state, ...facts }, again) => ({
      title: event,
      badge: { text: state, tone: DELIVERY_TONES[state] },
      facts: { id, ...facts },
      actions: [
        desk.act(words.again, async () => {
          await desk.call('POST', `${path}/${encodeURIComponent(id)}/replay`);
          await again();
          return words.sent;
        }),
      ],
    }),
    none: words.noDeliveries,
  });
  return [element('h3', {}, words.deliveriesOf(endpoint.url)), list];
}

/** Outgoing webhooks, each with what can be done about it. */
export function endpointsPanel(desk: Desk): Child[] {
  const { common, language } = desk;
  const words = WORDS[language];
  const url = input();
  const since = input();
  const events = choice(words.events, HOOK_EVENTS, HOOK_EVENTS);
  const shown = element('div', { class: 'developer-form' });
  const deliveries = element('div', { class: 'developer-form' });
  const actionsOf = (one: Endpoint, again: () => Promise<void>): Child[] => {
    const path = `/webhook-endpoints/${encodeURIComponent(one.id)}`;
    const afterwards = async (task: Promise<unknown>, said: string = common.done): Promise<string> => {
      await task;
      await again();
      return said;
    };
    return [
      desk.act(words.deliveries, async () => {
        fill(deliveries, deliveriesList(desk, one));
        deliveries.scrollIntoView({ block: 'nearest' });
        return undefined;
      }),
      desk.act(words.test, () => afterwards(desk.call('POST', `${path}/test`), words.sent)),
      desk.act(one.enabled ? words.off : words.on, () =>
        afterwards(desk.call('PATCH', path, { enabled: !one.enabled })),
      ),
      desk.act(words.recover, async () => {
        const answer = await desk.call('POST', `${path}/recover`, { since: since.value.trim() });
        const { recovered } = z.object({ recovered: z.number() }).parse(answer);
        await again();
        return words.recovered(recovered);
      }),
      desk.act(
        words.rotate,
        async () => {
          showOnce(shown, desk, made.parse(await desk.call('POST', `${path}/rotate-secret`)).secret);
          return common.done;
        },
        common.sure,
      ),
      desk.act(words.remove, () => afterwards(desk.call('DELETE', path)), common.sure),
    ];
  };
  const list = lister(desk, {
    path: '/webhook-endpoints',
    read: (answer) => endpointsPage.parse(answer),
    line: (one, again) => {
      const { id: _, url: title, enabled, events: told, description, ...facts } = one;
      const tone = !enabled ? 'bad' : facts.failingSince === null ? 'good' : 'warning';
      return {
        title,
        badge: { text: enabled ? words.isOn : words.isOff, tone },
        text: description,
        facts: { events: told.join(', '), ...facts },
        actions: actionsOf(one, again),
      };
    },
    none: words.noEndpoints,
  });
  const create = async (): Promise<undefined> => {
    const body = { url: url.value.trim(), events: events.read() };
    showOnce(shown, desk, made.parse(await desk.call('POST', '/webhook-endpoints', body)).secret);
    await list.again();
    return undefined;
  };
  return [
    field(words.since, since, words.sinceHint),
    list.element,
    deliveries,
    element('h3', {}, words.newEndpoint),
    field('url', url),
    events.rows,
    element('div', { class: 'developer-actions' }, desk.act(words.make, create)),
    shown,
  ];
}
