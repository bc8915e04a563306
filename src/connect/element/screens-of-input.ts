import { kindOf } from '../flow/field.ts';
import type { Screen } from '../flow/state.ts';
import { Countdown } from './Countdown.ts';
import { h, listen } from './dom.ts';
import { Field } from './Field.ts';
import { heading, logo, primary, problemNotice } from './pieces.ts';
import type { Context, ScreenOf, View } from './view.ts';

/** A form that is sent only whole; the first field that is wrong takes the focus. */
function form(fields: readonly Field[], submit: () => void, ...rest: Node[]): HTMLFormElement {
  const node = h('form', { novalidate: true }, ...fields.map((field) => field.node), ...rest);
  return listen(node, {
    submit: (event) => {
      event.preventDefault();
      const wrong = fields.filter((field) => !field.check());
      if (wrong[0]) wrong[0].input.focus();
      else submit();
    },
  });
}

export function credentialsView(
  { texts, send }: Context,
  { bank, values, problem }: ScreenOf<'credentials'>,
): View {
  const words = texts.credentials;
  const fields = bank.credentials.map(
    (credential) =>
      new Field(credential, texts, values[credential.name] ?? '', problem?.fields?.[credential.name]),
  );
  const isDocument = bank.credentials.every((one) => ['cpf', 'cnpj'].includes(kindOf(one)));
  const reset = bank.resetPasswordUrl;
  const submit = (): void => {
    const given = bank.credentials.flatMap(({ name }, index) => {
      const value = fields[index]?.value ?? '';
      return value === '' ? [] : [[name, value] as const];
    });
    send({ type: 'submit', values: Object.fromEntries(given) });
  };
  const first = fields.find(({ input }) => input.getAttribute('aria-invalid') === 'true');
  const empty = fields.find(({ input }) => input.value === '');
  return {
    node: h(
      'div',
      {},
      logo(bank),
      heading(isDocument ? words.headingDocument(bank.name) : words.heading(bank.name)),
      problem ? problemNotice(texts, problem, true) : h('p', { class: 'muted' }, words.lead),
      bank.oauth ? h('p', { class: 'muted' }, texts.consent.hop(bank.name)) : null,
      form(
        fields,
        submit,
        ...(reset && /^https:/.test(reset)
          ? [h('a', { href: reset, target: '_blank', rel: 'noopener noreferrer' }, words.forgotten)]
          : []),
        h('div', { class: 'actions' }, primary(words.submit)),
      ),
    ),
    ...((first ?? empty) ? { focus: (first ?? empty)?.input as HTMLElement } : {}),
  };
}

/** The bank asks for one more thing: a code, what a picture shows, a choice. */
export function questionView(
  { texts, send }: Context,
  { bank, item, parameter, problem }: ScreenOf<'question'>,
): View {
  const words = texts.question;
  const field = new Field(parameter, texts, '', undefined);
  const countdown = new Countdown(texts);
  countdown.set(parameter.expiresAt, item.updatedAt);
  return {
    node: h(
      'div',
      {},
      logo(bank),
      heading(words.heading),
      problem ? problemNotice(texts, problem, true) : h('p', { class: 'muted' }, words.lead(bank.name)),
      form(
        [field],
        () => send({ type: 'answer', value: field.value }),
        countdown.node,
        h('div', { class: 'actions' }, primary(words.submit)),
      ),
    ),
    focus: field.input,
    update: (screen: Screen) => {
      if (screen.name === 'question') countdown.set(screen.parameter.expiresAt, screen.item.updatedAt);
    },
    end: () => countdown.end(),
  };
}
