import { type RawAnswer, rawCall } from '../../lib/raw-call.ts';
import { credentialHeaders, readCredential } from '../lib/credential.ts';
import { element, fill, withCode } from '../lib/element.ts';
import { checkBox, copyButton, field, section } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import type { Operation, Parameter } from './read-operations.ts';
import { showAnswer } from './show-answer.ts';
import { type BuiltRequest, buildRequest, type Filled, missingOf, toClientCode, toCurl } from './snippets.ts';
import { TEST_TEXTS, type TestTexts } from './texts.ts';

/** What was filled in, by the names of parameters: the next operation mostly takes the same. */
const remembered = new Map<string, string>();

type Control = HTMLInputElement | HTMLSelectElement;

function controlOf({ name, choices }: Parameter, words: TestTexts): Control {
  const control =
    choices.length === 0
      ? element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' })
      : element('select', {}, [
          element('option', { value: '' }, words.any),
          ...choices.map((choice) => element('option', { value: choice }, choice)),
        ]);
  control.value = remembered.get(name) ?? '';
  control.addEventListener('input', () => remembered.set(name, control.value));
  return control;
}

function whoMayCall({ credentials }: Operation, words: TestTexts): string {
  if (credentials.length === 0) return words.who.public;
  const names = new Set(
    credentials.map((name) => (name === 'apiKey' || name === 'webhookSecret' ? name : 'session')),
  );
  return [...names].map((name) => words.who[name as keyof TestTexts['who']]).join(' · ');
}

const about = (operation: Operation, words: TestTexts) => [
  element('p', { lang: 'en' }, operation.summary),
  operation.details !== '' && element('p', { class: 'fine', lang: 'en' }, withCode(operation.details)),
  element('p', { class: 'fine' }, `${operation.id} · ${whoMayCall(operation, words)}`),
];

/** The form of an operation. */
function requestForm(operation: Operation, words: TestTexts) {
  const controls = new Map(
    operation.parameters.map((parameter) => [parameter.name, controlOf(parameter, words)] as const),
  );
  const needsSecret = operation.credentials.includes('webhookSecret');
  const secret = element('input', { type: 'password', autocomplete: 'off' });
  const body = element('textarea', { rows: 8, spellcheck: 'false' });
  body.value = operation.body === null ? '' : JSON.stringify(operation.body.example, null, 2);
  const wrong = element('p', { class: 'fine', role: 'status' });
  const check = (): void => {
    try {
      if (body.value.trim() !== '') JSON.parse(body.value);
      wrong.textContent = '';
    } catch {
      wrong.textContent = words.notJson;
    }
  };
  body.addEventListener('input', check);
  const fields = operation.parameters.map(({ name, isRequired, description }) => {
    const control = controls.get(name);
    return control && field(isRequired ? `${name} (${words.required})` : name, control, description);
  });
  const members = operation.body?.members ?? [];
  const parts = [
    fields.length > 0 && element('div', { class: 'developer-fields', lang: 'en' }, fields),
    needsSecret && field('x-webhook-secret', secret),
    operation.body !== null && field(words.body, body, words.bodyHint),
    operation.body !== null && wrong,
    members.length > 0 &&
      element('details', {}, [
        element('summary', {}, words.members),
        element(
          'ul',
          { class: 'developer-list' },
          members.map(({ name, type, isRequired, description }) =>
            element('li', {}, [
              element('div', { class: 'developer-row' }, [
                element('code', {}, name),
                element('span', { class: 'fine' }, isRequired ? `${type} · ${words.required}` : type),
              ]),
              element('span', { class: 'fine', lang: 'en' }, description),
            ]),
          ),
        ),
      ]),
  ];
  const read = (): Filled => ({
    parameters: Object.fromEntries([...controls].map(([name, control]) => [name, control.value])),
    body: body.value,
  });
  const secretHeaders = (): Record<string, string> =>
    needsSecret && secret.value !== '' ? { 'x-webhook-secret': secret.value } : {};
  return { parts, read, secretHeaders };
}

interface Forms {
  readonly form: HTMLFormElement;
  readonly read: () => Filled;
  readonly request: () => BuiltRequest;
}

/** Code that makes the same call, as the form is filled in now. */
function codeSection(
  operation: Operation,
  context: PageContext,
  { form, read, request }: Forms,
): HTMLElement {
  const { language, settings, words: page, signal } = context;
  const words = TEST_TEXTS[language];
  const baseUrl = location.origin + settings.apiPath;
  const reveal = checkBox(words.reveal, false);
  const curl = element('pre', { class: 'developer-code', tabindex: '0', 'aria-label': words.curl });
  const code = element('pre', { class: 'developer-code', tabindex: '0', 'aria-label': words.client });
  const write = (): void => {
    const credential = operation.credentials.some((name) => name !== 'webhookSecret')
      ? readCredential()
      : null;
    curl.textContent = toCurl(request(), { baseUrl, credential, isRevealed: reveal.box.checked, language });
    code.textContent = toClientCode(operation, read(), { baseUrl, language }) ?? words.noClient;
  };
  form.addEventListener('input', write);
  reveal.box.addEventListener('change', write);
  document.body.addEventListener('input', write, { signal });
  write();

  return section(words.code, [
    element('h3', {}, words.curl),
    curl,
    element('div', { class: 'developer-actions' }, [copyButton(page, () => curl.textContent), reveal.row]),
    element('p', { class: 'fine' }, words.revealHint),
    element('h3', {}, words.client),
    code,
    copyButton(page, () => code.textContent),
  ]);
}

/** Why it is not sent; undefined: it is. @param isHeld it would change real data, and nobody has agreed to that */
function refusalOf(missing: readonly string[], isHeld: boolean, words: TestTexts): string | undefined {
  if (missing.length > 0) return words.missing(missing.join(', '));
  return isHeld ? words.realMissing : undefined;
}

/** An operation with its form, its answer, and code that makes the same call. */
export function operationPanel(operation: Operation, context: PageContext): HTMLElement[] {
  const { language, settings, words: page, signal } = context;
  const words = TEST_TEXTS[language];
  const { parts, read, secretHeaders } = requestForm(operation, words);
  const request = () => {
    const built = buildRequest(operation, read());
    return { ...built, headers: { ...built.headers, ...secretHeaders() } };
  };
  const real = checkBox(words.real, false);
  const changesReal = settings.mode === 'live' && operation.method !== 'GET';
  const send = element('button', { type: 'submit', class: 'button button-primary' }, words.send);
  const stop = element(
    'button',
    { type: 'button', class: 'button button-quiet', disabled: true },
    words.stop,
  );
  const said = element('div', { role: 'alert' });
  const answer = element(
    'div',
    { class: 'developer-form' },
    element('p', { class: 'muted' }, words.noAnswer),
  );
  let calling: AbortController | undefined;
  stop.addEventListener('click', () => calling?.abort());
  signal.addEventListener('abort', () => calling?.abort());

  const call = async (): Promise<void> => {
    const isHeld = changesReal && !real.box.checked;
    const refusal = refusalOf(missingOf(operation, read()), isHeld, words);
    fill(said, refusal === undefined ? [] : element('p', { class: 'notice notice-error' }, refusal));
    if (refusal !== undefined) return;
    const ending = new AbortController();
    calling = ending;
    send.textContent = words.sending;
    stop.disabled = false;
    const { method, path, headers, body } = request();
    const given = operation.credentials.length === 0 ? {} : credentialHeaders();
    try {
      const got: RawAnswer = await rawCall({
        method,
        url: settings.apiPath + path,
        headers: { 'accept-language': language, ...headers, ...given },
        ...(body !== undefined && { body }),
        isAnonymous: 'authorization' in given,
        signal: ending.signal,
      });
      await showAnswer(answer, got, { words, page, language });
    } catch {
      if (!ending.signal.aborted)
        fill(said, element('p', { class: 'notice notice-error' }, page.failures.network));
    } finally {
      send.textContent = words.send;
      stop.disabled = true;
    }
  };
  const form = element('form', { class: 'developer-form', novalidate: true }, [
    ...parts,
    changesReal && real.row,
    element('div', { class: 'developer-actions' }, [send, stop]),
    said,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    calling?.abort();
    void call();
  });

  return [
    section(`${operation.method} ${operation.path}`, [...about(operation, words), form]),
    section(words.answer, [answer]),
    codeSection(operation, context, { form, read, request }),
  ];
}
