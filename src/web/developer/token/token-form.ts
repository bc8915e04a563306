import { element } from '../lib/element.ts';
import { checkBox, field } from '../lib/fields.ts';
import type { TokenTexts } from './texts.ts';

const text = (value = ''): HTMLInputElement =>
  element('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', value });

function kind(id: string, label: string, isChecked: boolean): { box: HTMLInputElement; row: HTMLElement } {
  const box = element('input', { type: 'radio', name: 'who', value: id, checked: isChecked });
  return { box, row: element('label', { class: 'developer-check' }, [box, element('span', {}, label)]) };
}

/** For whom: a user by id, or by telephone number. */
function whoFields(words: TokenTexts) {
  const userId = text('demo-user');
  const phone = element('input', { type: 'tel', autocomplete: 'off' });
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
  const choice = element('fieldset', { class: 'developer-fieldset' }, [
    element('legend', {}, words.who),
    element('div', { class: 'developer-row' }, [byUser.row, byPhone.row]),
  ]);
  /** Undefined: it is not said for whom; that field is focused. */
  const read = (): object | undefined => {
    const who = byUser.box.checked ? userId : phone;
    if (who.value.trim() === '') {
      who.focus();
      return undefined;
    }
    return byUser.box.checked ? { userId: who.value } : { phoneNumber: who.value.trim() };
  };
  return { fields: [choice, userField, phoneField], read };
}

/** The form, and what it asks for. */
export function tokenForm(words: TokenTexts, isSandbox: boolean) {
  const who = whoFields(words);
  const itemId = text();
  const redirect = text();
  const sandbox = checkBox(words.includeSandbox, isSandbox);
  const duplicates = checkBox(words.avoidDuplicates, true);
  const fields = element('div', { class: 'developer-form' }, [
    ...who.fields,
    field(words.itemId, itemId, words.itemIdHint),
    field(words.redirect, redirect, words.redirectHint),
    element('div', {}, [sandbox.row, element('br'), duplicates.row]),
  ]);
  /** Undefined: it is not said for whom. */
  const read = (): object | undefined => {
    const whose = who.read();
    if (whose === undefined) return undefined;
    return {
      ...whose,
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
