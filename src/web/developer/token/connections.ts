import * as z from 'zod/mini';
import { rows } from '../../lib/answer-fields.ts';
import { type Child, element } from '../lib/element.ts';
import type { TokenTexts } from './texts.ts';

/** Of a connection only its id is sure: whatever else a bank sends, the others are shown. */
const connections = z.object({
  items: rows(
    z.object({
      id: z.string(),
      status: z.catch(z.nullish(z.string()), null),
      executionStatus: z.catch(z.nullish(z.string()), null),
      message: z.catch(z.nullish(z.string()), null),
      lastUpdatedAt: z.catch(z.nullish(z.string()), null),
      connector: z.catch(z.nullish(z.object({ name: z.catch(z.nullish(z.string()), null) })), null),
    }),
  ),
});

export type Connection = z.output<typeof connections>['items'][number];

export const readConnections = (value: unknown): readonly Connection[] => connections.parse(value).items;

const TONES: Readonly<Record<string, string>> = {
  UPDATED: 'badge-good',
  UPDATING: 'badge-busy',
  LOGIN_ERROR: 'badge-bad',
  OUTDATED: 'badge-warning',
  WAITING_USER_INPUT: 'badge-warning',
  WAITING_USER_ACTION: 'badge-warning',
};

export function connectionList(
  found: readonly Connection[],
  words: TokenTexts,
  time: (iso: string) => string,
): Child {
  if (found.length === 0) return element('p', { class: 'muted' }, words.statusNone);
  return element(
    'ul',
    { class: 'developer-list' },
    found.map(({ id, status, executionStatus, message, lastUpdatedAt, connector }) =>
      element('li', {}, [
        element('div', { class: 'developer-row' }, [
          element('strong', {}, connector?.name ?? id),
          element('span', { class: `badge ${TONES[status ?? ''] ?? ''}` }, status ?? '—'),
          executionStatus !== status && element('span', { class: 'fine' }, executionStatus),
        ]),
        element('span', {}, message),
        element('span', { class: 'fine' }, [
          lastUpdatedAt ? words.updated(time(lastUpdatedAt)) : words.never,
          ' · ',
          element('code', {}, id),
        ]),
      ]),
    ),
  );
}
