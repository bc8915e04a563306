import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from './e2e/Visitor.ts';
import { startWorld, type World } from './e2e/world.ts';

const OK = { user: 'user-ok', password: 'password-ok' };
const WAIT = { timeout: 10_000 };

let world: World;
let visitor: Visitor | undefined;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => world?.close());
afterEach(async () => visitor?.leave());

async function visit(options: Parameters<typeof Visitor.open>[1] = {}): Promise<Visitor> {
  visitor = await Visitor.open(world, { width: 390, height: 844, ...options });
  return visitor;
}

/** What the person does in the bank's app, on the newest item. */
async function atTheBank(action: 'scan' | 'authorize'): Promise<void> {
  const state: { items: { id: string }[] } = await (await fetch(`${world.sandboxUrl}/_sandbox/state`)).json();
  const id = state.items.at(-1)?.id ?? '';
  const answer = await fetch(`${world.sandboxUrl}/_sandbox/items/${id}/${action}`, { method: 'POST' });
  expect(answer.status).toBe(200);
}

describe('what a person does at the bank itself', () => {
  it('is scanning a code that changes', async () => {
    const person = await visit();
    await person.pickBank('Pluggy Bank QR');
    await person.sees('Falta um passo no seu banco');
    const code = person.widget.getByAltText('Código QR para ler com o aplicativo do banco');
    const first = await code.getAttribute('src');
    const drawn = await code.evaluate((image) =>
      image instanceof HTMLImageElement ? image.naturalWidth : 0,
    );
    expect(drawn).toBeGreaterThan(0);
    await expect.poll(() => code.getAttribute('src'), WAIT).not.toBe(first);
    await atTheBank('scan');
    await person.sees('Conta conectada!');
    const success = (await person.hostCalls()).filter((call) => call.name === 'success');
    expect(success).toMatchObject([{ status: 'UPDATED' }]);
  });

  it('is authorising the device in the app, told in English too', async () => {
    const person = await visit({ props: { language: 'en', theme: 'dark', selectedConnectorId: 7 } });
    await person.press('Continue');
    await person.type(OK);
    await person.press('Connect');
    await person.sees('One step left at your bank');
    await person.widget.getByText("Open the bank's app and authorise this device.").waitFor();
    await person.widget.getByText('Device: Pluggy Sandbox').waitFor();
    await atTheBank('authorize');
    await person.sees('Account connected!');
  });

  it('may still be pending when the widget gives up', async () => {
    const person = await visit({ props: { selectedConnectorId: 7 } });
    await person.press('Continuar');
    await person.type({ ...OK, user: 'user-ok-auth-pending' });
    await person.press('Conectar');
    expect(await person.alert()).toContain('ainda espera sua autorização');
    const error = (await person.hostCalls()).find((call) => call.name === 'error');
    expect(error?.executionStatus).toBe('USER_AUTHORIZATION_PENDING');
  });

  it('is nothing at a joint account, which asks for the holder here', async () => {
    const person = await visit({ props: { selectedConnectorId: 6 } });
    await person.press('Continuar');
    await person.type(OK);
    await person.press('Conectar');
    await person.sees('Confirme que é você');
    await person.widget.getByLabel('Titular da conta conjunta').selectOption('2');
    await person.press('Confirmar');
    await person.sees('Conta conectada!');
  });

  it('is authorising at MeuPluggy, which asks for no credentials', async () => {
    const person = await visit({ props: { selectedConnectorId: 200 } });
    await person.press('Continuar');
    const [bank] = await Promise.all([person.page.waitForEvent('popup'), person.press('Ir para o banco')]);
    await Promise.all([bank.waitForEvent('close'), bank.getByRole('button', { name: 'Autorizar' }).click()]);
    await person.sees('Conta conectada!');
  });
});
