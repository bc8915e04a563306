import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { HostCall } from '../host/host.tsx';
import { eventually } from '../testing/eventually.ts';
import { Visitor } from '../testing/Visitor.ts';
import { startWorld, type World } from '../testing/world.ts';

const OK = { user: 'user-ok', password: 'password-ok' };

const WAIT = { timeout: 60_000 };

let world: World;
let visitor: Visitor | undefined;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world?.close());
afterEach(async () => {
  await visitor?.leave();
  expect(visitor?.problems ?? []).toEqual([]);
});

async function visit(options: Parameters<typeof Visitor.open>[1] = {}): Promise<Visitor> {
  visitor = await Visitor.open(world, options);
  return visitor;
}

/** These calls of the host, once there is one: what the page shows may be on its way to the host still. */
function told(person: Visitor, name: string): Promise<HostCall[]> {
  return eventually(async () => {
    const calls = (await person.hostCalls()).filter((call) => call.name === name);
    return calls.length > 0 && calls;
  });
}

describe('a page that opens the widget with the official package', () => {
  it('connects a bank with user and password, and hears of every step', async () => {
    const person = await visit();
    await person.pickBank('Pluggy Bank');
    await person.type(OK);
    await person.press('Conectar');
    await person.sees('Conta conectada!');

    await told(person, 'success');
    expect(await person.events()).toEqual([
      'SUBMITTED_CONSENT',
      'SELECTED_INSTITUTION',
      'SUBMITTED_LOGIN',
      'ITEM_RESPONSE',
      'LOGIN_SUCCESS',
      'LOGIN_STEP_COMPLETED',
    ]);
    expect(await told(person, 'success')).toEqual([
      { name: 'success', status: 'UPDATED', executionStatus: 'SUCCESS' },
    ]);

    await person.press('Concluir');
    await expect.poll(async () => (await person.hostCalls()).at(-1)?.name, WAIT).toBe('close');
    await expect.poll(() => person.page.locator('iframe').count(), WAIT).toBe(0);
  });

  it('is told the same through a package of the years before', async () => {
    const person = await visit({ way: 'pluggy-connect-sdk 2.2', props: { allowConnectInBackground: true } });
    await person.pickBank('Pluggy Bank');
    await person.type({ ...OK, password: 'password-bad' });
    await person.press('Conectar');
    expect(await person.alert()).toContain('Usuário ou senha incorretos');
    const [error] = await told(person, 'error');
    expect(error?.executionStatus).toBe('INVALID_CREDENTIALS');
    await person.type({ password: 'password-ok' });
    await person.whileItWaits(async () => {
      await person.press('Conectar');
      await person.press('Continuar em segundo plano');
    });
    const heard = async (): Promise<string[]> => (await person.hostCalls()).map((call) => call.name);
    await expect.poll(heard, WAIT).toContain('hide');
    await expect.poll(heard, WAIT).toContain('success');
    expect(await person.events()).toContain('LOGIN_SUCCESS');
  });

  it.each([
    ['pt', 'Conta já conectada', 'já está entre as suas conexões', 'user-ok-investor'],
    ['en', 'Already connected', 'already among your connections', 'user-ok-indebted'],
  ] as const)(
    'says in %s that the account is connected already, and offers no vain attempt',
    async (...given) => {
      const [language, heading, sentence, user] = given;
      await world.item(0, { ...OK, user });
      const person = await visit({ language, tokenOptions: { avoidDuplicates: true } });
      const { texts, widget } = person;
      await person.pickBank('Pluggy Bank');
      await person.type({ ...OK, user });
      await person.press(texts.credentials.submit);
      await person.sees(heading);
      expect(await person.alert()).toContain(sentence);
      expect(await widget.getByRole('button', { name: texts.tryAgain }).count()).toBe(0);
      await widget.getByRole('button', { name: texts.otherBank }).waitFor();
      await person.press(texts.editDetails);
      await person.type({ ...OK, user: `user-ok-perf${language === 'pt' ? '' : '-1x'}` });
      await person.press(texts.credentials.submit);
      await person.sees(texts.success.heading);
    },
  );

  it('says that a password is wrong and lets it be corrected on the same item', async () => {
    const person = await visit();
    await person.pickBank('Pluggy Bank');
    await person.type({ ...OK, password: 'password-bad' });
    await person.press('Conectar');
    expect(await person.alert()).toContain('Usuário ou senha incorretos');
    const [error] = await told(person, 'error');
    expect(error?.executionStatus).toBe('INVALID_CREDENTIALS');
    expect(await person.widget.locator('input[name="user"]').inputValue()).toBe('user-ok');
    expect(await person.widget.locator('input[name="password"]').inputValue()).toBe('');

    await person.type({ password: 'password-ok' });
    await person.press('Conectar');
    await person.sees('Conta conectada!');
    expect(person.apiCalls.filter((call) => call === 'POST /items')).toHaveLength(1);
    expect(person.apiCalls).toContain('PATCH /items/:id');
  });

  it('takes a new code after a wrong one', async () => {
    const person = await visit();
    await person.pickBank('Pluggy Bank MFA 1 Step');
    await person.type({ ...OK, token: '000000' });
    await person.press('Conectar');
    expect(await person.alert()).toContain('O código informado não confere');
    await person.type({ ...OK, token: '123456' });
    await person.press('Conectar');
    await person.sees('Conta conectada!');
  });

  it('tells when the bank was refused, and tries again', async () => {
    const person = await visit();
    await person.pickBank('Sandbox Open Finance');
    await person.press('Preencher');
    await person.press('Conectar');
    const [bank] = await Promise.all([person.page.waitForEvent('popup'), person.press('Ir para o banco')]);
    await bank.getByRole('button', { name: 'Recusar' }).click();
    expect(await person.alert()).toContain('A autorização foi recusada');
    await person.press('Tentar de novo');
    await person.sees('Autorize no Sandbox Open Finance');
  });

  it('offers a link where the browser blocks the window', async () => {
    const person = await visit({ before: () => Object.assign(window, { open: () => null }) });
    await person.pickBank('Sandbox Open Finance');
    await person.press('Preencher');
    await person.press('Conectar');
    await person.press('Ir para o banco');
    const link = person.widget.getByRole('link', { name: 'Abrir a página do banco' });
    expect(await link.getAttribute('href')).toContain(`${world.sandboxUrl}/mock-bank?request=`);
    await person.sees('Autorize no Sandbox Open Finance');
  });

  it('speaks English, wears the dark theme and finds a bank without its accents', async () => {
    const person = await visit({ language: 'en', theme: 'dark' });
    await person.press('Continue');
    await person.widget.getByRole('searchbox').fill('itau');
    await person.widget.getByRole('button', { name: /^Itaú/ }).first().click();
    await person.widget.getByLabel('CPF (taxpayer number)').fill('123');
    await person.press('Connect');
    await person.widget.getByText('Enter a valid CPF with its 11 digits.').waitFor();
    expect(await person.widget.getAttribute('lang')).toBe('en');
    expect(await person.widget.locator('body').evaluate((b) => getComputedStyle(b).backgroundColor)).toBe(
      'rgb(18, 18, 18)',
    );
  });

  it('works by keyboard alone in the smallest frame', async () => {
    const person = await visit({ width: 320, height: 568, props: { selectedConnectorId: 0 } });
    await person.sees('Conecte sua conta com segurança');
    const { keyboard } = person.page;
    await person.widget.getByRole('heading').focus();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await person.sees('Entre no Pluggy Bank');
    await keyboard.press('Tab');
    await keyboard.type('user-ok');
    await keyboard.press('Tab');
    await keyboard.type('password-ok');
    await keyboard.press('Enter');
    await person.sees('Conta conectada!');
  });

  it('leaves the screen and goes on in the background when the host allows it', async () => {
    const person = await visit({ props: { allowConnectInBackground: true, selectedConnectorId: 0 } });
    await person.press('Continuar');
    await person.type(OK);
    await person.whileItWaits(async () => {
      await person.press('Conectar');
      await person.press('Continuar em segundo plano');
    });
    const heard = async (): Promise<string[]> => (await person.hostCalls()).map((call) => call.name);
    await expect.poll(heard, WAIT).toContain('hide');
    await expect.poll(heard, WAIT).toContain('success');
  });
});
