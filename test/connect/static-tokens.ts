import { describe, expect, it } from 'vitest';
import { Person } from './Person.ts';
import type { ConnectWorld } from './world.ts';

const OK = { user: 'user-ok', password: 'password-ok' };
const BANK = 'Pluggy Bank';
const TWO_STEPS = 'Pluggy Bank MFA 2 Steps';

/** Puts the token into the page's element, in place of the way to get one. */
function dressWithToken(connectToken: string): void {
  document.addEventListener('readystatechange', () => {
    const element = document.querySelector('pluggy-connect');
    element?.removeAttribute('token-url');
    element?.setAttribute('connect-token', connectToken);
  });
}

/** A page that says by its connect token who is there. Several people may use one tab after each other. */
export function describeStaticTokens(world: () => ConnectWorld): void {
  const newToken = async (): Promise<string> =>
    (await world().call('POST', '/connect_token', { body: {} })).body.accessToken;
  /** Of the pages that are loaded from now on. */
  const giveToken = (person: Person, token: string): Promise<unknown> =>
    person.context.addInitScript(dressWithToken, token);
  /** Somebody signs in and stops in the middle, with the dialog open. */
  const stopInTheMiddle = async (token: string): Promise<Person> => {
    const person = await Person.arrive(world());
    await giveToken(person, token);
    await person.load();
    await person.choose(TWO_STEPS);
    await person.logIn(TWO_STEPS, OK);
    await person.sees(person.texts.question.heading);
    return person;
  };
  const close = async (person: Person): Promise<void> => {
    await person.page.keyboard.press('Escape');
    await person.dialog.waitFor({ state: 'detached' });
  };
  const openByScript = (person: Person, connectToken: string): Promise<void> =>
    person.page.evaluate((token) => {
      window.PluggyConnect.open({ connectToken: token, language: 'pt-BR' });
    }, connectToken);
  /** From the list of banks; the token is the one that the connection is made with. */
  const connects = async (person: Person, token: string): Promise<void> => {
    await person.sees(person.texts.banks.heading);
    expect(await person.dialog.count()).toBe(1);
    await person.press(BANK);
    await person.press(person.texts.consent.agree);
    const [made] = await Promise.all([
      person.page.waitForRequest((request) => request.method() === 'POST' && /\/items$/.test(request.url())),
      person.logIn(BANK, OK),
    ]);
    expect(await made.headerValue('x-api-key')).toBe(token);
    await person.sees(person.texts.finished.heading);
    expect(await person.heard('connected')).toHaveLength(1);
    await person.press(person.texts.done);
    await person.dialog.waitFor({ state: 'detached' });
  };

  describe('the page gives a token', () => {
    it('somebody closes the dialog in the middle: the same token goes on, and who signs in next begins anew', async () => {
      const [tokenOfOne, tokenOfNext] = [await newToken(), await newToken()];
      const person = await stopInTheMiddle(tokenOfOne);
      await close(person);
      await openByScript(person, tokenOfOne);
      await person.sees(person.texts.question.heading);
      expect(await person.dialog.count()).toBe(1);
      await close(person);

      await giveToken(person, tokenOfNext);
      await person.load();
      await person.begin();
      await connects(person, tokenOfNext);
      await person.leave();
    });

    it('the next person is told to PluggyConnect.open: nothing is left of the one before', async () => {
      const [tokenOfOne, tokenOfNext] = [await newToken(), await newToken()];
      const person = await stopInTheMiddle(tokenOfOne);
      await close(person);
      await openByScript(person, tokenOfNext);
      await connects(person, tokenOfNext);
      await person.leave();
    });

    it('a reload in the middle goes on, though the page has a new token; to come anew does not', async () => {
      const [tokenOfOne, tokenOfNext] = [await newToken(), await newToken()];
      const person = await stopInTheMiddle(tokenOfOne);
      await giveToken(person, tokenOfNext);
      await person.page.reload();
      await person.sees(person.texts.question.heading);

      await person.page.goto('about:blank');
      await person.load();
      await person.begin();
      await connects(person, tokenOfNext);
      await person.leave();
    });
  });
}
