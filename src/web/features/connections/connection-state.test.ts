import { expect, it } from 'vitest';
import { connectionState } from './connection-state.ts';

const sync = (state: string, health?: string) => ({ state, health });

it.each([
  ['UPDATING', null, sync('done'), 2, 'updating'],
  ['MERGING', null, sync('done'), 2, 'updating'],
  ['WAITING_USER_INPUT', null, sync('never'), 0, 'waiting'],
  ['WAITING_USER_ACTION', null, sync('never'), 0, 'waiting'],
  ['LOGIN_ERROR', 'INVALID_CREDENTIALS', sync('done'), 0, 'credentials'],
  ['OUTDATED', 'SITE_NOT_AVAILABLE', sync('done'), 2, 'outdated'],
  ['UPDATED', 'SUCCESS', sync('running'), 2, 'updating'],
  ['UPDATED', 'SUCCESS', sync('never'), 0, 'updating'],
  ['UPDATED', 'SUCCESS', sync('failed'), 2, 'syncFailed'],
  ['UPDATED', 'PARTIAL_SUCCESS', sync('done'), 2, 'partial'],
  ['PARTIAL_SUCCESS', null, sync('done'), 2, 'partial'],
  ['UPDATED', 'SUCCESS', sync('done', 'partial'), 2, 'partial'],
  ['UPDATED', 'SUCCESS', sync('done', 'waiting'), 0, 'pending'],
  ['UPDATED', 'SUCCESS', sync('done', 'failed'), 2, 'syncFailed'],
  ['UPDATED', 'SUCCESS', sync('done', 'ok'), 2, 'ready'],
  ['UPDATED', 'SUCCESS', sync('running', 'failed'), 2, 'updating'],
  ['UPDATED', 'SUCCESS', sync('done'), 0, 'empty'],
  ['UPDATED', 'SUCCESS', sync('done'), null, 'ready'],
  ['UPDATED', 'SUCCESS', sync('done'), 2, 'ready'],
  ['SOMETHING_NEW', null, sync('done'), 2, 'unknown'],
])('%s %s with sync %o and %s accounts is %s', (status, executionStatus, itemSync, accounts, state) => {
  expect(connectionState({ status, executionStatus, sync: itemSync }, accounts)).toBe(state);
});

it.each([
  ['ended', 'failed', 'ended'],
  ['ending', 'ok', 'ending'],
  ['ending', 'stale', 'stale'],
  ['valid', 'stale', 'stale'],
  ['partly_ended', 'partial', 'partial'],
])('a consent that is %s, with health %s, is %s', (consent, health, state) => {
  const item = { status: 'UPDATED', executionStatus: 'SUCCESS', sync: sync('done', health) };
  expect(connectionState({ ...item, consent: { state: consent } }, 2)).toBe(state);
});

it.each([
  [0, 'partial', 'ending'],
  [0, 'ok', 'ending'],
  [0, 'failed', 'syncFailed'],
  [1, 'partial', 'partial'],
])('a consent that ends in %i days, with health %s, is %s', (daysLeft, health, state) => {
  const item = { status: 'UPDATED', executionStatus: 'SUCCESS', sync: sync('done', health) };
  expect(connectionState({ ...item, consent: { state: 'ending', daysLeft } }, 2)).toBe(state);
});
