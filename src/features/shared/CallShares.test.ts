import { expect, it } from 'vitest';
import { parseUserId, type UserId } from '../../domain/ids.ts';
import { CALLS_PER_MINUTE, CallShares } from './CallShares.ts';

const user = (name: string): UserId => {
  const id = parseUserId(name);
  if (id === undefined) throw new Error('no user id');
  return id;
};

it('ends with one user and leaves the other users theirs', () => {
  const shares = new CallShares();
  for (let call = 0; call < CALLS_PER_MINUTE; call += 1) shares.spend(user('greedy'), 1_000);
  expect(() => shares.spend(user('greedy'), 1_000)).toThrow(
    expect.objectContaining({ code: 'too_many_calls', retryAfterMs: 1_000 }),
  );
  expect(() => shares.spend(user('other'), 1_000)).not.toThrow();
});

it('comes back evenly, and a refusal costs nothing', () => {
  const shares = new CallShares();
  for (let call = 0; call < CALLS_PER_MINUTE; call += 1) shares.spend(user('ana'), 0);
  for (let call = 0; call < 10; call += 1)
    expect(() => shares.spend(user('ana'), 500)).toThrow('too_many_calls');
  expect(() => shares.spend(user('ana'), 1_000)).not.toThrow();
  expect(() => shares.spend(user('ana'), 1_500)).toThrow('too_many_calls');
});
