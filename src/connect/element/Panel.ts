import type { FlowState, Screen } from '../flow/state.ts';
import { h, ICONS, icon, listen } from './dom.ts';
import { banksView, consentView } from './screens-of-choice.ts';
import { credentialsView, questionView } from './screens-of-input.ts';
import {
  actionView,
  doneView,
  failedView,
  loadingView,
  visitView,
  workingView,
} from './screens-of-waiting.ts';
import { type Context, keyOf, type View } from './view.ts';

/** The dialog: a bar, what has to be known all the time, and the screen of the moment. */
export class Panel {
  readonly dialog: HTMLDialogElement;
  readonly #place = h('div', { class: 'scroll' });
  readonly #sandbox: HTMLElement;
  readonly #trouble: HTMLElement;
  readonly #news = h('p', { class: 'visually-hidden', role: 'status' });
  readonly #back: HTMLButtonElement;
  #view: View | null = null;
  #key = '';
  #name = '';

  constructor(context: Context) {
    const { texts, send } = context;
    const close = listen(h('button', { type: 'button', 'aria-label': texts.close }, icon(ICONS.close)), {
      click: () => send({ type: 'close' }),
    });
    this.#back = listen(h('button', { type: 'button', 'aria-label': texts.back }, icon(ICONS.back)), {
      click: () => send({ type: 'back' }),
    });
    this.#sandbox = h('p', { class: 'strip', hidden: true }, texts.sandbox);
    this.#trouble = h('p', { class: 'strip trouble', role: 'status', hidden: true }, texts.offline);
    this.dialog = h(
      'dialog',
      { part: 'dialog', lang: texts.tag, 'aria-labelledby': 'title' },
      h('div', { class: 'bar' }, this.#back, close),
      this.#sandbox,
      this.#trouble,
      this.#news,
      this.#place,
    );
    listen(this.dialog, {
      cancel: (event) => {
        event.preventDefault();
        send({ type: 'close' });
      },
      // A browser closes it without asking at the second Escape in a row.
      close: () => send({ type: 'close' }),
    });
  }

  show(context: Context, { screen, isOffline }: FlowState): void {
    this.#sandbox.hidden = !context.info.isSandbox;
    this.#trouble.hidden = !isOffline;
    this.#back.style.visibility = canGoBack(screen) ? 'visible' : 'hidden';
    const key = keyOf(screen);
    if (key === this.#key) {
      this.#view?.update?.(screen);
      return;
    }
    this.#view?.end?.();
    this.#view = draw(context, screen);
    this.#key = key;
    this.#place.replaceChildren(this.#view.node);
    this.#place.scrollTop = 0;
    const title = this.#view.node.querySelector<HTMLElement>('#title');
    if (screen.name !== this.#name) this.#news.textContent = title?.textContent ?? '';
    this.#name = screen.name;
    (this.#view.focus ?? title)?.focus({ preventScroll: this.#view.focus === undefined });
  }

  end(): void {
    this.#view?.end?.();
    this.dialog.close();
    this.dialog.remove();
  }
}

const canGoBack = (screen: Screen): boolean =>
  screen.name === 'credentials' || (screen.name === 'consent' && !screen.isUpdate);

function draw(context: Context, screen: Screen): View {
  switch (screen.name) {
    case 'loading':
    case 'closed':
      return loadingView(context);
    case 'banks':
      return banksView(context, screen);
    case 'consent':
      return consentView(context, screen);
    case 'credentials':
      return credentialsView(context, screen);
    case 'working':
      return workingView(context, screen);
    case 'question':
      return questionView(context, screen);
    case 'visit':
      return visitView(context, screen);
    case 'action':
      return actionView(context, screen);
    case 'done':
      return doneView(context, screen);
    case 'failed':
      return failedView(context, screen);
  }
}
