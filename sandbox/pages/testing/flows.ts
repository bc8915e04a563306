import { expect } from 'vitest';
import { eventually } from './eventually.ts';
import type { Visitor } from './Visitor.ts';
import type { World } from './world.ts';

/** One person's way through the widget, from the list of banks to its end. */
export interface Flow {
  readonly name: string;
  /** The bank to pick from the list; none in update mode. */
  readonly bank?: string;
  /** What was connected earlier, for update mode. */
  readonly earlier?: { readonly connectorId: number; readonly parameters: Readonly<Record<string, string>> };
  /** One of many of a kind: one way of opening the widget is enough. */
  readonly isVariant?: boolean;
  readonly go: (person: Visitor, world: World) => Promise<void>;
  /**
   * What the host hears after SELECTED_INSTITUTION, without the ITEM_RESPONSE of each poll and with the end:
   * `SUCCESS UPDATED/SUCCESS`, `ERROR LOGIN_ERROR/INVALID_CREDENTIALS`; `ERROR` alone
   * where there is no item yet.
   */
  readonly hears: readonly string[];
}

const OK = { user: 'user-ok', password: 'password-ok' };
const IN = ['LOGIN_SUCCESS', 'LOGIN_STEP_COMPLETED'];
const IN_BY_CODE = [
  'SUBMITTED_LOGIN',
  'LOGIN_SUCCESS',
  'SUBMITTED_MFA',
  'LOGIN_MFA_SUCCESS',
  'LOGIN_STEP_COMPLETED',
];
const IN_BY_TWO_CODES = [
  'SUBMITTED_LOGIN',
  'LOGIN_SUCCESS',
  'SUBMITTED_MFA',
  'SUBMITTED_MFA',
  'LOGIN_MFA_SUCCESS',
  'LOGIN_STEP_COMPLETED',
];
const CONNECTED = 'SUCCESS UPDATED/SUCCESS';

async function login(person: Visitor, bank: string, values: Record<string, string>): Promise<void> {
  const { credentials } = person.texts;
  await person.sees(credentials.heading(bank));
  await person.type(values);
  await person.press(credentials.submit);
}

async function openFinance(person: Visitor, cpf: string): Promise<void> {
  const { credentials, oauth } = person.texts;
  await person.sees(credentials.headingOpenFinance('Sandbox Open Finance'));
  await person.type({ cpf });
  await person.press(credentials.submit);
  await person.sees(oauth.heading('Sandbox Open Finance'));
}

async function answer(person: Visitor, give: () => Promise<void>): Promise<void> {
  const { mfa } = person.texts;
  await person.sees(mfa.heading);
  await give();
  await person.press(mfa.submit);
}

const connected = (person: Visitor): Promise<void> => person.sees(person.texts.success.heading);

async function failed(person: Visitor, code: keyof Visitor['texts']['problems']): Promise<void> {
  expect(await person.alert()).toContain(person.texts.problems[code]);
}

const TWO_STEPS = 'Pluggy Bank MFA 2 Steps';

/** A two-step flow that asks for one thing. */
function twoSteps(name: string, user: string, give: (person: Visitor) => Promise<void>): Flow {
  return {
    name,
    bank: TWO_STEPS,
    go: async (person) => {
      await login(person, TWO_STEPS, { ...OK, user });
      await answer(person, () => give(person));
      await connected(person);
    },
    hears: [...IN_BY_CODE, CONNECTED],
  };
}

/** A sync that ends with an error of the item. */
function itemError(user: string, status: string, code: keyof Visitor['texts']['problems']): Flow {
  return {
    name: `item error ${code}`,
    isVariant: true,
    bank: 'Pluggy Bank',
    go: async (person) => {
      await login(person, 'Pluggy Bank', { ...OK, user });
      await failed(person, code);
    },
    hears: ['SUBMITTED_LOGIN', `ERROR ${status}/${code}`],
  };
}

function openFinanceFlow(name: string, cpf: string, decision: 'approve' | 'refuse', refused: boolean): Flow {
  return {
    name,
    bank: 'Sandbox Open Finance',
    go: async (person) => {
      await openFinance(person, cpf);
      await person.decideAtBank(decision);
      if (refused) await failed(person, 'USER_AUTHORIZATION_NOT_GRANTED');
      else await connected(person);
    },
    hears: refused
      ? ['SUBMITTED_LOGIN', 'ERROR LOGIN_ERROR/USER_AUTHORIZATION_NOT_GRANTED']
      : ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  };
}

/** Every flow that the widget has; the sandbox's connectors and users stand behind each. */
export const flows: readonly Flow[] = [
  {
    name: 'no MFA',
    bank: 'Pluggy Bank',
    go: async (person) => {
      await login(person, 'Pluggy Bank', OK);
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'one-step MFA',
    bank: 'Pluggy Bank MFA 1 Step',
    go: async (person) => {
      await login(person, 'Pluggy Bank MFA 1 Step', { ...OK, token: '123456' });
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  twoSteps('two-step MFA: a token', 'user-ok', (person) => person.type({ token: '123456' })),
  twoSteps('two-step MFA: an image', 'user-ok-img', async (person) => {
    const picture = person.widget.getByAltText(person.texts.mfa.image);
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await person.type({ image: '123456' });
  }),
  twoSteps('two-step MFA: a select', 'user-ok-select', (person) => person.choose('select', '2')),
  {
    name: 'two-step MFA: a phone, then its code',
    bank: TWO_STEPS,
    go: async (person) => {
      await login(person, TWO_STEPS, { ...OK, user: 'user-ok-phone' });
      await answer(person, () => person.choose('phone', '1'));
      await person.widget.locator('input[name="token"]').waitFor();
      await answer(person, () => person.type({ token: '123456' }));
      await connected(person);
    },
    hears: [...IN_BY_TWO_CODES, CONNECTED],
  },
  {
    name: 'several companies',
    bank: TWO_STEPS,
    go: async (person) => {
      await login(person, TWO_STEPS, { ...OK, user: 'user-ok-multi-company' });
      await answer(person, () => person.type({ token: '123456' }));
      await person.widget.locator('select[name="company"]').waitFor();
      await answer(person, () => person.choose('company', '2'));
      await connected(person);
    },
    hears: [...IN_BY_TWO_CODES, CONNECTED],
  },
  {
    name: 'two-step MFA: a wrong code',
    bank: TWO_STEPS,
    go: async (person) => {
      await login(person, TWO_STEPS, OK);
      await answer(person, () => person.type({ token: '000000' }));
      await failed(person, 'INVALID_CREDENTIALS_MFA');
    },
    hears: ['SUBMITTED_LOGIN', 'LOGIN_SUCCESS', 'SUBMITTED_MFA', 'ERROR LOGIN_ERROR/INVALID_CREDENTIALS_MFA'],
  },
  {
    name: 'QR with a code that changes',
    bank: 'Pluggy Bank QR',
    go: async (person, world) => {
      const { action } = person.texts;
      await person.sees(action.heading);
      const code = person.widget.getByAltText(action.qr);
      const first = await code.getAttribute('src');
      expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await world.call('PUT', '/_sandbox/clock', { body: { advanceMs: 4_000 } });
      await eventually(async () => (await code.getAttribute('src')) !== first);
      await world.call('POST', `/_sandbox/items/${await person.item()}/scan`, { key: null });
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'joint account',
    bank: 'Pluggy Bank Joint Account',
    go: async (person) => {
      await login(person, 'Pluggy Bank Joint Account', OK);
      await answer(person, () => person.choose('holder', '2'));
      await connected(person);
    },
    hears: [...IN_BY_CODE, CONNECTED],
  },
  openFinanceFlow('Open Finance, approved', '761.092.776-73', 'approve', false),
  openFinanceFlow('Open Finance, refused', '761.092.776-73', 'refuse', true),
  openFinanceFlow('Open Finance, several signatures, approved', '238.242.640-30', 'approve', false),
  openFinanceFlow('Open Finance, several signatures, rejected', '051.177.670-55', 'approve', true),
  {
    name: 'Open Finance, a slow bank',
    bank: 'Sandbox Open Finance',
    go: async (person) => {
      await openFinance(person, '390.533.447-05');
      await person.decideAtBank('approve');
      await person.sees(person.texts.working.heading('Sandbox Open Finance'));
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'OAuth without credentials (MeuPluggy)',
    bank: 'MeuPluggy',
    go: async (person) => {
      await person.sees(person.texts.oauth.heading('MeuPluggy'));
      await person.decideAtBank('approve');
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'device authorisation, given in time',
    bank: 'Pluggy Bank Device Authorization',
    go: async (person, world) => {
      await login(person, 'Pluggy Bank Device Authorization', OK);
      await person.sees(person.texts.action.heading);
      await person.widget.getByText('Pluggy Sandbox').waitFor();
      await world.call('POST', `/_sandbox/items/${await person.item()}/authorize`, { key: null });
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'device authorisation, pending',
    bank: 'Pluggy Bank Device Authorization',
    go: async (person) => {
      await login(person, 'Pluggy Bank Device Authorization', { ...OK, user: 'user-ok-auth-pending' });
      await failed(person, 'USER_AUTHORIZATION_PENDING');
    },
    hears: ['SUBMITTED_LOGIN', 'ERROR OUTDATED/USER_AUTHORIZATION_PENDING'],
  },
  {
    name: 'wrong credentials, corrected',
    bank: 'Pluggy Bank',
    go: async (person) => {
      await login(person, 'Pluggy Bank', { ...OK, password: 'password-bad' });
      await failed(person, 'INVALID_CREDENTIALS');
      await login(person, 'Pluggy Bank', OK);
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', 'ERROR LOGIN_ERROR/INVALID_CREDENTIALS', 'SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'part of the data missing',
    bank: 'Pluggy Bank',
    go: async (person) => {
      await login(person, 'Pluggy Bank', { ...OK, user: 'user-ok-account-error' });
      await connected(person);
      await person.widget.getByText(person.texts.success.partial).waitFor();
    },
    hears: ['SUBMITTED_LOGIN', ...IN, 'SUCCESS UPDATED/PARTIAL_SUCCESS'],
  },
  itemError('user-locked', 'LOGIN_ERROR', 'ACCOUNT_LOCKED'),
  itemError('user-logged', 'OUTDATED', 'ALREADY_LOGGED_IN'),
  itemError('user-error', 'OUTDATED', 'UNEXPECTED_ERROR'),
  itemError('user-unavailable', 'OUTDATED', 'SITE_NOT_AVAILABLE'),
  itemError('user-connection-error', 'OUTDATED', 'CONNECTION_ERROR'),
  itemError('user-account-need-actions-provider-message', 'OUTDATED', 'ACCOUNT_NEEDS_ACTION'),
  itemError('user-account-credentials-reset', 'LOGIN_ERROR', 'ACCOUNT_CREDENTIALS_RESET'),
  itemError('user-not-supported', 'OUTDATED', 'USER_NOT_SUPPORTED'),
  {
    name: 'update of a connection that works',
    earlier: { connectorId: 0, parameters: OK },
    go: async (person) => {
      await person.sees(person.texts.consent.headingUpdate('Pluggy Bank'));
      await person.press(person.texts.continue);
      await connected(person);
    },
    hears: [...IN, CONNECTED],
  },
  {
    name: 'update of a connection whose password changed',
    earlier: { connectorId: 0, parameters: { ...OK, password: 'password-old' } },
    go: async (person) => {
      await person.press(person.texts.continue);
      await login(person, 'Pluggy Bank', OK);
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'update of a connection that asks for a code',
    earlier: { connectorId: 1, parameters: { ...OK, token: '654321' } },
    go: async (person) => {
      await person.press(person.texts.continue);
      await login(person, 'Pluggy Bank MFA 1 Step', { ...OK, token: '123456' });
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'validation: a field missing (001), then a rule broken (002)',
    bank: 'Sandbox Open Finance',
    go: async (person) => {
      const { credentials } = person.texts;
      const heading = credentials.headingOpenFinance('Sandbox Open Finance');
      await person.sees(heading);
      await person.press(credentials.submit);
      await person.widget.getByText(credentials.missing).waitFor();
      await person.sees(heading);
      expect(person.apiCalls).not.toContain('POST /items');
      // Well formed, so only the API can know that the check digits are wrong.
      await person.type({ cpf: '111.111.111-12' });
      await person.press(credentials.submit);
      await failed(person, 'CONNECTOR_VALIDATION_ERROR');
      await person.widget.getByText(person.texts.fieldRules['cpf'] ?? '').waitFor();
      await person.sees(heading);
      await openFinance(person, '761.092.776-73');
      await person.decideAtBank('approve');
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', 'ERROR', 'SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
  {
    name: 'validation: a day that is none (003)',
    bank: 'Pluggy Bank Birth Date',
    isVariant: true,
    go: async (person) => {
      await login(person, 'Pluggy Bank Birth Date', { ...OK, birthDate: '31/02/1990' });
      await failed(person, 'CONNECTOR_VALIDATION_ERROR');
      await person.widget.getByText(person.texts.credentials.invalidDate).waitFor();
      await login(person, 'Pluggy Bank Birth Date', { ...OK, birthDate: '28/02/1990' });
      await connected(person);
    },
    hears: ['SUBMITTED_LOGIN', 'ERROR', 'SUBMITTED_LOGIN', ...IN, CONNECTED],
  },
];
