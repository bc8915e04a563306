import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { accountKind, accountName, accountNumber } from './account-label.ts';
import type { Account } from './api/get-accounts.ts';
import { countByItem, groupAccounts } from './group-accounts.ts';

function account(over: Partial<Account> = {}): Account {
  const { id = 'a1', itemId = 'i1', type = 'BANK', balance = '1', currencyCode = 'BRL' } = over;
  return { id, itemId, type, balance, currencyCode, ...over };
}

describe('labels', () => {
  it('knows both spellings of a checking account, and kinds it never met', () => {
    expect(accountKind({ type: 'BANK', subtype: 'CHECKINGS_ACCOUNT' })).toBe('checking');
    expect(accountKind({ type: 'BANK', subtype: 'CHECKING_ACCOUNT' })).toBe('checking');
    expect(accountKind({ type: 'SHOEBOX', subtype: null })).toBe('other');
  });

  it('names an account without a name by its kind', () => {
    expect(accountName(account({ type: 'CREDIT', name: ' ' }), en.accounts)).toBe('Credit card');
    expect(accountName(account({ name: 'Conta', marketingName: 'Conta Ouro' }), en.accounts)).toBe(
      'Conta Ouro',
    );
  });

  it('shows a card by its last digits and a bank account in full', () => {
    expect(accountNumber({ type: 'CREDIT', number: '4321' })).toBe('••••\u00a04321');
    expect(accountNumber({ type: 'BANK', number: '0001/12345-6' })).toBe('0001/12345-6');
  });
});

it('groups accounts by connection and keeps those of an unknown one', () => {
  const banks = [
    { itemId: 'i2', name: 'Second', primaryColor: null },
    { itemId: 'i1', name: 'First', primaryColor: null },
    { itemId: 'empty', name: 'Empty', primaryColor: null },
  ];
  const accounts = [account(), account({ id: 'a2', itemId: 'i2' }), account({ id: 'a3', itemId: 'gone' })];
  const groups = groupAccounts(accounts, banks, 'Another bank');
  expect(groups.map((group) => group.bank.name)).toEqual(['Second', 'First', 'Another bank']);
  expect(countByItem(accounts).get('i2')).toBe(1);
});
