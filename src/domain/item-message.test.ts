import { describe, expect, it } from 'vitest';
import { healthOf, type Standing } from './health.ts';
import { type ItemFacts, readItemFacts } from './item.ts';
import { describeItem, type NextStepAction } from './item-message.ts';
import { LANGUAGES } from './language.ts';
import { PRODUCTS, type ProductState } from './product.ts';

const facts = (more: object): ItemFacts => readItemFacts(more);
const standing = (syncState: Standing['syncState'], state: ProductState = 'done'): Standing => ({
  syncState,
  products: PRODUCTS.map((product) => ({ product, state })),
});
const messageOf = (more: object, language: 'pt-BR' | 'en' = 'en', stands: Standing = standing('done')) =>
  describeItem(facts(more), language, stands);

it('a quota that is used up is named, rather than a bank that delivered nothing', () => {
  const statusDetail = { accounts: { isUpdated: false, warnings: [{ code: '423' }] } };
  const said = messageOf({ status: 'UPDATED', executionStatus: 'PARTIAL_SUCCESS', statusDetail }, 'pt-BR');
  expect(said).toEqual({ message: expect.stringContaining('limite mensal'), nextStep: null });
});

it('movements that are owed are said in place of that all is up to date', () => {
  const updated = { status: 'UPDATED', executionStatus: 'SUCCESS' };
  expect(messageOf(updated).message).toMatch(/^Connected\. Your data is up to date\.$/);
  const owing = { ...standing('done'), owesMovements: true };
  expect(messageOf(updated, 'en', owing).message).toMatch(/^Connected\. The newest movements .* next days/);
  expect(messageOf(updated, 'pt-BR', owing).message).toMatch(/^Conectado\. As movimentações mais novas/);
  expect(healthOf(facts(updated), owing)).toBe('ok');
});

describe('a run that succeeded with a warning', () => {
  const warned = (code: string, providerMessage?: string) => ({
    status: 'UPDATED',
    executionStatus: 'SUCCESS',
    statusDetail: {
      loans: { isUpdated: true, warnings: [{ code, message: 'in English', providerMessage }] },
    },
  });

  it('001 asks for the permission that is missing, and names what lacks it', () => {
    const stands: Standing = { syncState: 'done', products: [{ product: 'loans', state: 'withheld' }] };
    const said = messageOf(warned('001'), 'en', stands);
    expect(said.message).toContain('your permission for part of the data is missing (loans)');
    expect(said.nextStep).toEqual({ action: 'reconnect', label: 'Reconnect' });
    expect(healthOf(facts(warned('001')), stands)).toBe('partial');
    expect(messageOf(warned('001'), 'pt-BR', stands).message).toContain('falta a sua permissão');
    // also before a sync of ours has taken the warning in
    expect(healthOf(facts(warned('001')), standing('done'))).toBe('partial');
  });

  it('002 says whose approval is waited for, and what to do', () => {
    const stands: Standing = { syncState: 'done', products: [{ product: 'loans', state: 'withheld' }] };
    const said = messageOf(warned('002'), 'en', stands);
    expect(said.message).toMatch(/other people's approval .* Ask them to approve/);
    expect(said.nextStep?.action).toBe('wait');
    expect(healthOf(facts(warned('002')), stands)).toBe('waiting');
    expect(healthOf(facts(warned('002')), standing('done'))).toBe('waiting');
    expect(messageOf(warned('002'), 'pt-BR', stands).message).toContain('aprovação de outras pessoas');
  });

  it("is told in the bank's own words too", () => {
    const said = messageOf(warned('001', 'Autorize no internet banking.'), 'pt-BR').message;
    expect(said).toMatch(/ Autorize no internet banking\.$/);
  });
});

const UNKNOWN = messageOf({ status: 'SOMETHING_NEW' }).message;
const OUTDATED = messageOf({ status: 'OUTDATED', executionStatus: 'SOMETHING_NEW' }).message;
const LOGIN_ERROR = messageOf({ status: 'LOGIN_ERROR', executionStatus: 'SOMETHING_NEW' }).message;

/** Every execution status that Pluggy documents, the status that goes with it, and what the person can do. */
const PROGRESS = [
  'CREATING',
  'CREATED',
  'LOGIN_IN_PROGRESS',
  'LOGIN_MFA_IN_PROGRESS',
  'ACCOUNTS_IN_PROGRESS',
  'CREDITCARDS_IN_PROGRESS',
  'TRANSACTIONS_IN_PROGRESS',
  'INVESTMENTS_IN_PROGRESS',
  'INVESTMENTS_TRANSACTIONS_IN_PROGRESS',
  'INVESTMENT_TRANSACTIONS_IN_PROGRESS',
  'PAYMENT_DATA_IN_PROGRESS',
  'IDENTITY_IN_PROGRESS',
  'LOANS_IN_PROGRESS',
  'ACCOUNT_STATEMENTS_IN_PROGRESS',
  'MOVE_SECURITY_IN_PROGRESS',
  'MERGING',
];
const CASES: readonly (readonly [string, string, NextStepAction | null])[] = [
  ...PROGRESS.map((executionStatus) => ['UPDATING', executionStatus, 'wait'] as const),
  ['MERGING', 'MERGING', 'wait'],
  ['WAITING_USER_INPUT', 'WAITING_USER_INPUT', 'continue'],
  ['WAITING_USER_ACTION', 'WAITING_USER_ACTION', 'open'],
  ['UPDATED', 'SUCCESS', null],
  ['UPDATED', 'FINISHED', null],
  ['UPDATED', 'PARTIAL_SUCCESS', null],
  ['LOGIN_ERROR', 'INVALID_CREDENTIALS', 'reconnect'],
  ['LOGIN_ERROR', 'INVALID_CREDENTIALS_MFA', 'reconnect'],
  ['LOGIN_ERROR', 'ACCOUNT_LOCKED', 'reconnect'],
  ['LOGIN_ERROR', 'ACCOUNT_CREDENTIALS_RESET', 'reconnect'],
  ['LOGIN_ERROR', 'USER_AUTHORIZATION_NOT_GRANTED', 'reconnect'],
  ['LOGIN_ERROR', 'USER_AUTHORIZATION_REVOKED', 'reconnect'],
  ['OUTDATED', 'ALREADY_LOGGED_IN', 'reconnect'],
  ['OUTDATED', 'SITE_NOT_AVAILABLE', 'wait'],
  ['OUTDATED', 'CONNECTION_ERROR', 'wait'],
  ['OUTDATED', 'ACCOUNT_NEEDS_ACTION', 'open'],
  ['OUTDATED', 'USER_NOT_SUPPORTED', null],
  ['OUTDATED', 'USER_INPUT_TIMEOUT', 'reconnect'],
  ['OUTDATED', 'USER_AUTHORIZATION_PENDING', 'open'],
];
/** Errors that tell the person nothing but "it failed". */
const FAILED = ['UNEXPECTED_ERROR', 'ERROR', 'MERGE_ERROR', 'CREATE_ERROR'];

describe('what a person reads about a connection', () => {
  it.each(CASES)('%s with %s says what is and what to do', (status, executionStatus, action) => {
    const item = { status, executionStatus };
    for (const language of LANGUAGES) {
      const { message, nextStep } = messageOf(item, language);
      expect(message).toMatch(/^\p{Lu}.*[.…]$/u);
      expect(message).not.toMatch(/_|undefined|null/);
      expect(nextStep?.action ?? null).toBe(action);
      expect(nextStep === null || nextStep.label.length > 3).toBe(true);
    }
    expect(messageOf(item).message).not.toBe(messageOf(item, 'pt-BR').message);
    expect([UNKNOWN, OUTDATED, LOGIN_ERROR]).not.toContain(messageOf(item).message);
  });

  it.each(FAILED)('%s says that the last update failed', (executionStatus) => {
    expect(messageOf({ status: 'OUTDATED', executionStatus }).message).toBe(OUTDATED);
  });

  it('tells the failures apart', () => {
    const messages = CASES.filter(([status]) => status === 'LOGIN_ERROR' || status === 'OUTDATED').map(
      ([status, executionStatus]) => messageOf({ status, executionStatus }).message,
    );
    expect(new Set(messages).size).toBe(messages.length);
  });

  it("goes by the error's code, where there is one", () => {
    const item = { status: 'LOGIN_ERROR', executionStatus: 'ERROR', error: { code: 'ACCOUNT_LOCKED' } };
    expect(messageOf(item)).toEqual(messageOf({ status: 'LOGIN_ERROR', executionStatus: 'ACCOUNT_LOCKED' }));
  });

  it('adds what the bank itself said', () => {
    const error = { code: 'ACCOUNT_NEEDS_ACTION', providerMessage: 'Atualize seu cadastro.' };
    const { message } = messageOf({ status: 'OUTDATED', executionStatus: 'ERROR', error }, 'pt-BR');
    expect(message).toMatch(/ Atualize seu cadastro\.$/);
  });

  it('speaks of the bank’s page when the consent is what is waited for', () => {
    const waiting = { status: 'WAITING_USER_INPUT', executionStatus: 'WAITING_USER_INPUT' };
    const consent = messageOf({ ...waiting, parameter: { type: 'oauth' } }).message;
    expect(consent).toMatch(/authorisation/);
    expect(messageOf({ ...waiting, parameter: { type: 'text' } }).message).not.toBe(consent);
  });

  it.each([
    ['never', 'never'],
    ['running', 'never'],
    ['running', 'done'],
    ['done', 'running'],
  ] as const)('says that the data is being read while it is: %s, products %s', (syncState, products) => {
    const item = { status: 'UPDATED', executionStatus: 'SUCCESS' };
    const said = messageOf(item, 'en', standing(syncState, products));
    expect(said.message).toBe('Connected. We are reading your data…');
    expect(said.nextStep?.action).toBe('wait');
    expect(messageOf(item, 'pt-BR', standing(syncState, products)).message).toContain('Estamos lendo');
  });

  it.each(['never', 'done'] as const)(
    'does not call data up to date that this service could not read: products %s',
    (products) => {
      const item = { status: 'UPDATED', executionStatus: 'SUCCESS' };
      const said = messageOf(item, 'en', standing('failed', products));
      expect(said.message).toMatch(/could not read/);
      expect(said.message).toMatch(/old or incomplete/);
      expect(said.nextStep?.action).toBe('wait');
      expect(messageOf(item, 'pt-BR', standing('failed', products)).message).toMatch(/não conseguimos ler/);
    },
  );

  it('is honest about what is not known yet', () => {
    expect(messageOf({}).message).toBe(UNKNOWN);
    expect(messageOf({ status: 5, error: 'text', parameter: [] }).message).toBe(UNKNOWN);
  });
});
