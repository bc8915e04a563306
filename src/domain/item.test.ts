import { describe, expect, it } from 'vitest';
import { absenceIsBelieved, isInProgress, readItemFacts } from './item.ts';

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

  it('is believed about missing rows after a complete success alone', () => {
    const isBelieved = (status: string, executionStatus: string, statusDetail?: object) =>
      absenceIsBelieved(readItemFacts({ status, executionStatus, statusDetail }));
    expect(isBelieved('UPDATED', 'SUCCESS')).toBe(true);
    for (const executionStatus of ['PARTIAL_SUCCESS', 'ERROR', 'UNKNOWN']) {
      expect(isBelieved('UPDATED', executionStatus)).toBe(false);
    }
    expect(isBelieved('OUTDATED', 'SUCCESS')).toBe(false);
    const warned = { isUpdated: true, warnings: [{ code: '001' }] };
    expect(isBelieved('UPDATED', 'SUCCESS', { transactions: warned })).toBe(false);
    expect(isBelieved('UPDATED', 'SUCCESS', { loans: warned })).toBe(true);
  });

  it.each([null, 'text', 7, [], { error: null, parameter: 'x', status: {}, clientUserId: 9 }])(
    'of an unexpected kind (%j) is read as one that says nothing',
    (raw) => {
      expect(readItemFacts(raw)).toEqual({
        status: 'UNKNOWN',
        executionStatus: 'UNKNOWN',
        errorCode: null,
        providerMessage: null,
        clientUserId: null,
        updatedAt: null,
        waitsForConsent: false,
        quotaUsedUp: false,
        permissionMissing: false,
        approvalPending: false,
        rowsWithheld: false,
      });
    },
  );
});
