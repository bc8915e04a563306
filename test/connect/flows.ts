import { expect } from 'vitest';
import type { Person } from './Person.ts';
import type { ConnectWorld } from './world.ts';

/** One way from the page's button to an end: `connected`, or the code of what went wrong. */
export interface Flow {
  readonly name: string;
  readonly ends: string;
  /** It moves the sandbox's clock, which is everybody's: nobody else connects meanwhile. */
  readonly movesClock?: true;
  /** What was connected earlier, for an update. */
  readonly earlier?: { readonly connectorId: number; readonly parameters: Readonly<Record<string, string>> };
  readonly go: (person: Person, world: ConnectWorld) => Promise<void>;
}

const OK = { user: 'user-ok', password: 'password-ok' };
const BANK = 'Pluggy Bank';
const TWO_STEPS = 'Pluggy Bank MFA 2 Steps';
const OPEN_FINANCE = 'Sandbox Open Finance';
const DOWN = { id: 2, name: 'Pluggy Bank Business' };

async function connected(person: Person): Promise<void> {
  await person.sees(person.texts.finished.heading);
}

async function logIn(person: Person, bank: string, values: Readonly<Record<string, string>>): Promise<void> {
  await person.choose(bank);
  await person.logIn(bank, values);
}

async function answer(person: Person, give: () => Promise<unknown>): Promise<void> {
  await person.sees(person.texts.question.heading);
  await give();
  await person.press(person.texts.question.submit);
}

const pick = (person: Person, name: string, value: string): Promise<unknown> =>
  person.dialog.locator(`select[name="${name}"]`).selectOption(value);

/** The item that waits for this person, which their bank knows. */
async function waitingItem({ userId }: Person, world: ConnectWorld): Promise<string> {
  const { body } = await world.call('GET', '/_sandbox/state', { key: null });
  const items: { id: string; status: string; clientUserId: string }[] = body.items;
  const own = items.filter((item) => item.clientUserId === userId && item.status === 'WAITING_USER_ACTION');
  return own.at(-1)?.id ?? 'nothing waits';
}

function withCode(name: string, user: string, give: (person: Person) => Promise<void>): Flow {
  return {
    name,
    ends: 'connected',
    go: async (person) => {
      await logIn(person, TWO_STEPS, { ...OK, user });
      await give(person);
      await connected(person);
    },
  };
}

function itemError(user: string, code: keyof Person['texts']['problems']): Flow {
  return {
    name: `the bank answers ${code}`,
    ends: code,
    go: async (person) => {
      await logIn(person, BANK, { ...OK, user });
      const [title, , next] = person.texts.problems[code];
      await person.sees(title);
      await person.dialog.getByRole('alert').getByText(next).waitFor();
    },
  };
}

function atBank(name: string, cpf: string, decision: 'approve' | 'refuse', ends: string): Flow {
  return {
    name,
    ends,
    go: async (person) => {
      await person.choose(OPEN_FINANCE);
      await person.logIn(OPEN_FINANCE, { cpf });
      await person.sees(person.texts.visit.heading(OPEN_FINANCE));
      await person.decideAtBank(decision);
      if (ends === 'connected') await connected(person);
      else await person.sees(person.texts.problems.USER_AUTHORIZATION_NOT_GRANTED[0]);
    },
  };
}

/** Every flow of the sandbox. */
export const flows: readonly Flow[] = [
  {
    name: 'a user and a password',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, BANK, OK);
      await connected(person);
    },
  },
  {
    name: 'a code in the form',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, 'Pluggy Bank MFA 1 Step', { ...OK, token: '123456' });
      await connected(person);
    },
  },
  withCode('a code after the login', 'user-ok', (person) =>
    answer(person, () => person.type({ token: '123456' })),
  ),
  withCode('what a picture shows', 'user-ok-img', (person) =>
    answer(person, async () => {
      const picture = person.dialog.getByAltText(person.texts.question.image);
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await person.type({ image: '123456' });
    }),
  ),
  withCode('a choice', 'user-ok-select', (person) => answer(person, () => pick(person, 'select', '2'))),
  withCode('a phone, then its code', 'user-ok-phone', async (person) => {
    await answer(person, () => pick(person, 'phone', '1'));
    await person.dialog.locator('[name="token"]').waitFor();
    await answer(person, () => person.type({ token: '123456' }));
  }),
  withCode('a code, then the company', 'user-ok-multi-company', async (person) => {
    await answer(person, () => person.type({ token: '123456' }));
    await person.dialog.locator('[name="company"]').waitFor();
    await answer(person, () => pick(person, 'company', '2'));
  }),
  {
    name: 'a wrong code',
    ends: 'INVALID_CREDENTIALS_MFA',
    go: async (person) => {
      await logIn(person, TWO_STEPS, OK);
      await answer(person, () => person.type({ token: '000000' }));
      await person.sees(person.texts.problems.INVALID_CREDENTIALS_MFA[0]);
    },
  },
  {
    name: 'a code to scan that changes',
    ends: 'connected',
    movesClock: true,
    go: async (person, world) => {
      await person.choose('Pluggy Bank QR');
      await person.sees(person.texts.action.heading);
      const code = person.dialog.getByAltText(person.texts.action.qr);
      const first = await code.getAttribute('src');
      expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await world.call('PUT', '/_sandbox/clock', { body: { advanceMs: 4_000 } });
      await expect.poll(() => code.getAttribute('src'), { timeout: 60_000 }).not.toBe(first);
      await world.call('POST', `/_sandbox/items/${await waitingItem(person, world)}/scan`, { key: null });
      await connected(person);
    },
  },
  {
    name: 'the holder of a joint account',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, 'Pluggy Bank Joint Account', OK);
      await answer(person, () => pick(person, 'holder', '2'));
      await connected(person);
    },
  },
  atBank('a visit to the bank', '761.092.776-73', 'approve', 'connected'),
  atBank('a visit, refused', '761.092.776-73', 'refuse', 'USER_AUTHORIZATION_NOT_GRANTED'),
  atBank('several signatures', '238.242.640-30', 'approve', 'connected'),
  atBank('several signatures, one refused', '051.177.670-55', 'approve', 'USER_AUTHORIZATION_NOT_GRANTED'),
  {
    name: 'a visit without a form',
    ends: 'connected',
    go: async (person) => {
      await person.choose('MeuPluggy');
      await person.sees(person.texts.visit.heading('MeuPluggy'));
      await person.decideAtBank('approve');
      await connected(person);
    },
  },
  {
    name: 'a device to authorise',
    ends: 'connected',
    go: async (person, world) => {
      await logIn(person, 'Pluggy Bank Device Authorization', OK);
      await person.sees(person.texts.action.heading);
      await person.dialog.getByText('Pluggy Sandbox').waitFor();
      await world.call('POST', `/_sandbox/items/${await waitingItem(person, world)}/authorize`, {
        key: null,
      });
      await connected(person);
    },
  },
  {
    name: 'a device that nobody authorised yet',
    ends: 'USER_AUTHORIZATION_PENDING',
    go: async (person) => {
      await logIn(person, 'Pluggy Bank Device Authorization', { ...OK, user: 'user-ok-auth-pending' });
      await person.sees(person.texts.problems.USER_AUTHORIZATION_PENDING[0]);
    },
  },
  {
    name: 'a part that the bank did not deliver',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, BANK, { ...OK, user: 'user-ok-account-error' });
      await connected(person);
      await person.dialog.getByText(person.texts.finished.products['accounts'] ?? '').waitFor();
    },
  },
  {
    name: 'a wrong password, corrected',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, BANK, { ...OK, password: 'password-bad' });
      await person.dialog.getByRole('alert').waitFor();
      expect(await person.dialog.locator('[name="user"]').inputValue()).toBe(OK.user);
      expect(await person.dialog.locator('[name="password"]').inputValue()).toBe('');
      await person.logIn(BANK, OK);
      await connected(person);
    },
  },
  {
    name: 'a code that comes too late',
    ends: 'USER_INPUT_TIMEOUT',
    movesClock: true,
    go: async (person, world) => {
      await logIn(person, TWO_STEPS, OK);
      await person.sees(person.texts.question.heading);
      await person.dialog
        .getByRole('timer')
        .filter({ hasText: /\d:\d\d/ })
        .waitFor();
      await world.call('PUT', '/_sandbox/clock', { body: { advanceMs: 6 * 60_000 } });
      await person.sees(person.texts.problems.USER_INPUT_TIMEOUT[0]);
    },
  },
  {
    name: 'a bank that is down, and another one',
    ends: 'connected',
    go: async (person, world) => {
      await world.call('PUT', `/_sandbox/connectors/${DOWN.id}`, { body: { status: 'OFFLINE' } });
      await person.begin();
      await person.sees(person.texts.banks.heading);
      const down = person.dialog.getByRole('button', { name: DOWN.name, exact: true });
      await down.getByText(person.texts.banks.offline).waitFor();
      expect(await down.getAttribute('aria-disabled')).toBe('true');
      await person.press(BANK);
      await person.press(person.texts.consent.agree);
      await person.logIn(BANK, OK);
      await connected(person);
    },
  },
  {
    name: 'an account that is connected already',
    ends: 'ITEM_USER_ALREADY_EXISTS',
    go: async (person, world) => {
      await world.earlier(person.userId, 0, OK);
      await logIn(person, BANK, OK);
      await person.sees(person.texts.problems.ITEM_USER_ALREADY_EXISTS[0]);
    },
  },
  itemError('user-unavailable', 'SITE_NOT_AVAILABLE'),
  itemError('user-locked', 'ACCOUNT_LOCKED'),
  itemError('user-account-need-actions-provider-message', 'ACCOUNT_NEEDS_ACTION'),
  {
    name: 'fields that are wrong',
    ends: 'connected',
    go: async (person) => {
      const { faults } = person.texts.credentials;
      await person.choose(OPEN_FINANCE);
      await person.press(person.texts.credentials.submit);
      await person.dialog.getByText(faults.missing).waitFor();
      await person.logIn(OPEN_FINANCE, { cpf: '111.111.111-12' });
      await person.dialog.getByText(faults.cpf).waitFor();
      await person.logIn(OPEN_FINANCE, { cpf: '76109277673' });
      await person.sees(person.texts.visit.heading(OPEN_FINANCE));
      // The document that was typed is shown, and not as a whole.
      await person.dialog.getByText('***.092.776-**').waitFor();
      await person.decideAtBank('approve');
      await connected(person);
    },
  },
  {
    name: 'a day that only the bank knows to be wrong',
    ends: 'connected',
    go: async (person) => {
      await logIn(person, 'Pluggy Bank Birth Date', { ...OK, birthDate: '31/02/1990' });
      await person.dialog.getByText(person.texts.credentials.faults.date).waitFor();
      await person.logIn('Pluggy Bank Birth Date', { birthDate: '28/02/1990' });
      await connected(person);
    },
  },
  {
    name: 'an update of a connection that works',
    ends: 'connected',
    earlier: { connectorId: 0, parameters: OK },
    go: async (person) => {
      await person.begin();
      await person.sees(person.texts.consent.headingUpdate(BANK));
      await person.press(person.texts.continue);
      await connected(person);
    },
  },
  {
    name: 'an update of a connection whose password changed',
    ends: 'connected',
    earlier: { connectorId: 0, parameters: { ...OK, password: 'password-old' } },
    go: async (person) => {
      await person.begin();
      await person.press(person.texts.continue);
      await person.logIn(BANK, OK);
      await connected(person);
    },
  },
];
