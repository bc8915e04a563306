import { expect, it } from 'vitest';
import type { Item } from '../api/types.ts';
import { buildItem } from './build-item.ts';
import { LoginEvents } from './LoginEvents.ts';

const login = buildItem();
const accounts = buildItem({ executionStatus: 'ACCOUNTS_IN_PROGRESS' });
const done = buildItem({ status: 'UPDATED', executionStatus: 'SUCCESS' });
const asksCode = buildItem({
  status: 'WAITING_USER_INPUT',
  executionStatus: 'WAITING_USER_INPUT',
  parameter: { name: 'token', type: 'number' },
});
const asksVisit = buildItem({
  status: 'WAITING_USER_INPUT',
  executionStatus: 'WAITING_USER_INPUT',
  parameter: { name: 'oauthCode', type: 'oauth', data: 'https://bank.example' },
});
const refused = buildItem({ status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' });

function eventsOf(...items: Item[]): string[] {
  const events = new LoginEvents();
  return items.flatMap((item) => events.after(item).map((event) => event.event));
}

it('tells once that the login went through', () => {
  expect(eventsOf(login, accounts, accounts, done)).toEqual(['LOGIN_SUCCESS', 'LOGIN_STEP_COMPLETED']);
});

it('tells it too when polling saw nothing between the start and the end', () => {
  expect(eventsOf(done)).toEqual(['LOGIN_SUCCESS', 'LOGIN_STEP_COMPLETED']);
});

it('tells the password and the code apart', () => {
  expect(eventsOf(login, asksCode)).toEqual(['LOGIN_SUCCESS']);
  expect(eventsOf(login, asksCode, asksCode, login, accounts)).toEqual([
    'LOGIN_SUCCESS',
    'LOGIN_MFA_SUCCESS',
    'LOGIN_STEP_COMPLETED',
  ]);
});

it('does not take the way to the bank for a login', () => {
  expect(eventsOf(login, asksVisit)).toEqual([]);
  expect(eventsOf(login, asksVisit, accounts)).toEqual(['LOGIN_SUCCESS', 'LOGIN_STEP_COMPLETED']);
});

it('says nothing of a login that was refused', () => {
  expect(eventsOf(login, refused)).toEqual([]);
});
