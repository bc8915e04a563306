import { describe, expect, it } from 'vitest';
import { Person, type Visit } from './Person.ts';
import type { ConnectWorld } from './world.ts';

const OK = { user: 'user-ok', password: 'password-ok' };
const BANK = 'Pluggy Bank';
const TWO_STEPS = 'Pluggy Bank MFA 2 Steps';
const OPEN_FINANCE = 'Sandbox Open Finance';
const CPF = '761.092.776-73';

/** What goes wrong on the way, each with the words and the way on that a person finds. */
export function describeTroubles(world: () => ConnectWorld): void {
  const arrive = (visit: Visit = {}): Promise<Person> => Person.arrive(world(), visit);
  const atBank = async (person: Person): Promise<void> => {
    await person.choose(OPEN_FINANCE);
    await person.logIn(OPEN_FINANCE, { cpf: CPF });
    await person.sees(person.texts.visit.heading(OPEN_FINANCE));
  };
  const atQuestion = async (person: Person): Promise<void> => {
    await person.choose(TWO_STEPS);
    await person.logIn(TWO_STEPS, OK);
    await person.sees(person.texts.question.heading);
  };
  const confirm = async (person: Person): Promise<void> => {
    await person.type({ token: '123456' });
    await person.press(person.texts.question.submit);
    await person.sees(person.texts.finished.heading);
  };

  describe('somebody who has never seen it', () => {
    it('connects a bank on a phone in at most eight taps, fields included', async () => {
      const person = await arrive({ width: 390 });
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
      expect(await person.heard('connected')).toHaveLength(1);
      expect(person.taps).toBeLessThanOrEqual(8);
      await person.leave();
    });

    it('needs a keyboard alone, and finds the focus where it was', async () => {
      const person = await arrive();
      const { keyboard } = person.page;
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await person.sees(person.texts.banks.heading);
      await keyboard.press('Tab');
      await keyboard.type('pluggy bank');
      await keyboard.press('Tab');
      await keyboard.press('Enter');
      await person.sees(person.texts.consent.heading(BANK));
      // Around and around, and never out into the page.
      for (let presses = 0; presses < 12; presses += 1) {
        await keyboard.press('Tab');
        const active = await person.page.evaluate(() => document.activeElement?.tagName);
        expect(['PLUGGY-CONNECT', 'BODY']).toContain(active);
      }
      await person.dialog.getByRole('button', { name: person.texts.consent.agree }).focus();
      await keyboard.press('Enter');
      await person.sees(BANK);
      await keyboard.type(OK.user);
      await keyboard.press('Tab');
      await keyboard.type(OK.password);
      await keyboard.press('Enter');
      await person.sees(person.texts.finished.heading);
      await keyboard.press('Enter');
      await person.dialog.waitFor({ state: 'detached' });
      const button = person.page.getByRole('button', { name: person.texts.button });
      expect(await button.evaluate((one: Element) => one.matches(':focus'))).toBe(true);
      await person.leave();
    });

    it.each([
      { width: 390, theme: 'light', language: 'pt-BR' },
      { width: 1440, theme: 'dark', language: 'en' },
    ] as const)('meets no barrier that axe knows: %o', async (look) => {
      const person = await arrive(look);
      await person.begin();
      await person.sees(person.texts.banks.heading);
      await person.looksForBarriers();
      await person.press(TWO_STEPS);
      await person.sees(person.texts.consent.heading(TWO_STEPS));
      await person.looksForBarriers();
      await person.press(person.texts.consent.agree);
      await person.press(person.texts.credentials.submit);
      await person.looksForBarriers();
      await person.logIn(TWO_STEPS, OK);
      await person.sees(person.texts.question.heading);
      await person.looksForBarriers();
      await confirm(person);
      await person.looksForBarriers();
      expect(person.barriers).toEqual([]);
      await person.leave();
    });

    it('sees all of it at 320 pixels and with text of twice the size', async () => {
      const person = await arrive({ width: 320 });
      await person.page.addStyleTag({ content: '' }).catch(() => undefined);
      await person.page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      const isCut = (): Promise<boolean> =>
        person.dialog.evaluate((dialog: Element) =>
          [dialog, ...dialog.querySelectorAll('*')].some(
            (one) =>
              one.clientWidth > 0 &&
              one.scrollWidth > one.clientWidth + 1 &&
              !one.matches('.visually-hidden, svg, svg *'),
          ),
        );
      await person.begin();
      await person.sees(person.texts.banks.heading);
      expect(await isCut()).toBe(false);
      await person.press(BANK);
      await person.sees(person.texts.consent.heading(BANK));
      expect(await isCut()).toBe(false);
      await person.press(person.texts.consent.agree);
      await person.sees(BANK);
      expect(await isCut()).toBe(false);
      await person.leave();
    });
  });

  describe('something goes wrong on the way', () => {
    it('the browser blocks the window of the bank: a link leads there', async () => {
      const person = await arrive();
      await person.page.evaluate(() => {
        window.open = () => null;
      });
      await atBank(person);
      await person.press(person.texts.visit.open);
      await person.dialog.getByRole('alert').getByText(person.texts.visit.blocked).waitFor();
      const link = person.dialog.getByRole('link', { name: person.texts.visit.link });
      const [bank] = await Promise.all([person.context.waitForEvent('page'), link.click()]);
      await bank.getByRole('button', { name: 'Autorizar' }).click();
      await person.sees(person.texts.finished.heading);
      await person.leave();
    });

    it('the token expires in the middle: a new one is fetched, and the person sees nothing of it', async () => {
      const person = await arrive();
      await atQuestion(person);
      let tokens = 0;
      person.page.on('request', (request) => {
        if (request.url().endsWith('/connect-token')) tokens += 1;
      });
      let isOld = true;
      await person.context.route(`${world().sandboxUrl}/items/**`, async (route) => {
        if (!isOld || route.request().method() === 'OPTIONS') return route.continue();
        isOld = false;
        await route.fulfill({
          status: 403,
          headers: { 'access-control-allow-origin': '*' },
          json: { code: 403, message: 'Missing or invalid authorization token' },
        });
      });
      await confirm(person);
      expect(tokens).toBe(1);
      await person.leave();
    });

    it('the token expires and the page has no other: it says so and ends', async () => {
      const token = (await world().call('POST', '/connect_token', { body: {} })).body.accessToken;
      const person = await arrive({ attributes: { 'connect-token': token, 'token-url': '' } });
      await person.page.evaluate(() =>
        document.querySelector('pluggy-connect')?.removeAttribute('token-url'),
      );
      await person.begin();
      await person.sees(person.texts.banks.heading);
      await person.press(BANK);
      await person.press(person.texts.consent.agree);
      await world().call('PUT', '/_sandbox/clock', { body: { advanceMs: 31 * 60_000 } });
      await person.logIn(BANK, OK);
      const [title, , next] = person.texts.problems.TOKEN_EXPIRED;
      await person.sees(title);
      await person.dialog.getByText(next).waitFor();
      await person.leave();
    });

    it('the internet goes and comes back: the flow waits, says so, and goes on', async () => {
      const person = await arrive({ width: 390 });
      await atQuestion(person);
      await person.context.setOffline(true);
      await person.dialog.getByText(person.texts.offline).waitFor();
      await person.context.setOffline(false);
      await person.dialog.getByText(person.texts.offline).waitFor({ state: 'hidden' });
      await confirm(person);
      await person.leave();
    });

    it('the page is loaded again in the middle: it goes on where it was', async () => {
      const person = await arrive();
      await atQuestion(person);
      await person.load();
      await person.sees(person.texts.question.heading);
      await confirm(person);
      await person.leave();
    });

    it('Back at the bank, on a phone: the way to the bank is still there', async () => {
      const person = await arrive({ width: 390 });
      await atBank(person);
      await person.goToBank();
      await person.page.goBack();
      await person.sees(person.texts.visit.heading(OPEN_FINANCE));
      await person.decideAtBank('approve');
      await person.sees(person.texts.finished.heading);
      // Nothing of the return is left in the address.
      expect(new URL(person.page.url()).search).toBe('');
      await person.leave();
    });

    it.each(['element', 'open'] as const)(
      'the tab is closed and the page opened again: one press goes on, %s',
      async (way) => {
        const person = await arrive({ way });
        await atQuestion(person);
        await person.page.evaluate(() => sessionStorage.clear());
        await person.load();
        expect(await person.dialog.count()).toBe(0);
        await person.begin();
        await person.sees(person.texts.question.heading);
        expect(await person.dialog.count()).toBe(1);
        await confirm(person);
        expect(await person.heard('connected')).toHaveLength(1);
        await person.leave();
      },
    );

    it('a link of somebody else is no return from the bank', async () => {
      const person = await arrive();
      await person.page.goto(
        `${world().shopUrl}/?pluggy-state=forged&itemId=3f0c2a7e-11d5-4c0e-8e0a-5a1f6f1f9b10`,
      );
      await person.sees(person.texts.problems.RETURN_MISMATCH[0]);
      expect(await person.heard('connected')).toEqual([]);
      expect(new URL(person.page.url()).search).toBe('');
      await person.leave();
    });

    it.each([
      ['ahead', 1],
      ['behind', -1],
    ])('the clock of the phone is a day %s: the countdown is right all the same', async (_where, days) => {
      const person = await arrive();
      await person.page.clock.setFixedTime(Date.now() + days * 24 * 3_600_000);
      await atQuestion(person);
      const left = await person.dialog.getByRole('timer').textContent();
      expect(left).toMatch(/\b[0-5]:\d\d$/);
      await confirm(person);
      await person.leave();
    });

    it('the bank takes two minutes: a word, and what was closed meanwhile is found again', async () => {
      const person = await arrive({ width: 390 });
      await person.page.clock.install();
      let isSlow = true;
      await person.context.route(`${world().sandboxUrl}/items/**`, async (route) => {
        if (!isSlow || route.request().method() !== 'GET') return route.continue();
        const response = await route.fetch();
        const item = { ...(await response.json()), status: 'UPDATING', executionStatus: 'LOGIN_IN_PROGRESS' };
        await route.fulfill({ response, json: item });
      });
      await person.choose(BANK);
      await person.logIn(BANK, OK);
      await person.sees(person.texts.working.heading(BANK));
      await person.page.clock.fastForward(120_000);
      await person.dialog.getByText(person.texts.working.slow).waitFor();
      await person.press(person.texts.working.later);
      await person.dialog.waitFor({ state: 'detached' });
      isSlow = false;
      await person.begin();
      await person.sees(person.texts.finished.heading);
      expect(await person.heard('connected')).toHaveLength(1);
      await person.leave();
    });

    it('Pluggy itself is blocked in this browser: it says so, and a second try works', async () => {
      const person = await arrive();
      await person.context.route(`${world().sandboxUrl}/**`, (route) => route.abort());
      await person.begin();
      const [title, , next] = person.texts.problems.NETWORK;
      await person.sees(title);
      await person.dialog.getByText(next).waitFor();
      await person.context.unroute(`${world().sandboxUrl}/**`);
      await person.press(person.texts.ways.retry);
      await person.sees(person.texts.banks.heading);
      await person.leave();
    });

    it('the browser keeps nothing for the page: the bank is connected all the same', async () => {
      const person = await arrive();
      await person.page.evaluate(() => {
        const refuse = (): never => {
          throw new DOMException('Storage is off', 'SecurityError');
        };
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get: refuse });
      });
      await person.choose(BANK);
      await person.logIn(BANK, OK);
      await person.sees(person.texts.finished.heading);
      await person.leave();
    });

    it('the service cannot be reached: it says so, and a second try works', async () => {
      const person = await arrive();
      await person.context.route('**/pluggy-connect.json', (route) => route.abort());
      await person.begin();
      await person.sees(person.texts.problems.SERVICE_UNREACHABLE[0]);
      await person.context.unroute('**/pluggy-connect.json');
      await person.press(person.texts.ways.restart);
      await person.sees(person.texts.banks.heading);
      await person.leave();
    });

    it("Pluggy's own window is blocked: a word within three seconds, and the bank is connected without it", async () => {
      const person = await arrive({ attributes: { mode: 'widget' } });
      const begun = performance.now();
      await person.begin();
      await person.dialog.getByText(person.texts.widgetSlow).waitFor();
      expect(performance.now() - begun).toBeLessThan(60_000);
      await person.press(person.texts.ways.direct);
      await person.sees(person.texts.banks.heading);
      await person.press(BANK);
      await person.press(person.texts.consent.agree);
      await person.logIn(BANK, OK);
      await person.sees(person.texts.finished.heading);
      await person.leave();
    });
  });
}
