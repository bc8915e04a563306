import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { queryKeys } from '../../lib/query-keys.ts';
import type { VisitSession } from './last-seen.ts';
import { recall } from './offline.ts';

const DAY_MS = 86_400_000;

const recallOf = (session: Partial<VisitSession>) => {
  const queries = new QueryClient();
  const shown = { userId: 'ana', expiresAt: new Date(Date.now() + 30 * DAY_MS).toISOString(), ...session };
  queries.setQueryData(queryKeys.session, shown);
  return recall(queries, 'build-1');
};

it('goes on with what is on the screen, until the session ends, and for a week at most', async () => {
  const isOver = { status: 401, code: 'SESSION_EXPIRED' };
  expect(await recallOf({ seenAt: Date.now() - DAY_MS })).toMatchObject({ userId: 'ana' });
  expect(await recallOf({})).toMatchObject({ userId: 'ana' });
  await expect(recallOf({ seenAt: Date.now() - 8 * DAY_MS })).rejects.toMatchObject(isOver);
  await expect(recallOf({ expiresAt: '2020-01-01T00:00:00.000Z' })).rejects.toMatchObject(isOver);
});
