import type * as z from 'zod/mini';
import { delivery, job } from '../../../contract/shapes/operating.ts';
import { page } from '../../../contract/shapes/values.ts';
import type { Language } from '../../i18n/language.ts';
import { type Child, element, fill } from '../lib/element.ts';
import { type Desk, type Line, lister } from './lister.ts';

const deliveries = page(delivery);
const jobs = page(job);
type Delivery = z.output<typeof delivery>;

const DELIVERY_TONES = { waiting: 'busy', settled: 'good', unreadable: 'warning' } as const;
const JOB_TONES = { ready: 'neutral', running: 'busy', dead: 'bad' } as const;

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly none: string;
      readonly since: string;
      readonly recover: string;
      readonly recoverHint: string;
      readonly recovered: (count: number, left: number) => string;
      readonly replayed: string;
      readonly inspector: string;
      readonly nothingChosen: string;
      readonly noJobs: string;
      readonly lead: string;
      readonly given: string;
    }
  >
> = {
  'pt-BR': {
    none: 'Nenhum evento assim. Tire um filtro, ou conecte um banco.',
    since: 'A partir de, como 2026-11-30T12:00:00Z',
    recover: 'Tratar de novo os eventos da lista',
    recoverHint:
      'Para recuperar desde um momento: preencha since, atualize, mostre mais até o fim e trate todos de novo. É inofensivo: um evento é só um aviso, e os dados vêm da Pluggy.',
    recovered: (count, left) => `${count} tratados de novo; ${left} não tinham o que fazer.`,
    replayed: 'O evento é tratado de novo.',
    inspector: 'Inspetor',
    nothingChosen: 'Escolha um evento na lista para ver o que ele diz e o trabalho que causou.',
    noJobs: 'Nenhuma tarefa neste estado.',
    lead: 'Uma tarefa morta esgotou as tentativas. Veja lastError, corrija a causa e dê outra chance a ela.',
    given: 'A tarefa espera de novo por um worker.',
  },
  en: {
    none: 'No such event. Take a filter away, or connect a bank.',
    since: 'From, such as 2026-11-30T12:00:00Z',
    recover: 'Act again on the events of the list',
    recoverHint:
      'To recover since a moment: fill in since, refresh, show more to the end, and act on all of them again. It does no harm: an event is a hint, and the data come from Pluggy.',
    recovered: (count, left) => `${count} are acted on again; ${left} had nothing to do.`,
    replayed: 'The event is acted on again.',
    inspector: 'Inspector',
    nothingChosen: 'Choose an event of the list to see what it says and the work that it caused.',
    noJobs: 'No job in this state.',
    lead: 'A dead job has used up its attempts. See lastError, mend the cause, and give it another chance.',
    given: 'The job waits for a worker again.',
  },
};

const pathOf = ({ id }: Delivery): string => `/webhook-log/${encodeURIComponent(id)}`;

/** Where one event is shown as a whole. */
function eventInspector(desk: Desk) {
  const words = WORDS[desk.language];
  const place = element(
    'div',
    { class: 'developer-form' },
    element('p', { class: 'muted' }, words.nothingChosen),
  );
  const inspect = async (one: Delivery): Promise<undefined> => {
    const whole = await desk.call('GET', pathOf(one));
    fill(
      place,
      element(
        'pre',
        { class: 'developer-code', tabindex: '0', 'aria-label': words.inspector },
        JSON.stringify(whole, null, 2),
      ),
    );
    place.scrollIntoView({ block: 'nearest' });
    return undefined;
  };
  return { place, inspect };
}

function eventLine(desk: Desk, one: Delivery, inspect: (one: Delivery) => Promise<undefined>): Line {
  const { common, language } = desk;
  return {
    title: one.event === '' ? '—' : one.event,
    badge: { text: one.state, tone: DELIVERY_TONES[one.state] },
    facts: { receivedAt: one.receivedAt, outcome: one.outcome, itemId: one.itemId, userId: one.userId },
    actions: [
      desk.act(common.inspect, () => inspect(one)),
      desk.act(common.replay, async () => {
        await desk.call('POST', `${pathOf(one)}/replay`);
        return WORDS[language].replayed;
      }),
    ],
  };
}

/** Acts on events again, one after the other. @returns how many were acted on, and how many there was nothing to do for */
async function replayAll(desk: Desk, events: readonly Delivery[]): Promise<[number, number]> {
  let done = 0;
  let left = 0;
  for (const one of events) {
    await desk.call('POST', `${pathOf(one)}/replay`).then(
      () => done++,
      () => left++,
    );
  }
  return [done, left];
}

/** The inbox: what came from Pluggy, and what it led to. */
export function eventsPanel(desk: Desk): Child[] {
  const { common, language } = desk;
  const words = WORDS[language];
  const { place, inspect } = eventInspector(desk);
  let shown: readonly Delivery[] = [];
  const list = lister(desk, {
    path: '/webhook-log',
    filters: [
      { name: 'state', choices: ['waiting', 'settled', 'unreadable'] },
      { name: 'event' },
      { name: 'itemId' },
      { name: 'userId' },
      { name: 'since', hint: words.since },
    ],
    read: (answer) => deliveries.parse(answer),
    line: (one) => eventLine(desk, one, inspect),
    none: words.none,
    onRows: (rows) => {
      shown = rows;
    },
  });
  const recover = async (): Promise<string> => {
    const [done, left] = await replayAll(desk, shown);
    await list.again();
    return words.recovered(done, left);
  };
  return [
    element('div', { class: 'developer-split' }, [
      list.element,
      element('div', { class: 'developer-form' }, [element('h3', {}, words.inspector), place]),
    ]),
    element('div', { class: 'developer-actions' }, desk.act(words.recover, recover, common.sure)),
    element('p', { class: 'fine' }, words.recoverHint),
  ];
}

/** Work that waits, runs, or was given up. */
export function jobsPanel(desk: Desk): Child[] {
  const { common, language } = desk;
  const words = WORDS[language];
  const list = lister(desk, {
    path: '/jobs',
    filters: [{ name: 'state', choices: ['dead', 'running', 'ready'], value: 'dead' }],
    read: (answer) => jobs.parse(answer),
    line: (one, again) => ({
      title: one.kind,
      badge: { text: one.state, tone: JOB_TONES[one.state] },
      text: one.lastError,
      facts: {
        key: one.key,
        attempts: `${one.attempts}/${one.maxAttempts}`,
        runAt: one.runAt,
        leaseUntil: one.leaseUntil,
        createdAt: one.createdAt,
      },
      actions:
        one.state === 'dead'
          ? [
              desk.act(common.replay, async () => {
                await desk.call('POST', `/jobs/${encodeURIComponent(one.id)}/replay`);
                await again();
                return words.given;
              }),
            ]
          : [],
    }),
    none: words.noJobs,
  });
  return [element('p', { class: 'fine' }, words.lead), list.element];
}
