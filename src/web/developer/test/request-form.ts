import { element } from '../lib/element.ts';
import { field } from '../lib/fields.ts';
import type { Operation, Parameter } from './read-operations.ts';
import type { Filled } from './snippets.ts';
import type { TestTexts } from './texts.ts';

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

/** Says below a text, while it is typed, that it is no JSON. */
function jsonWatch(body: HTMLTextAreaElement, notJson: string): HTMLElement {
  const wrong = element('p', { class: 'fine', role: 'status' });
  body.addEventListener('input', () => {
    try {
      if (body.value.trim() !== '') JSON.parse(body.value);
      wrong.textContent = '';
    } catch {
      wrong.textContent = notJson;
    }
  });
  return wrong;
}

/** What a body may hold. */
const memberList = (members: NonNullable<Operation['body']>['members'], words: TestTexts): HTMLElement =>
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
  ]);

/** The form of an operation. */
export function requestForm(operation: Operation, words: TestTexts) {
  const controls = new Map(
    operation.parameters.map((parameter) => [parameter.name, controlOf(parameter, words)] as const),
  );
  const needsSecret = operation.credentials.includes('webhookSecret');
  const secret = element('input', { type: 'password', autocomplete: 'off' });
  const body = element('textarea', { rows: 8, spellcheck: 'false' });
  body.value = operation.body === null ? '' : JSON.stringify(operation.body.example, null, 2);
  const wrong = jsonWatch(body, words.notJson);
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
    members.length > 0 && memberList(members, words),
  ];
  const read = (): Filled => ({
    parameters: Object.fromEntries([...controls].map(([name, control]) => [name, control.value])),
    body: body.value,
  });
  const secretHeaders = (): Record<string, string> =>
    needsSecret && secret.value !== '' ? { 'x-webhook-secret': secret.value } : {};
  return { parts, read, secretHeaders };
}
