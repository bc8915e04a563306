import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type ItemId, parseItemId } from '../../domain/ids.ts';
import { MissingItems, REMEMBERED_MS } from './MissingItems.ts';

function newId(): ItemId {
  const id = parseItemId(randomUUID());
  if (id === undefined) throw new Error('no item id');
  return id;
}

it('remembers for some seconds what does not exist, and counts them from the last answer', () => {
  const missing = new MissingItems();
  const [made, other] = [newId(), newId()];
  missing.add(made, 0);
  expect([missing.has(made, REMEMBERED_MS - 1), missing.has(other, 0)]).toEqual([true, false]);
  expect(missing.has(made, REMEMBERED_MS)).toBe(false);
  missing.add(made, REMEMBERED_MS);
  expect(missing.has(made, 2 * REMEMBERED_MS - 1)).toBe(true);
});

it('forgets at once what may be there', () => {
  const missing = new MissingItems();
  const id = newId();
  missing.add(id, 0);
  missing.forget(id);
  expect(missing.has(id, 0)).toBe(false);
});

it('keeps no more than some thousands, the latest', () => {
  const missing = new MissingItems();
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids) missing.add(id, 0);
  const kept = ids.map((id) => missing.has(id, 1));
  expect(kept.filter(Boolean).length).toBeLessThan(10_000);
  expect([kept[0], kept.at(-1)]).toEqual([false, true]);
});
