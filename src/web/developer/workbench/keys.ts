import type * as z from 'zod/mini';
import { apiKey } from '../../../contract/shapes/key.ts';
import { page } from '../../../contract/shapes/values.ts';
import { SCOPES } from '../../../domain/scope.ts';
import { type Child, element } from '../lib/element.ts';
import { field } from '../lib/fields.ts';
import { WORDS } from './keys-texts.ts';
import { type Desk, type ListOptions, lister } from './lister.ts';
import { choice, input, made, showOnce } from './made-parts.ts';

const keysPage = page(apiKey);

/** A key, and what revokes it while it is good. */
function keyLine(desk: Desk): ListOptions<z.output<typeof apiKey>>['line'] {
  const { common, language } = desk;
  return ({ id, name, scopes, revokedAt, createdAt, createdBy, expiresAt, lastUsedAt }, again) => {
    const revoke = async (): Promise<string> => {
      await desk.call('DELETE', `/keys/${encodeURIComponent(id)}`);
      await again();
      return common.done;
    };
    return {
      title: name,
      badge: { text: scopes.join(', '), tone: revokedAt === null ? 'good' : 'neutral' },
      facts: { createdAt, createdBy, expiresAt, lastUsedAt, revokedAt },
      actions: revokedAt === null ? [desk.act(WORDS[language].revoke, revoke, common.sure)] : [],
    };
  };
}

/** API keys beside those of API_KEYS. */
export function keysPanel(desk: Desk): Child[] {
  const words = WORDS[desk.language];
  const name = input();
  const ends = input();
  const scopes = choice(words.scopes, SCOPES, ['read']);
  const shown = element('div', { class: 'developer-form' });
  const list = lister(desk, {
    path: '/keys',
    filters: [{ name: 'includeRevoked', choices: ['true'] }],
    read: (answer) => keysPage.parse(answer),
    line: keyLine(desk),
    none: words.noKeys,
  });
  const create = async (): Promise<undefined> => {
    const expiresAt = ends.value.trim();
    const body = { name: name.value, scopes: scopes.read(), ...(expiresAt !== '' && { expiresAt }) };
    showOnce(shown, desk, made.parse(await desk.call('POST', '/keys', body)).key);
    await list.again();
    return undefined;
  };
  return [
    list.element,
    element('h3', {}, words.newKey),
    element('div', { class: 'developer-fields' }, [
      field(words.name, name),
      field(words.ends, ends, words.endsHint),
    ]),
    scopes.rows,
    element('div', { class: 'developer-actions' }, desk.act(words.make, create)),
    shown,
  ];
}
