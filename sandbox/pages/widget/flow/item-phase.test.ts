import { expect, it } from 'vitest';
import { buildItem } from './build-item.ts';
import { itemPhase } from './item-phase.ts';

const token = { name: 'token', type: 'number' };
const visit = { name: 'oauthCode', type: 'oauth', data: 'https://bank.example/authorize' };
const qr = { type: 'qr', instructions: 'scan' };

it.each([
  ['a running sync', { status: 'UPDATING', executionStatus: 'ACCOUNTS_IN_PROGRESS' }, 'working'],
  ['a sync that merges', { status: 'MERGING', executionStatus: 'MERGING' }, 'working'],
  [
    'a code',
    { status: 'WAITING_USER_INPUT', executionStatus: 'WAITING_USER_INPUT', parameter: token },
    'mfa',
  ],
  [
    'a visit',
    { status: 'WAITING_USER_INPUT', executionStatus: 'WAITING_USER_INPUT', parameter: visit },
    'oauth',
  ],
  ['a wait without a question yet', { status: 'WAITING_USER_INPUT', parameter: null }, 'working'],
  ['a QR code', { status: 'UPDATING', executionStatus: 'WAITING_USER_ACTION', userAction: qr }, 'action'],
  ['full success', { status: 'UPDATED', executionStatus: 'SUCCESS' }, 'connected'],
  ['partial success', { status: 'UPDATED', executionStatus: 'PARTIAL_SUCCESS' }, 'connected'],
  ['a refused login', { status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' }, 'failed'],
  ['a bank that is down', { status: 'OUTDATED', executionStatus: 'SITE_NOT_AVAILABLE' }, 'failed'],
])('%s', (_name, fields, phase) => {
  expect(itemPhase(buildItem(fields)).phase).toBe(phase);
});

it('names the failure by the error where there is one, else by the execution', () => {
  const failed = { status: 'OUTDATED', executionStatus: 'ERROR' };
  expect(itemPhase(buildItem({ ...failed, error: { code: 'SITE_NOT_AVAILABLE' } }))).toMatchObject({
    code: 'SITE_NOT_AVAILABLE',
  });
  expect(itemPhase(buildItem(failed))).toMatchObject({ code: 'ERROR' });
});
