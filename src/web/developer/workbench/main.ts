import { type Child, element, fill } from '../lib/element.ts';
import { credentialSection, section } from '../lib/fields.ts';
import { type PageContext, startPage } from '../lib/page.ts';
import { COMMON, PANELS, type PanelName } from './common-texts.ts';
import { auditPanel, completenessPanel, runsPanel, usagePanel } from './data.ts';
import { endpointsPanel } from './endpoints.ts';
import { healthPanel } from './health.ts';
import { keysPanel } from './keys.ts';
import { type Desk, makeDesk } from './lister.ts';
import { sandboxPanel } from './sandbox.ts';
import { eventsPanel, jobsPanel } from './work.ts';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/components.css';
import '../../styles/forms.css';
import '../../styles/layout.css';
import '../../styles/developer.css';

const DRAW: Readonly<Record<PanelName, (desk: Desk) => Child[]>> = {
  health: healthPanel,
  events: eventsPanel,
  jobs: jobsPanel,
  runs: runsPanel,
  completeness: completenessPanel,
  usage: usagePanel,
  keys: keysPanel,
  endpoints: endpointsPanel,
  audit: auditPanel,
  sandbox: sandboxPanel,
};

const isPanel = (name: string): name is PanelName => PANELS.some((panel) => panel === name);

function draw(main: HTMLElement, context: PageContext): void {
  const { names, panels } = COMMON[context.language];
  const shownPanels = PANELS.filter((name) => name !== 'sandbox' || context.settings.mode === 'sandbox');
  const nav = element('nav', { class: 'developer-tabs', 'aria-label': panels });
  const place = element('div', { tabindex: '-1' });
  let drawing = new AbortController();
  context.signal.addEventListener('abort', () => drawing.abort());

  const show = (): void => {
    const asked = location.hash.slice(1);
    const name = isPanel(asked) && shownPanels.includes(asked) ? asked : 'health';
    drawing.abort();
    drawing = new AbortController();
    const desk = makeDesk({ ...context, signal: drawing.signal });
    fill(
      nav,
      shownPanels.map((one) =>
        element('a', { href: `#${one}`, 'aria-current': one === name && 'true' }, names[one]),
      ),
    );
    fill(place, section(names[name], [desk.said, ...DRAW[name](desk)]));
  };
  window.addEventListener(
    'hashchange',
    () => {
      show();
      place.focus({ preventScroll: true });
    },
    { signal: context.signal },
  );
  let typing: ReturnType<typeof setTimeout> | undefined;
  const credential = credentialSection(context, () => {
    // whoever types a key has not come to its end
    clearTimeout(typing);
    typing = setTimeout(show, 600);
  });
  context.signal.addEventListener('abort', () => clearTimeout(typing));
  fill(main, [credential, nav, place]);
  show();
}

startPage({
  name: 'dev',
  heading: {
    'pt-BR': {
      title: 'Operação',
      lead: 'O que este serviço faz agora, o que deu errado e como consertar. Precisa de uma chave de API com os escopos read, write e admin.',
    },
    en: {
      title: 'Operations',
      lead: 'What this service does now, what went wrong, and how to mend it. It needs an API key with the scopes read, write and admin.',
    },
  },
  draw,
});
