import { describe, expect, it } from 'vitest';
import { isInProgress, readItemFacts } from './item.ts';

describe('an item', () => {
  it.each([
    ['UPDATING', true],
    ['MERGING', true],
    ['WAITING_USER_INPUT', true],
    ['WAITING_USER_ACTION', true],
    ['UPDATED', false],
    ['LOGIN_ERROR', false],
    ['OUTDATED', false],
    ['SOMETHING_NEW', false],
  ])('with status %s moves on by itself: %s', (status, moving) => {
    expect(isInProgress({ status })).toBe(moving);
  });

  it.each([null, 'text', 7, [], { error: null, parameter: 'x', status: {}, clientUserId: 9 }])(
    'of an unexpected kind (%j) is read as one that says nothing',
    (raw) => {
      expect(readItemFacts(raw)).toEqual({
        status: 'UNKNOWN',
        executionStatus: 'UNKNOWN',
        errorCode: null,
        providerMessage: null,
        clientUserId: undefined,
        updatedAt: null,
        waitsForConsent: false,
        quotaUsedUp: false,
        permissionMissing: false,
        approvalPending: false,
      });
    },
  );
});
