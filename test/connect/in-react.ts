import { expect, it } from 'vitest';
import { API_KEY } from '../support/test-service.ts';
import type { ConnectWorld } from './world.ts';

/** The app of `examples/react-app`, under StrictMode. */
export function describeReact(world: () => ConnectWorld): void {
  it('an app with React connects a bank, and its lists show it', async () => {
    const userId = crypto.randomUUID();
    const answer = await fetch(`${world().app.url}/api/pluggy-v2/session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userId }),
    });
    const { sessionToken } = (await answer.json()) as { sessionToken: string };
    const context = await world().browser.newContext({ locale: 'pt-BR' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(
      `${world().app.url}/react.html#${new URLSearchParams({ user: userId, session: sessionToken })}`,
    );
    await page.getByRole('button', { name: 'Conectar banco' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor(); // there is one, or this fails
    await dialog.getByRole('button', { name: 'Pluggy Bank', exact: true }).click();
    await dialog.getByRole('button', { name: 'Concordo e continuar' }).click();
    await dialog.getByLabel('Usuário').fill('user-ok');
    await dialog.getByLabel('Senha').fill('password-ok');
    await dialog.getByRole('button', { name: 'Conectar', exact: true }).click();
    await dialog.getByRole('button', { name: 'Concluir' }).click();
    await page.getByRole('status').getByText('Banco conectado.').waitFor();
    const connections = page.getByRole('list', { name: 'Conexões' });
    await connections.getByText(/Pluggy Bank/).waitFor();

    await page.getByRole('button', { name: 'Conectar na janela da Pluggy' }).click();
    // Pluggy's own window answers here: the sandbox's stands in its place.
    const widget = page.frameLocator('iframe[title="Pluggy"]').first();
    await widget.getByRole('button', { name: 'Continuar' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    // Somebody else, of whom nothing is known yet: what was shown is not theirs.
    await connections.getByText(/Pluggy Bank/).waitFor();
    await page.route('**/user/somebody-else/**', () => {});
    await page.evaluate(() => {
      location.hash = '#user=somebody-else';
    });
    await page.getByText('Carregando…').waitFor();
    expect(await page.getByText(/Pluggy Bank/).count()).toBe(0);
    await context.close();
  });
}
