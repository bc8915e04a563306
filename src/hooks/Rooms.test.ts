import { expect, it } from 'vitest';
import { Rooms } from './Rooms.ts';

it('an endpoint begins with one attempt at a time, gets more once it took one, and loses them with a failure', () => {
  const rooms = new Rooms();
  const end = rooms.enter('a');
  expect(rooms.left().byEndpoint.get('a')).toBe(0);
  end(true);
  expect(rooms.left().byEndpoint.get('a')).toBe(4);
  const [first, second] = [rooms.enter('a'), rooms.enter('a')];
  first(false);
  expect(rooms.left().byEndpoint.get('a')).toBe(0);
  second(true);
  expect(rooms.left().byEndpoint.get('a')).toBe(4);
});

it('endpoints that take nothing leave half of all attempts to the others', () => {
  const rooms = new Rooms();
  for (let dead = 0; dead < 100; dead += 1) rooms.enter(`dead-${dead}`);
  expect(rooms.left()).toMatchObject({ inAll: 100, unproven: 0 });
});
