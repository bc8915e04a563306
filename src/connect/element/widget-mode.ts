import { isObject } from '../flow/pluggy-types.ts';
import type { Problem } from '../flow/problem.ts';
import type { Texts } from '../texts/texts-pt.ts';
import { h } from './dom.ts';
import { heading, primary, secondary, waiting } from './pieces.ts';
import { readServiceInfo } from './service.ts';

/** What `/pluggy-connect-widget.js` exports: Pluggy's own package. */
export interface WidgetModule {
  mountWidget(props: Readonly<Record<string, unknown>>, place: HTMLElement): Promise<void>;
}

export interface WidgetModeOptions {
  readonly texts: Texts;
  readonly place: ParentNode;
  readonly widgetScript: string;
  readonly serviceUrl: string;
  readonly includeSandbox: boolean;
  /** As Pluggy's package names them. */
  readonly props: Readonly<Record<string, unknown>>;
  token(): Promise<string>;
  onConnected(itemId: string): void;
  onError(problem: Problem): void;
  onStep(name: string): void;
  /** True: the person goes on without Pluggy's window. */
  onEnd(goesDirect: boolean): void;
}

/** Nothing stays without a word for longer. */
const WORD_MS = 3_000;
/** A window that has not answered by then will not. */
const GIVE_UP_MS = 20_000;

/**
 * Opens Pluggy's own window. Until it answers, a dialog of ours says what happens, and after three seconds offers the way
 * without it: a blocker leaves that window white for ever, and tells nobody.
 * @returns what closes it
 */
export function openWidget(options: WidgetModeOptions): () => void {
  const { texts } = options;
  const place = h('div');
  const slow = h('p', { class: 'notice', role: 'status', hidden: true }, texts.widgetSlow);
  const direct = primary(texts.ways.direct, () => end(true));
  direct.hidden = true;
  const dialog = h(
    'dialog',
    { part: 'dialog', lang: texts.tag, 'aria-labelledby': 'title' },
    h(
      'div',
      { class: 'scroll' },
      h(
        'div',
        {},
        heading(texts.title),
        waiting(texts.widgetOpening),
        slow,
        h(
          'div',
          { class: 'actions' },
          direct,
          secondary(texts.close, () => end(false)),
        ),
      ),
    ),
  );
  let isOver = false;
  const offerDirect = (): void => {
    slow.hidden = false;
    direct.hidden = false;
  };
  const word = setTimeout(offerDirect, WORD_MS);

  function end(goesDirect: boolean): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(word);
    dialog.close();
    dialog.remove();
    place.remove();
    options.onEnd(goesDirect);
  }

  dialog.addEventListener('close', () => {
    if (dialog.isConnected && !isOver && dialog.dataset['opened'] === undefined) end(false);
  });
  options.place.append(dialog);
  // The package looks for its place in the document, where a shadow root hides it.
  document.body.append(place);
  dialog.showModal();
  options.onStep('widget');
  mount(options, place, () => end(false)).then(
    () => {
      clearTimeout(word);
      dialog.dataset['opened'] = '';
      dialog.close();
    },
    () => {
      if (isOver) return;
      offerDirect();
      options.onError({ code: 'WIDGET_FAILED' });
    },
  );
  return () => end(false);
}

async function mount(options: WidgetModeOptions, place: HTMLElement, onClose: () => void): Promise<void> {
  const [info, connectToken, module] = await Promise.all([
    readServiceInfo(options.serviceUrl),
    options.token(),
    import(/* @vite-ignore */ options.widgetScript) as Promise<WidgetModule>,
  ]);
  const props = Object.fromEntries(Object.entries(options.props).filter(([, value]) => value !== undefined));
  await module.mountWidget(
    {
      ...props,
      connectToken,
      includeSandbox: options.includeSandbox || info.isSandbox,
      timeout: GIVE_UP_MS,
      ...(info.widgetUrl === null ? {} : { url: info.widgetUrl }),
      onSuccess: (data: unknown) => {
        const id = itemIdOf(data);
        if (id !== null) options.onConnected(id);
      },
      onError: (error: unknown) => options.onError({ code: codeOf(error) }),
      onEvent: (event: unknown) => {
        if (isObject(event) && typeof event['event'] === 'string') options.onStep(event['event']);
      },
      onClose,
    },
    place,
  );
}

/** What comes out of the frame is another page's word. */
function itemIdOf(data: unknown): string | null {
  const item = isObject(data) ? data['item'] : null;
  return isObject(item) && typeof item['id'] === 'string' ? item['id'] : null;
}

function codeOf(error: unknown): string {
  const data = isObject(error) && isObject(error['data']) ? error['data'] : {};
  const item = isObject(data['item']) ? data['item'] : {};
  const failure = isObject(item['error']) ? item['error']['code'] : undefined;
  return typeof failure === 'string' ? failure : 'OTHER';
}
