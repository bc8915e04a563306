import { keepCredential, readCredential } from './credential.ts';
import { element, newId } from './element.ts';
import type { PageContext } from './page.ts';
import type { PageTexts } from './page-texts.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A control under its label, with a hint that belongs to it. */
export function field(label: string, control: Control, hint?: string): HTMLElement {
  const id = newId();
  if (hint !== undefined) control.setAttribute('aria-describedby', id);
  return element('div', { class: 'developer-field' }, [
    element('label', { class: 'field' }, [element('span', {}, label), control]),
    hint !== undefined && element('p', { class: 'fine', id }, hint),
  ]);
}

export function checkBox(label: string, isChecked: boolean): { box: HTMLInputElement; row: HTMLElement } {
  const box = element('input', { type: 'checkbox', checked: isChecked });
  return { box, row: element('label', { class: 'developer-check' }, [box, element('span', {}, label)]) };
}

/** A region named by its heading. */
export function section(title: string, ...children: Parameters<typeof element>[2][]): HTMLElement {
  const id = newId();
  return element('section', { class: 'developer-section', 'aria-labelledby': id }, [
    element('h2', { id }, title),
    ...children.flat(),
  ] as Node[]);
}

/** A button that copies what it is told to, and says whether it did. */
export function copyButton(words: PageTexts, read: () => string, label = words.copy): HTMLElement {
  const said = element('span', { class: 'fine', role: 'status' });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(read());
      said.textContent = words.copied;
    } catch {
      said.textContent = words.notCopied;
    }
  };
  return element('span', { class: 'developer-copy' }, [
    element('button', { type: 'button', class: 'button button-quiet' }, label, { click: () => void copy() }),
    said,
  ]);
}

/** Where the credential is pasted. Whoever manages passwords for the person is asked to leave it alone. */
export function credentialSection({ words, settings }: PageContext, onChange = (): void => {}): HTMLElement {
  const { title, label, hint, sandboxHint, show } = words.credential;
  if (readCredential() === '' && settings.sampleKey !== null) keepCredential(settings.sampleKey);
  const input = element(
    'input',
    { type: 'password', autocomplete: 'off', spellcheck: 'false', 'data-1p-ignore': true },
    [],
    {
      input: () => {
        keepCredential(input.value);
        onChange();
      },
    },
  );
  input.value = readCredential();
  const shown = checkBox(show, false);
  shown.box.addEventListener('change', () => {
    input.type = shown.box.checked ? 'text' : 'password';
  });
  const hints = settings.sampleKey === null ? hint : `${hint} ${sandboxHint}`;
  return section(title, [field(label, input, hints), shown.row]);
}
