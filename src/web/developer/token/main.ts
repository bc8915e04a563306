import { callApi } from '../lib/call-api.ts';
import { element, fill } from '../lib/element.ts';
import { credentialSection, section } from '../lib/fields.ts';
import { type PageContext, startPage } from '../lib/page.ts';
import { clockOffset } from './countdown.ts';
import { madeToken, showToken } from './show-token.ts';
import { TOKEN_TEXTS } from './texts.ts';
import { tokenForm } from './token-form.ts';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/components.css';
import '../../styles/forms.css';
import '../../styles/layout.css';
import '../../styles/developer.css';

/** Makes a token as the form says, and shows it. */
function maker(context: PageContext, { said, result }: { said: HTMLElement; result: HTMLElement }) {
  const { language, settings, words: page, signal } = context;
  let showing = new AbortController();
  signal.addEventListener('abort', () => showing.abort());
  const complain = (message: string): void =>
    fill(said, element('p', { class: 'notice notice-error' }, message));
  return async (body: object | undefined): Promise<void> => {
    if (body === undefined) return complain(TOKEN_TEXTS[language].missing);
    fill(said, []);
    try {
      const call = { method: 'POST', path: '/connect-token', body, language, words: page.failures };
      const { value, date } = await callApi(settings.apiPath, call);
      const made = { ...madeToken.parse(value), offsetMs: clockOffset(date, Date.now()) };
      if (signal.aborted) return;
      showing.abort();
      showing = new AbortController();
      showToken(result, made, context, showing.signal);
      // on a phone it is below the form
      result.closest('section')?.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
    }
  };
}

function draw(main: HTMLElement, context: PageContext): void {
  const words = TOKEN_TEXTS[context.language];
  const { fields, read } = tokenForm(words, context.settings.mode === 'sandbox');
  const button = element(
    'button',
    { type: 'submit', class: 'button button-primary button-large' },
    words.make,
  );
  const said = element('div', { role: 'alert' });
  const result = element('div', { class: 'developer-form' }, element('p', { class: 'muted' }, words.none));
  const make = maker(context, { said, result });
  const run = async (): Promise<void> => {
    button.textContent = words.making;
    button.setAttribute('aria-disabled', 'true');
    await make(read());
    button.textContent = words.make;
    button.removeAttribute('aria-disabled');
  };
  const form = element('form', { class: 'developer-form', novalidate: true }, [
    fields,
    element('div', { class: 'developer-actions' }, button),
    said,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === null) void run();
  });
  fill(
    main,
    element('div', { class: 'developer-columns' }, [
      element('div', { class: 'developer-form' }, [credentialSection(context), section(words.form, [form])]),
      section(words.result, [result]),
    ]),
  );
}

startPage({
  name: 'token',
  heading: {
    'pt-BR': {
      title: 'Connect token',
      lead: 'Gera um connect token, mostra quanto tempo ele ainda vale e o que acontece com as conexões do usuário.',
    },
    en: {
      title: 'Connect token',
      lead: "Makes a connect token, shows how long it is good for, and what becomes of the user's connections.",
    },
  },
  draw,
});
