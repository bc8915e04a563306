import * as z from 'zod/mini';
import { element, fill } from '../lib/element.ts';
import { checkBox, copyButton } from '../lib/fields.ts';
import type { Desk } from './lister.ts';

/** What is answered once, when it is made. */
export const made = z.object({ key: z.optional(z.string()), secret: z.optional(z.string()) });

export const input = (): HTMLInputElement =>
  element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });

/** Boxes of which several may be ticked. */
export function choice(label: string, names: readonly string[], ticked: readonly string[]) {
  const boxes = names.map((name) => ({ name, ...checkBox(name, ticked.includes(name)) }));
  const rows = element('fieldset', { class: 'developer-fieldset' }, [
    element('legend', {}, label),
    element(
      'div',
      { class: 'developer-row' },
      boxes.map(({ row }) => row),
    ),
  ]);
  return { rows, read: () => boxes.filter(({ box }) => box.checked).map(({ name }) => name) };
}

/** Shows a secret that nobody can ask for a second time. */
export function showOnce(target: HTMLElement, desk: Desk, secret: string | undefined): void {
  if (secret === undefined) return;
  fill(target, [
    element('p', { class: 'notice notice-warning', role: 'status' }, desk.common.once),
    element('pre', { class: 'developer-code' }, secret),
    copyButton(desk.context.words, () => secret),
  ]);
}
