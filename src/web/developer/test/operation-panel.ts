import { rawCall } from '../../lib/raw-call.ts';
import { credentialHeaders, readCredential } from '../lib/credential.ts';
import { element, fill, withCode } from '../lib/element.ts';
import { checkBox, copyButton, section } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import type { Operation } from './read-operations.ts';
import { requestForm } from './request-form.ts';
import { showAnswer } from './show-answer.ts';
import { type BuiltRequest, buildRequest, type Filled, missingOf, toClientCode, toCurl } from './snippets.ts';
import { TEST_TEXTS, type TestTexts } from './texts.ts';

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

interface Places {
  /** What went wrong, or is missing. */
  readonly said: HTMLElement;
  readonly answer: HTMLElement;
}

/** Sends a request and shows what was answered. @param signal stops it, which is no failure */
async function sendAndShow(
  operation: Operation,
  { method, path, headers, body }: BuiltRequest,
  context: PageContext,
  { said, answer }: Places,
  signal: AbortSignal,
): Promise<void> {
  const { language, settings, words: page } = context;
  const given = operation.credentials.length === 0 ? {} : credentialHeaders();
  try {
    const got = await rawCall({
      method,
      url: settings.apiPath + path,
      headers: { 'accept-language': language, ...headers, ...given },
      ...(body !== undefined && { body }),
      isAnonymous: 'authorization' in given,
      signal,
    });
    await showAnswer(answer, got, { words: TEST_TEXTS[language], page, language });
  } catch {
    if (!signal.aborted) fill(said, element('p', { class: 'notice notice-error' }, page.failures.network));
  }
}

/** A button that sends, and one that stops what was sent. */
function sendAndStop(words: TestTexts, signal: AbortSignal) {
  const send = element('button', { type: 'submit', class: 'button button-primary' }, words.send);
  const stop = element(
    'button',
    { type: 'button', class: 'button button-quiet', disabled: true },
    words.stop,
  );
  let calling: AbortController | undefined;
  const end = (): void => calling?.abort();
  stop.addEventListener('click', end);
  signal.addEventListener('abort', end);
  const run = async (call: (ending: AbortSignal) => Promise<void>): Promise<void> => {
    calling = new AbortController();
    send.textContent = words.sending;
    stop.disabled = false;
    await call(calling.signal);
    send.textContent = words.send;
    stop.disabled = true;
  };
  return { buttons: element('div', { class: 'developer-actions' }, [send, stop]), end, run };
}

/** The form of an operation, which sends it. */
function callForm(operation: Operation, context: PageContext, answer: HTMLElement): Forms {
  const words = TEST_TEXTS[context.language];
  const { parts, read, secretHeaders } = requestForm(operation, words);
  const request = (): BuiltRequest => {
    const built = buildRequest(operation, read());
    return { ...built, headers: { ...built.headers, ...secretHeaders() } };
  };
  const real = checkBox(words.real, false);
  const changesReal = context.settings.mode === 'live' && operation.method !== 'GET';
  const said = element('div', { role: 'alert' });
  const { buttons, end, run } = sendAndStop(words, context.signal);
  const call = (): void => {
    const isHeld = changesReal && !real.box.checked;
    const refusal = refusalOf(missingOf(operation, read()), isHeld, words);
    fill(said, refusal === undefined ? [] : element('p', { class: 'notice notice-error' }, refusal));
    if (refusal === undefined)
      void run((ending) => sendAndShow(operation, request(), context, { said, answer }, ending));
  };
  const form = element('form', { class: 'developer-form', novalidate: true }, [
    ...parts,
    changesReal && real.row,
    buttons,
    said,
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    end();
    call();
  });
  return { form, read, request };
}

/** An operation with its form, its answer, and code that makes the same call. */
export function operationPanel(operation: Operation, context: PageContext): HTMLElement[] {
  const words = TEST_TEXTS[context.language];
  const none = element('p', { class: 'muted' }, words.noAnswer);
  const answer = element('div', { class: 'developer-form' }, none);
  const forms = callForm(operation, context, answer);
  return [
    section(`${operation.method} ${operation.path}`, [...about(operation, words), forms.form]),
    section(words.answer, [answer]),
    codeSection(operation, context, forms),
  ];
}
