import { rawCall } from '../../lib/raw-call.ts';
import { element, fill } from '../lib/element.ts';
import { credentialSection, field, section } from '../lib/fields.ts';
import { type PageContext, startPage } from '../lib/page.ts';
import { operationPanel } from './operation-panel.ts';
import { type Operation, readOperations } from './read-operations.ts';
import { TEST_TEXTS } from './texts.ts';
import { webhookLog } from './webhook-log.ts';
import { widgetPanel } from './widget-panel.ts';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/components.css';
import '../../styles/forms.css';
import '../../styles/layout.css';
import '../../styles/developer.css';

const FIRST = 'checkChain';

const matches = ({ id, path, summary }: Operation, words: readonly string[]): boolean => {
  const all = `${id} ${path} ${summary}`.toLowerCase();
  return words.every((word) => all.includes(word));
};

/** The list of operations: the address names the one that is shown. */
function operationList(operations: readonly Operation[], context: PageContext): HTMLElement {
  const words = TEST_TEXTS[context.language];
  const filter = element('input', { type: 'search', autocomplete: 'off' });
  const nav = element('nav', { 'aria-label': words.operations, class: 'operation-list' });
  const write = (): void => {
    const asked = filter.value.toLowerCase().split(/\s+/);
    const found = operations.filter((operation) => matches(operation, asked));
    const chosen = location.hash.slice(1) || FIRST;
    fill(
      nav,
      found.length === 0
        ? element('p', { class: 'muted' }, words.noMatch)
        : found.map(({ id, method, path }) =>
            element('a', { href: `#${id}`, 'aria-current': id === chosen && 'true' }, [
              element('span', { class: 'operation-method' }, method),
              element('span', {}, path),
            ]),
          ),
    );
  };
  filter.addEventListener('input', write);
  window.addEventListener('hashchange', write, { signal: context.signal });
  write();
  return section(words.operations, [field(words.filter, filter), nav]);
}

async function readDescription({ settings, words }: PageContext): Promise<Operation[]> {
  const { response, status } = await rawCall({ method: 'GET', url: `${settings.apiPath}/openapi.json` });
  if (!response.ok) throw new Error(words.failures.http(status));
  return readOperations(await response.json());
}

function draw(main: HTMLElement, context: PageContext): void {
  const words = TEST_TEXTS[context.language];
  const list = element('div');
  const panel = element('div', { class: 'developer-form', tabindex: '-1' });
  // what stands below the operations is shown with them: it would be pushed down
  const below = element('div', { class: 'held' }, [
    element('div', { class: 'developer-halves' }, [widgetPanel(context), webhookLog(context)]),
  ]);
  fill(main, [
    element('div', { class: 'developer-columns' }, [
      element('div', { class: 'developer-form' }, [credentialSection(context), list]),
      panel,
    ]),
    below,
  ]);
  let drawing = new AbortController();
  context.signal.addEventListener('abort', () => drawing.abort());
  readDescription(context).then(
    (operations) => {
      below.className = '';
      const show = (): void => {
        const id = location.hash.slice(1) || FIRST;
        const operation = operations.find((one) => one.id === id) ?? operations[0];
        drawing.abort();
        drawing = new AbortController();
        if (operation !== undefined)
          fill(panel, operationPanel(operation, { ...context, signal: drawing.signal }));
      };
      fill(list, operationList(operations, context));
      show();
      window.addEventListener(
        'hashchange',
        () => {
          show();
          panel.focus({ preventScroll: true });
          panel.scrollIntoView({ block: 'nearest' });
        },
        { signal: context.signal },
      );
    },
    (error: unknown) => {
      const why = error instanceof TypeError ? context.words.failures.network : String(Object(error).message);
      fill(panel, element('p', { class: 'notice notice-error', role: 'alert' }, words.loadFailed(why)));
      below.className = '';
    },
  );
}

startPage({
  name: 'test',
  heading: {
    'pt-BR': {
      title: 'Testar a API',
      lead: 'Todas as operações da descrição OpenAPI, com formulário, resposta e código; o widget; e os webhooks recebidos. O que a própria API diz de cada operação está em inglês.',
    },
    en: {
      title: 'Try the API',
      lead: 'Every operation of the OpenAPI description with a form, its answer and code; the widget; and the webhooks that came.',
    },
  },
  draw,
});
