import * as z from 'zod/mini';
import { callApi } from '../lib/call-api.ts';
import { element, fill } from '../lib/element.ts';
import { checkBox, copyButton, credentialSection, field, section } from '../lib/fields.ts';
import { type PageContext, startPage } from '../lib/page.ts';
import { connectionList, readConnections } from './connections.ts';
import { clockOffset, clockText, minutesToTell } from './countdown.ts';
import { TOKEN_TEXTS, type TokenTexts } from './texts.ts';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/components.css';
import '../../styles/forms.css';
import '../../styles/layout.css';
import '../../styles/developer.css';

const STATUS_EVERY_MS = 5_000;

const madeToken = z.object({
  connectToken: z.string(),
  expiresAt: z.string(),
  userId: z.string(),
  includeSandbox: z.boolean(),
});

interface Made extends z.output<typeof madeToken> {
  /** How far this computer's clock is before the service's. */
  readonly offsetMs: number;
}

/** The form, and what it asks for. */
function tokenForm(words: TokenTexts, isSandbox: boolean) {
  const text = (value = ''): HTMLInputElement =>
    element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', value });
  const userId = text('demo-user');
  const phone = element('input', { type: 'tel', autocomplete: 'off' });
  const itemId = text();
  const redirect = text();
  const sandbox = checkBox(words.includeSandbox, isSandbox);
  const duplicates = checkBox(words.avoidDuplicates, true);
  const kind = (
    id: string,
    label: string,
    isChecked: boolean,
  ): { box: HTMLInputElement; row: HTMLElement } => {
    const box = element('input', { type: 'radio', name: 'who', value: id, checked: isChecked });
    return { box, row: element('label', { class: 'developer-check' }, [box, element('span', {}, label)]) };
  };
  const byUser = kind('user', words.byUser, true);
  const byPhone = kind('phone', words.byPhone, false);
  const userField = field(words.userId, userId);
  const phoneField = field(words.phone, phone, words.phoneHint);
  const follow = (): void => {
    userField.hidden = !byUser.box.checked;
    phoneField.hidden = byUser.box.checked;
  };
  for (const { box } of [byUser, byPhone]) box.addEventListener('change', follow);
  follow();
  const fields = element('div', { class: 'developer-form' }, [
    element('fieldset', { class: 'developer-fieldset' }, [
      element('legend', {}, words.who),
      element('div', { class: 'developer-row' }, [byUser.row, byPhone.row]),
    ]),
    userField,
    phoneField,
    field(words.itemId, itemId, words.itemIdHint),
    field(words.redirect, redirect, words.redirectHint),
    element('div', {}, [sandbox.row, element('br'), duplicates.row]),
  ]);
  /** Undefined: it is not said for whom; that field is focused. */
  const read = (): object | undefined => {
    const who = byUser.box.checked ? userId : phone;
    if (who.value.trim() === '') {
      who.focus();
      return undefined;
    }
    return {
      ...(byUser.box.checked ? { userId: who.value } : { phoneNumber: who.value.trim() }),
      ...(itemId.value.trim() !== '' && { itemId: itemId.value.trim() }),
      options: {
        includeSandbox: sandbox.box.checked,
        avoidDuplicates: duplicates.box.checked,
        ...(redirect.value.trim() !== '' && { oauthRedirectUri: redirect.value.trim() }),
      },
    };
  };
  return { fields, read };
}

/** The token with its time, and the connections of its user, until the page is drawn again or another token made. */
function showToken(target: HTMLElement, made: Made, context: PageContext, signal: AbortSignal): void {
  const { language, settings, words: page } = context;
  const words = TOKEN_TEXTS[language];
  const endsAt = new Date(made.expiresAt).getTime() + made.offsetMs;
  const time = (iso: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));
  const token = element('textarea', { readonly: true, rows: 5, spellcheck: 'false' });
  token.value = made.connectToken;
  const clock = element('p', { class: 'developer-time', role: 'timer', 'aria-label': words.left });
  const told = element('p', { class: 'fine', role: 'status' });
  const over = element('div');
  const list = element('div');
  fill(target, [
    element('p', { class: 'fine' }, words.left),
    clock,
    element('p', { class: 'fine' }, words.until(time(made.expiresAt))),
    told,
    over,
    field(words.token, token),
    copyButton(page, () => made.connectToken, words.copy),
    element('p', {}, words.owner(made.userId)),
    made.includeSandbox && element('p', { class: 'fine' }, words.sandboxFlag),
    element('h3', {}, words.status),
    element('p', { class: 'fine' }, words.statusHint),
    list,
  ]);

  let before = endsAt - Date.now();
  const tick = (): void => {
    const left = endsAt - Date.now();
    clock.textContent = clockText(left);
    const minutes = minutesToTell(before, left);
    before = left;
    if (minutes !== undefined && minutes > 0) told.textContent = words.minutes(minutes);
    if (left > 0) return;
    clearInterval(ticking);
    clearInterval(asking);
    told.textContent = '';
    clock.classList.add('developer-time-over');
    fill(over, element('p', { class: 'notice notice-warning', role: 'alert' }, words.over));
  };
  const ask = async (): Promise<void> => {
    const path = `/user/${encodeURIComponent(made.userId)}/items`;
    const found = await callApi(settings.apiPath, { path, language, words: page.failures }).then(
      ({ value }) => connectionList(readConnections(value), words, time),
      (error: unknown) =>
        element('p', { class: 'notice notice-error' }, error instanceof Error ? error.message : ''),
    );
    if (!signal.aborted) fill(list, found);
  };
  const ticking = setInterval(tick, 250);
  const asking = setInterval(() => void ask(), STATUS_EVERY_MS);
  signal.addEventListener('abort', () => {
    clearInterval(ticking);
    clearInterval(asking);
  });
  tick();
  void ask();
}

function draw(main: HTMLElement, context: PageContext): void {
  const { language, settings, words: page, signal } = context;
  const words = TOKEN_TEXTS[language];
  const { fields, read } = tokenForm(words, settings.mode === 'sandbox');
  const button = element(
    'button',
    { type: 'submit', class: 'button button-primary button-large' },
    words.make,
  );
  const said = element('div', { role: 'alert' });
  const result = element('div', { class: 'developer-form' }, element('p', { class: 'muted' }, words.none));
  let showing = new AbortController();
  signal.addEventListener('abort', () => showing.abort());

  const complain = (message: string): void =>
    fill(said, element('p', { class: 'notice notice-error' }, message));
  const make = async (): Promise<void> => {
    const body = read();
    if (body === undefined) return complain(words.missing);
    fill(said, []);
    button.textContent = words.making;
    button.setAttribute('aria-disabled', 'true');
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
    } finally {
      button.textContent = words.make;
      button.removeAttribute('aria-disabled');
    }
  };
  const form = element('form', { class: 'developer-form', novalidate: true }, [
    fields,
    element('div', { class: 'developer-actions' }, button),
    said,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === null) void make();
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
