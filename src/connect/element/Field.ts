import { faultOf, keyboardOf, kindOf, maskOf, toSend } from '../flow/field.ts';
import type { Credential } from '../flow/pluggy-types.ts';
import type { FieldProblem } from '../flow/problem.ts';
import type { Texts } from '../texts/texts-pt.ts';
import { h, listen } from './dom.ts';
import { pictureOf } from './pieces.ts';

/** One field of a bank's form: label, help, input, and what is wrong with it. */
export class Field {
  readonly node: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  readonly #credential: Credential;
  readonly #texts: Texts;
  readonly #fault: HTMLElement;

  constructor(credential: Credential, texts: Texts, value: string, problem: FieldProblem | undefined) {
    this.#credential = credential;
    this.#texts = texts;
    const { name } = credential;
    const id = `field-${name}`;
    this.#fault = h('p', { class: 'fault', id: `${id}-fault`, hidden: true });
    const help = texts.usesBankWords
      ? [credential.assistiveText, credential.instructions].filter(Boolean).join(' ')
      : '';
    this.input = kindOf(credential) === 'select' ? this.#select(id) : this.#box(id, value);
    this.input.setAttribute('aria-describedby', `${id}-help ${id}-fault`);
    const picture = credential.type === 'image' ? pictureOf(credential.data) : null;
    this.node = h(
      'div',
      { part: 'field', class: 'field' },
      h(
        'label',
        { for: id },
        labelOf(credential, texts),
        credential.optional ? h('span', { class: 'muted' }, ` (${texts.credentials.optional})`) : null,
      ),
      h('p', { class: 'muted', id: `${id}-help`, hidden: help === '' }, help),
      picture ? h('img', { class: 'challenge', src: picture, alt: texts.question.image }) : null,
      this.#withEye(),
      this.#fault,
    );
    if (problem) this.#complain(this.#wordsOf(problem));
  }

  get value(): string {
    return toSend(this.#credential, this.input.value);
  }

  /** Says what is wrong. True: the value can be sent. */
  check(): boolean {
    const fault = faultOf(this.#credential, this.input.value);
    if (fault === null) this.#complain('');
    else if (fault === 'rule') this.#complain(this.#wordsOf({ code: '002', message: null }));
    else this.#complain(this.#texts.credentials.faults[fault]);
    return fault === null;
  }

  #select(id: string): HTMLSelectElement {
    const { name, options } = this.#credential;
    const texts = this.#texts;
    return h(
      'select',
      { id, name, required: true },
      h('option', { value: '' }, texts.credentials.choose),
      ...(options ?? []).map(({ value, label }) => h('option', { value }, texts.options[label] ?? label)),
    );
  }

  #box(id: string, value: string): HTMLInputElement {
    const { name, placeholder } = this.#credential;
    const kind = kindOf(this.#credential);
    const isSecret = kind === 'password';
    const input = h('input', {
      id,
      name,
      type: isSecret ? 'password' : 'text',
      inputmode: keyboardOf(this.#credential),
      autocomplete: kind === 'code' ? 'one-time-code' : 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      placeholder: placeholder || null,
    });
    input.value = maskOf(kind, value);
    const mask = (): void => {
      const written = maskOf(kind, input.value);
      // A mask that is written while the caret stands inside the text would throw it to the end.
      if (written !== input.value && input.selectionStart === input.value.length) input.value = written;
    };
    return listen(input, {
      input: mask,
      blur: () => {
        input.value = maskOf(kind, input.value);
      },
    });
  }

  #withEye(): HTMLElement {
    const { input } = this;
    if (!(input instanceof HTMLInputElement) || input.type !== 'password') return input;
    const { show, hide } = this.#texts.credentials;
    const eye = h('button', { type: 'button', class: 'eye', 'aria-pressed': 'false' }, show);
    listen(eye, {
      click: () => {
        const isShown = input.type === 'text';
        input.type = isShown ? 'password' : 'text';
        eye.setAttribute('aria-pressed', String(!isShown));
        eye.textContent = isShown ? show : hide;
      },
    });
    return h('div', { class: 'with-eye' }, input, eye);
  }

  #complain(words: string): void {
    this.#fault.textContent = words;
    this.#fault.hidden = words === '';
    this.input.setAttribute('aria-invalid', String(words !== ''));
  }

  /** The bank's own words are Portuguese. */
  #wordsOf({ code }: FieldProblem): string {
    const { faults } = this.#texts.credentials;
    const kind = kindOf(this.#credential);
    if (code === '001') return faults.missing;
    if (code === '003') return faults.date;
    if (kind === 'cpf' || kind === 'cnpj' || kind === 'date') return faults[kind];
    const own = this.#texts.usesBankWords ? this.#credential.validationMessage : null;
    return own || faults.rule;
  }
}

export function labelOf({ name, label }: Credential, texts: Texts): string {
  return texts.labels[name] ?? (label || name);
}
