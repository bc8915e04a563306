import { isWebAddress } from '../flow/follow-item.ts';
import { APPROVERS, type Stage, stageOf } from '../flow/item-phase.ts';
import { knownCode, type Way, waysOf } from '../flow/problem.ts';
import type { Screen } from '../flow/state.ts';
import { Countdown } from './Countdown.ts';
import { h, ICONS, icon } from './dom.ts';
import { heading, logo, pictureOf, primary, problemNotice, secondary, waiting } from './pieces.ts';
import { qrPicture } from './qr.ts';
import type { Context, ScreenOf, View } from './view.ts';

const STAGES: readonly Stage[] = ['login', 'accounts', 'transactions', 'rest'];

export const loadingView = ({ texts }: Context): View => ({
  node: h('div', { class: 'centred' }, heading(texts.title), waiting(texts.loading)),
});

export function workingView({ texts, send }: Context, first: ScreenOf<'working'>): View {
  const words = texts.working;
  const steps = STAGES.map((stage) => ({ stage, line: h('li', {}, words.stages[stage]) }));
  const slow = h('div', { class: 'notice', role: 'status', hidden: true }, h('p', {}, words.slow));
  const later = secondary(words.later, () => send({ type: 'close' }));
  const update = (screen: Screen): void => {
    if (screen.name !== 'working') return;
    const now = STAGES.indexOf(stageOf(screen.item));
    for (const [index, { stage, line }] of steps.entries()) {
      line.className = index < now ? 'past' : index === now ? 'now' : '';
      line.textContent = index < now ? `${words.stages[stage]}: ${words.stageDone}` : words.stages[stage];
      if (index === now) line.setAttribute('aria-current', 'step');
      else line.removeAttribute('aria-current');
    }
    slow.hidden = !screen.isSlow;
    later.hidden = !screen.isSlow;
  };
  update(first);
  return {
    node: h(
      'div',
      {},
      logo(first.bank),
      heading(words.heading(first.bank.name)),
      h('p', { class: 'muted' }, words.lead),
      h('ol', { class: 'stages' }, ...steps.map(({ line }) => line)),
      slow,
      h('div', { class: 'actions' }, later),
    ),
    update,
  };
}

export function visitView({ texts, holder, send }: Context, screen: ScreenOf<'visit'>): View {
  const words = texts.visit;
  const { bank, url, window } = screen;
  const open = primary(window === 'none' ? words.open : words.again, () => send({ type: 'visit' }));
  const link = h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words.link);
  return {
    node: h(
      'div',
      {},
      logo(bank),
      heading(words.heading(bank.name)),
      h('p', { class: 'muted' }, words.lead(bank.name)),
      holder ? h('p', { class: 'muted' }, words.whose(holder)) : null,
      window === 'blocked'
        ? h(
            'div',
            { class: 'notice', role: 'alert' },
            icon(ICONS.warning),
            h('p', {}, words.blocked, ' ', link),
          )
        : null,
      window === 'closed' ? h('div', { class: 'notice', role: 'status' }, h('p', {}, words.closed)) : null,
      window === 'none' ? null : waiting(words.waiting),
      h(
        'div',
        { class: 'actions' },
        open,
        secondary(texts.ways.otherBank, () => send({ type: 'otherBank' })),
      ),
    ),
    focus: open,
  };
}

/** Something to do in the bank's app. Nothing is sent from here; what the attributes are called is not documented. */
export function actionView({ texts, send }: Context, first: ScreenOf<'action'>): View {
  const words = texts.action;
  const { bank, action } = first;
  const isQr = action.type === 'qr';
  const countdown = new Countdown(texts);
  const shown = Object.entries(action.attributes ?? {}).map(([name]) => attributeView(name));

  function attributeView(name: string): { node: HTMLElement; set(value: string): void } {
    const picture = h('img', { class: 'challenge', alt: words.qr, hidden: true });
    const text = h('code', {});
    const copy = secondary(words.copy, () => {
      void navigator.clipboard.writeText(text.textContent ?? '').then(() => {
        copy.textContent = words.copied;
      });
    });
    const link = h('a', { target: '_blank', rel: 'noopener noreferrer', hidden: true }, words.link);
    const line = h('p', {}, `${name === 'deviceName' ? words.device : words.code}: `, text);
    return {
      node: h('div', { class: 'attribute' }, picture, link, line, copy),
      set: (value) => {
        const drawn = pictureOf(value) ?? (isQr && name !== 'deviceName' ? qrPicture(value) : null);
        if (drawn !== null) picture.src = drawn;
        picture.hidden = drawn === null;
        const isLink = isWebAddress(value);
        if (isLink) link.href = value;
        link.hidden = !isLink;
        text.textContent = value;
        const isText = pictureOf(value) === null && !isLink;
        line.hidden = !isText;
        copy.hidden = !isText || name === 'deviceName';
      },
    };
  }

  const update = (screen: Screen): void => {
    if (screen.name !== 'action') return;
    for (const [index, value] of Object.values(screen.action.attributes ?? {}).entries())
      shown[index]?.set(value);
    countdown.set(screen.action.expiresAt, screen.item.updatedAt);
  };
  update(first);
  const said = texts.usesBankWords ? action.instructions : null;
  return {
    node: h(
      'div',
      {},
      logo(bank),
      heading(words.heading),
      h('p', {}, said || (isQr ? words.qrLead : words.authorizeLead)),
      ...shown.map(({ node }) => node),
      countdown.node,
      waiting(words.waiting),
      h(
        'div',
        { class: 'actions' },
        secondary(texts.ways.otherBank, () => send({ type: 'otherBank' })),
      ),
    ),
    update,
    end: () => countdown.end(),
  };
}

export function doneView({ texts, send }: Context, { bank, missing }: ScreenOf<'done'>): View {
  const words = texts.finished;
  const products = [...new Set(missing.flatMap((name) => words.products[name] ?? []))];
  const isPartial = missing.some((name) => name !== APPROVERS);
  const done = primary(texts.done, () => send({ type: 'close' }));
  return {
    node: h(
      'div',
      { class: 'centred' },
      h('span', { class: 'tick', 'aria-hidden': 'true' }, icon(ICONS.done)),
      heading(words.heading),
      h('p', {}, words.lead(bank.name)),
      isPartial
        ? h('p', { class: 'notice' }, words.partial(products.length > 0 ? ` (${products.join(', ')})` : ''))
        : null,
      missing.includes(APPROVERS) ? h('p', { class: 'notice' }, words.approvers) : null,
      h('div', { class: 'actions' }, done),
    ),
    focus: done,
  };
}

export function failedView(context: Context, { bank, problem }: ScreenOf<'failed'>): View {
  const { texts, send, goDirect, goWidget } = context;
  const title = problemNotice(texts, problem, false);
  const go = (way: Way) => (): void => {
    if (way === 'direct') goDirect();
    else if (way === 'widget') goWidget();
    else send({ type: way });
  };
  const ways = waysOf(problem).filter((way) => way !== 'correct' || (bank?.credentials.length ?? 0) > 0);
  const [best = 'close', ...others] = ways;
  const [name] = texts.problems[knownCode(problem.code)];
  return {
    node: h(
      'div',
      {},
      bank ? logo(bank) : null,
      heading(name),
      title,
      h('p', { class: 'muted small' }, `${texts.failed.code}: `, h('code', {}, problem.code)),
      h(
        'div',
        { class: 'actions' },
        primary(texts.ways[best], go(best)),
        ...others.map((way) => secondary(texts.ways[way], go(way))),
      ),
    ),
  };
}
