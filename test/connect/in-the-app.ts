import { expect, it } from 'vitest';
import { Person } from './Person.ts';
import type { ConnectWorld } from './world.ts';

const OK = { user: 'user-ok', password: 'password-ok' };
const BANK = 'Pluggy Bank';
const TWO_STEPS = { id: 3, name: 'Pluggy Bank MFA 2 Steps' };
const OPEN_FINANCE = 'Sandbox Open Finance';

/** The app's own buttons, on its own pages. */
export function describeApp(world: () => ConnectWorld): void {
  const connections = (person: Person) => person.page.getByRole('region', { name: 'Conexões' });
  const openConnections = async (person: Person): Promise<void> => {
    await person.page.getByRole('link', { name: 'Conexões', exact: true }).first().click();
    await person.page.getByRole('heading', { level: 1, name: 'Conexões' }).waitFor();
  };

  it('somebody new connects a bank on a phone in at most eight taps, and sees it', async () => {
    const person = await Person.arrive(world(), { way: 'app', width: 390, name: 'app' });
    await person.choose(BANK);
    await person.sees(BANK);
    for (const [name, value] of Object.entries(OK)) {
      person.taps += 1;
      await person.dialog.locator(`[name="${name}"]`).tap();
      await person.page.keyboard.type(value);
    }
    await person.press(person.texts.credentials.submit);
    await person.sees(person.texts.finished.heading);
    await person.press(person.texts.done);
    await person.dialog.waitFor({ state: 'detached' });
    expect(person.taps).toBeLessThanOrEqual(8);
    await connections(person).getByText(BANK, { exact: true }).waitFor();
    // The first connection replaced the button: the keyboard goes on in the page.
    await expect.poll(() => person.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await person.leave();
  });

  it('a code that a connection waits for is asked in the dialog, which survives a reload', async () => {
    const userId = crypto.randomUUID();
    await world().earlier(userId, TWO_STEPS.id, OK);
    const person = await Person.arrive(world(), { way: 'app', width: 1440, userId, name: 'app waits' });
    await openConnections(person);
    await connections(person).getByRole('button', { name: 'Continuar', exact: true }).click();
    await person.sees(person.texts.question.heading);
    await person.page.reload();
    await person.sees(person.texts.question.heading);
    expect(await person.dialog.count()).toBe(1);
    await person.type({ token: '123456' });
    await person.press(person.texts.question.submit);
    await person.sees(person.texts.finished.heading);
    expect(await person.heard('connected')).toHaveLength(1);
    await person.leave();
  });

  it('a connection whose password was refused is updated in the dialog', async () => {
    const userId = crypto.randomUUID();
    const itemId = await world().earlier(userId, 0, { ...OK, password: 'password-old' });
    const person = await Person.arrive(world(), { way: 'app', width: 1440, theme: 'dark', userId });
    await openConnections(person);
    await connections(person).getByRole('button', { name: 'Reconectar', exact: true }).click();
    await person.sees(person.texts.consent.headingUpdate(BANK));
    await person.press(person.texts.continue);
    await person.logIn(BANK, OK);
    await person.sees(person.texts.finished.heading);
    expect(await person.heard('connected')).toEqual([{ itemId }]);
    await person.leave();
  });

  it('a phone goes to the bank and comes back to the app, which goes on', async () => {
    const person = await Person.arrive(world(), { way: 'app', width: 390 });
    await person.choose(OPEN_FINANCE);
    await person.logIn(OPEN_FINANCE, { cpf: '761.092.776-73' });
    await person.sees(person.texts.visit.heading(OPEN_FINANCE));
    await person.decideAtBank('approve');
    await person.sees(person.texts.finished.heading);
    expect(new URL(person.page.url()).search).toBe('');
    await person.press(person.texts.done);
    await connections(person).getByText(OPEN_FINANCE, { exact: true }).waitFor();
    await person.leave();
  });
}
