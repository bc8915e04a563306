import { expect, it } from 'vitest';
import { buildItem, type StubItem } from './testing/stub-data.ts';
import { visitApp } from './testing/visit-app.ts';

const app = visitApp();

const NAMES = ['Banco A', 'Banco B', 'Banco C'];
const LOST: Partial<StubItem> = {
  status: 'LOGIN_ERROR',
  message: 'O banco pede que você entre de novo.',
  nextStep: { action: 'reconnect', label: 'Reconectar' },
};

const order = () => app.page.locator('.connections h3').allTextContents();
const remove = (name: string) => app.page.getByRole('button', { name: `Remover ${name}`, exact: true });
const hasFocus = (name: string) =>
  remove(name).evaluate((button) => button.ownerDocument.activeElement === button);

/** Opens the connections as browsers do that can only take a row out and put it back. */
async function openWithoutMoving(): Promise<void> {
  await app.open('/healthz');
  await app.page.addInitScript(() => void Reflect.deleteProperty(Element.prototype, 'moveBefore'));
  await app.page.goto(`${app.service.url}/conexoes`);
}

it('leaves the focus where it is when the connections change places', async () => {
  const { service } = app;
  service.items = NAMES.map((name, id) => buildItem({ connector: { id, name, primaryColor: '820AD1' } }));
  const all = service.items;
  await openWithoutMoving();
  await expect.poll(order).toEqual(NAMES);
  await app.page.getByText('Ao vivo').first().waitFor();
  // each in turn is lost and comes first, while the focus is in each of them
  for (const lost of NAMES)
    for (const name of NAMES) {
      await remove(name).focus();
      service.items = all.map((item) => (item.connector.name === lost ? { ...item, ...LOST } : item));
      service.announce('item');
      await expect.poll(async () => (await order())[0]).toBe(lost);
      expect(await hasFocus(name)).toBe(true);
    }
});
