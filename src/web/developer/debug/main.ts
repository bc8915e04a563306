import type { Language } from '../../i18n/language.ts';
import { readCredential } from '../lib/credential.ts';
import { element, fill } from '../lib/element.ts';
import { copyButton, credentialSection, field, section } from '../lib/fields.ts';
import { type PageContext, startPage } from '../lib/page.ts';
import { type Finding, readToken, redact } from './judge.ts';
import { type DebugInput, runChecks } from './run-checks.ts';
import { type CheckName, type DebugTexts, type Meaning, TONES, type Tone } from './texts.ts';
import { DEBUG_EN } from './texts-en.ts';
import { DEBUG_PT } from './texts-pt.ts';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/components.css';
import '../../styles/forms.css';
import '../../styles/layout.css';
import '../../styles/developer.css';

const DEBUG_TEXTS: Readonly<Record<Language, DebugTexts>> = { 'pt-BR': DEBUG_PT, en: DEBUG_EN };

const BADGES: Readonly<Record<Tone, string>> = {
  good: 'badge-good',
  bad: 'badge-bad',
  warning: 'badge-warning',
  neutral: '',
};

interface Told {
  readonly title: string;
  readonly tone: Tone;
  readonly meaning: Meaning;
}

/** A finding in words. */
function inWords(words: DebugTexts, name: CheckName, { outcome, value = '' }: Finding): Told {
  const check = words.checks[name];
  const known = check[outcome];
  const meaning = typeof known === 'object' ? known : words.crashed;
  const say = (text: string | undefined): string | undefined => text?.replaceAll('{value}', value);
  const { result, cause, fix } = meaning;
  return {
    title: check.title,
    tone: TONES[outcome] ?? 'bad',
    meaning: {
      result: say(result) ?? '',
      ...(cause !== undefined && { cause: say(cause) ?? '' }),
      ...(fix !== undefined && { fix: say(fix) ?? '' }),
    },
  };
}

function line({ title, tone, meaning }: Told, words: DebugTexts): HTMLElement {
  return element('li', {}, [
    element('div', { class: 'developer-row' }, [
      element('span', { class: `badge ${BADGES[tone]}` }, words.tones[tone]),
      element('strong', {}, title),
    ]),
    element('span', {}, meaning.result),
    meaning.cause !== undefined && element('span', { class: 'fine' }, `${words.cause}: ${meaning.cause}`),
    meaning.fix !== undefined && element('span', {}, `${words.fix}: ${meaning.fix}`),
  ]);
}

/** For support: what was found, where and with what; nothing secret, nobody's data. */
function writeReport(found: readonly Told[], context: PageContext, input: DebugInput): string {
  const { settings } = context;
  const words = DEBUG_TEXTS[context.language];
  // of no person, and its version looks like a telephone number
  const head = `${new Date().toISOString()} · ${settings.mode} · ${settings.baseUrl}\n${navigator.userAgent}`;
  const lines = [
    ...found.map(({ title, tone, meaning }) => `[${words.tones[tone]}] ${title}: ${meaning.result}`),
  ];
  const claims = readToken(input.token);
  const known = [
    readCredential(),
    input.token,
    input.userId,
    claims?.clientUserId ?? '',
    claims?.itemId ?? '',
  ];
  return `${head}\n${redact(lines.join('\n'), known)}`;
}

/** What a person knows that the checks can use, and the button that runs them. */
function inputForm(words: DebugTexts, run: (input: DebugInput) => Promise<void>): HTMLElement {
  const text = (value = ''): HTMLInputElement =>
    element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', value });
  const long = (): HTMLTextAreaElement => element('textarea', { rows: 3, spellcheck: 'false' });
  const [user, token, redirect, policy, opener] = [text('demo-user'), long(), text(), long(), text()];
  const button = element(
    'button',
    { type: 'submit', class: 'button button-primary button-large' },
    words.run,
  );
  const runOnce = async (): Promise<void> => {
    button.setAttribute('aria-disabled', 'true');
    button.textContent = words.running;
    await run({
      userId: user.value,
      token: token.value,
      redirectUri: redirect.value,
      policy: policy.value,
      opener: opener.value,
    });
    button.textContent = words.run;
    button.removeAttribute('aria-disabled');
  };
  const form = element('form', { class: 'developer-form', novalidate: true }, [
    field(words.user, user, words.userHint),
    field(words.token, token, words.tokenHint),
    field(words.redirect, redirect),
    field(words.policy, policy, words.policyHint),
    field(words.opener, opener),
    element('div', { class: 'developer-actions' }, button),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === null) void runOnce();
  });
  return form;
}

/** The report for support: not seen before there is one. */
function reportSection(context: PageContext, words: DebugTexts) {
  const report = element('pre', { class: 'developer-code', tabindex: '0', 'aria-label': words.report });
  const place = section(words.report, [
    element('p', { class: 'fine' }, words.reportHint),
    report,
    copyButton(context.words, () => report.textContent, words.copy),
  ]);
  place.hidden = true;
  const show = (text: string): void => {
    report.textContent = text;
    place.hidden = false;
  };
  return { place, show };
}

function draw(main: HTMLElement, context: PageContext): void {
  const words = DEBUG_TEXTS[context.language];
  const said = element('p', { class: 'developer-form', role: 'status' }, words.none);
  const list = element('ol', { class: 'developer-list' });
  const report = reportSection(context, words);
  const run = async (input: DebugInput): Promise<void> => {
    const found: Told[] = [];
    said.textContent = words.running;
    fill(list, []);
    await runChecks(context, input, (name, finding) => {
      const told = inWords(words, name, finding);
      found.push(told);
      list.append(line(told, words));
    });
    const count = (tone: Tone): number => found.filter((one) => one.tone === tone).length;
    said.textContent = words.summary(count('bad'), count('warning'));
    report.show(writeReport(found, context, input));
  };
  const form = inputForm(words, run);
  fill(
    main,
    element('div', { class: 'developer-columns' }, [
      element('div', { class: 'developer-form' }, [credentialSection(context), section(words.input, [form])]),
      element('div', { class: 'developer-form' }, [section(words.results, [said, list]), report.place]),
    ]),
  );
}

startPage({
  name: 'debug',
  heading: {
    'pt-BR': {
      title: 'Diagnóstico do widget',
      lead: 'Verifica, neste navegador, tudo de que o widget precisa, e diz a causa e a solução do que falta.',
    },
    en: {
      title: 'Widget diagnostics',
      lead: 'Checks in this browser everything that the widget needs, and says the cause and the fix of what is missing.',
    },
  },
  draw,
});
