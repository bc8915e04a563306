import * as z from 'zod/mini';
import { webhookDelivery, webhookEndpoint } from '../../../contract/shapes/hook.ts';
import { page } from '../../../contract/shapes/values.ts';
import { HOOK_EVENTS } from '../../../domain/hook-event.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { field } from '../lib/fields.ts';
import { WORDS } from './keys-texts.ts';
import { type Desk, type Line, lister } from './lister.ts';
import { choice, input, made, showOnce } from './made-parts.ts';

const endpointsPage = page(webhookEndpoint);
const deliveriesPage = page(webhookDelivery);
const recovery = z.object({ recovered: z.number() });

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

/** What the actions of all endpoints share. */
interface Places {
  /** From when on is to be recovered. */
  readonly since: HTMLInputElement;
  /** Shows a secret, once. */
  readonly shown: HTMLElement;
  readonly deliveries: HTMLElement;
}

/** What can be done about an endpoint. */
function actionsOf(desk: Desk, one: Endpoint, again: () => Promise<void>, places: Places): Child[] {
  const { common, language } = desk;
  const words = WORDS[language];
  const path = `/webhook-endpoints/${encodeURIComponent(one.id)}`;
  const afterwards = async (task: Promise<unknown>, said: string = common.done): Promise<string> => {
    await task;
    await again();
    return said;
  };
  const showDeliveries = async (): Promise<undefined> => {
    fill(places.deliveries, deliveriesList(desk, one));
    places.deliveries.scrollIntoView({ block: 'nearest' });
    return undefined;
  };
  const recover = async (): Promise<string> => {
    const answer = await desk.call('POST', `${path}/recover`, { since: places.since.value.trim() });
    const { recovered } = recovery.parse(answer);
    await again();
    return words.recovered(recovered);
  };
  const rotate = async (): Promise<string> => {
    showOnce(places.shown, desk, made.parse(await desk.call('POST', `${path}/rotate-secret`)).secret);
    return common.done;
  };
  return [
    desk.act(words.deliveries, showDeliveries),
    desk.act(words.test, () => afterwards(desk.call('POST', `${path}/test`), words.sent)),
    desk.act(one.enabled ? words.off : words.on, () =>
      afterwards(desk.call('PATCH', path, { enabled: !one.enabled })),
    ),
    desk.act(words.recover, recover),
    desk.act(words.rotate, rotate, common.sure),
    desk.act(words.remove, () => afterwards(desk.call('DELETE', path)), common.sure),
  ];
}

function endpointLine(desk: Desk, one: Endpoint, actions: Child[]): Line {
  const words = WORDS[desk.language];
  const { id: _, url, enabled, events, description, ...facts } = one;
  const tone = !enabled ? 'bad' : facts.failingSince === null ? 'good' : 'warning';
  return {
    title: url,
    badge: { text: enabled ? words.isOn : words.isOff, tone },
    text: description,
    facts: { events: events.join(', '), ...facts },
    actions,
  };
}

/** Outgoing webhooks, each with what can be done about it. */
export function endpointsPanel(desk: Desk): Child[] {
  const words = WORDS[desk.language];
  const url = input();
  const since = input();
  const events = choice(words.events, HOOK_EVENTS, HOOK_EVENTS);
  const shown = element('div', { class: 'developer-form' });
  const deliveries = element('div', { class: 'developer-form' });
  const list = lister(desk, {
    path: '/webhook-endpoints',
    read: (answer) => endpointsPage.parse(answer),
    line: (one, again) => endpointLine(desk, one, actionsOf(desk, one, again, { since, shown, deliveries })),
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
