import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { findBarriers } from './support/axe.ts';
import { launchBrowser } from './support/browser.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('running');
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the browser refused, and scripts that failed. */
let complaints: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(() => context.close());

async function open(path: string, options: { locale?: string; clock?: boolean } = {}): Promise<void> {
  const { locale = 'pt-BR', clock = false } = options;
  context = await browser.newContext({
    locale,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  if (clock) await page.clock.install();
  await page.goto(world.service.url + path);
}

const button = (name: string) => page.getByRole('button', { name, exact: true });

/** In both themes, at the width of a phone and of a desk: nothing bars anybody, nothing sticks out at the side. */
async function expectGoodForAll(name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [390, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const hidden = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(`${name} ${width} ${hidden}`).toBe(`${name} ${width} 0`);
      if (width === 390 || colorScheme === 'dark') expect(await findBarriers(page)).toEqual([]);
    }
  }
  expect(complaints).toEqual([]);
}

describe('/pluggy-v2-token-only.html', () => {
  it('makes a token, counts down to its end, and shows the connections that come of it', async () => {
    await open('/pluggy-v2-token-only.html', { clock: true });
    await page.getByText('Nenhum token ainda.').waitFor();
    await page.getByLabel('Id do usuário').fill('maria');
    await button('Gerar connect token').click();
    await page
      .getByRole('timer')
      .getByText(/^(30:00|2\d:\d\d)$/)
      .waitFor();
    await page.getByText('Este usuário ainda não tem conexões.').waitFor();
    await button('Copiar token').click();
    await page.getByText('Copiado.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(await page.getByRole('textbox', { name: 'Connect token' }).inputValue()).toBe(copied);

    await world.bank.connect('maria');
    await page.clock.runFor(6_000);
    await page.getByText('Pluggy Bank').waitFor();
    await expectGoodForAll('token');

    await page.clock.runFor(31 * 60_000);
    await page.getByRole('alert').getByText('Este token venceu.').waitFor();
    expect(await page.getByRole('timer').textContent()).toBe('0:00');
  });

  it('says what is wrong with a key, and reads in English', async () => {
    await open('/pluggy-v2-token-only.html', { locale: 'en-GB' });
    await page.getByLabel('API key or session token').fill('no-key');
    await button('Make a connect token').click();
    await page.getByRole('alert').getByText('The credential above is missing, wrong or over.').waitFor();
    await button('PT: Português').click();
    await button('Gerar connect token').waitFor();
    expect(await page.getByLabel('Chave de API ou token de sessão').inputValue()).toBe('no-key');
  });
});

describe('/pluggy-v2-test.html', () => {
  it('has a form for each operation, shows the answer, and code without the key unless one asks for it', async () => {
    await open('/pluggy-v2-test.html');
    await page.getByRole('heading', { name: 'GET /test' }).waitFor();
    await button('Enviar').click();
    await page.getByLabel('Resposta', { exact: true }).getByText('"pluggyApiUrl"').waitFor();

    await page.getByRole('searchbox', { name: 'Filtrar por nome ou caminho' }).fill('connect-token');
    await page.getByRole('link', { name: 'POST /connect-token' }).click();
    expect(new URL(page.url()).hash).toBe('#createConnectToken');
    await page.getByRole('textbox', { name: 'Corpo (JSON)' }).fill('{"userId": "maria"');
    await page.getByText('Isto não é JSON').waitFor();
    await page.getByRole('textbox', { name: 'Corpo (JSON)' }).fill('{"userId": "maria"}');
    const curl = page.getByLabel('curl', { exact: true });
    expect(await curl.textContent()).not.toContain('sandbox-key');
    await page.getByLabel('Pôr minha credencial no curl').check();
    expect(await curl.textContent()).toContain('Bearer sandbox-key');
    await button('Enviar').click();
    await page.getByText('"connectToken"').waitFor();
    expect(await page.getByLabel('Cliente TypeScript').textContent()).toContain(
      'client.createConnectToken({\n  userId: "maria"\n})',
    );
    await expectGoodForAll('test');
  });

  it('opens the widget, tells what it says, and shows the webhooks that come of it', async () => {
    await open('/pluggy-v2-test.html', { locale: 'en-GB' });
    await page.getByRole('textbox', { name: 'User id' }).fill('joana');
    await button('Open the widget').click();
    const widget = page.frameLocator('iframe[title="Pluggy"][class$="_visible"]');
    await widget.getByRole('button', { name: 'Continue' }).click();
    await widget.getByRole('searchbox').fill('Pluggy Bank');
    await widget.getByRole('button', { name: 'Pluggy Bank' }).first().click();
    await widget.locator('input[name=user]').fill('user-ok');
    await widget.locator('input[name=password]').fill('password-ok');
    await widget.getByRole('button', { name: 'Connect' }).click();
    await page.getByText(/is reported to the service/).waitFor();
    await widget.getByRole('button', { name: 'Done', exact: true }).click();
    await page.waitForFunction(() => document.querySelectorAll('iframe').length === 0);
    await button('Read the log').click();
    await page
      .getByRole('region', { name: 'Webhooks that came' })
      .getByText('item/created')
      .first()
      .waitFor();
  });
});

describe('/pluggy-widget-debug.html', () => {
  it('finds everything in order where it is, and the report names nobody', async () => {
    await until('webhooks are known to arrive', async () => {
      const path = '/api/pluggy-v2/webhook-round-trip';
      const answer = await call(world.service.url, path, { method: 'POST' });
      return answer.json<{ arriving: boolean }>().arriving;
    });
    await open('/pluggy-widget-debug.html');
    await page.getByLabel('oauthRedirectUri a examinar').fill('https://localhost/volta');
    await page.getByLabel('Cross-Origin-Opener-Policy da sua página').fill('same-origin');
    await button('Verificar tudo').click();
    await page.getByText('2 com falha, 0 com atenção.').waitFor({ timeout: 120_000 });
    const results = page.getByRole('region', { name: 'Resultados' });
    expect(await results.getByText('Certo', { exact: true }).count()).toBe(11);
    await results.getByText('A Pluggy não aceita localhost.').waitFor();
    await results.getByText('A janela do banco perde a ligação com a página (same-origin).').waitFor();
    await results.getByText('Dentro dele: clientUserId: demo-user.').waitFor();
    await results.getByText(/Os webhooks chegam/).waitFor();
    const report = (await page.getByRole('region', { name: 'Relatório' }).locator('pre').textContent()) ?? '';
    expect(report).toContain('[Falha] oauthRedirectUri');
    expect(report).toContain(await page.evaluate(() => navigator.userAgent));
    for (const secret of ['demo-user', 'sandbox-key', 'eyJ']) expect(report).not.toContain(secret);
    await expectGoodForAll('debug');
  });

  it('says so when the widget is held back, and by what', async () => {
    await open('/pluggy-widget-debug.html', { locale: 'en-GB' });
    await page.route(`${world.service.sandbox.url}/**`, (route) => route.abort());
    await page.getByLabel('API key or session token').fill('wrong');
    await button('Check everything').click();
    const results = page.getByRole('region', { name: 'Results' });
    await results.getByText('does not answer this browser.').waitFor();
    await results.getByText('Paste an API key with the scope write, and check again.').waitFor();
    await page
      .getByRole('status')
      .getByText(/^1 fail/)
      .waitFor();
  });
});

describe('/dev', () => {
  const tab = (name: string) => page.getByRole('link', { name, exact: true }).click();
  const panel = (name: string) => page.getByRole('region', { name, exact: true });

  it('shows the health, the events with an inspector, and replays one', async () => {
    const itemId = await world.bank.connect('ana');
    await open('/dev');
    await panel('Saúde').getByText('A cadeia inteira funciona.').waitFor();
    await expectGoodForAll('dev-health');
    await tab('Eventos');
    await page.getByLabel('itemId').fill(itemId);
    await button('Atualizar').click();
    await button('Inspecionar').first().click();
    await page.getByLabel('Inspetor').getByText(itemId).waitFor();
    await button('Tratar de novo').first().click();
    await page.getByText('O evento é tratado de novo.').waitFor();
    // all of them are shown, so nothing offers more
    expect(await button('Mostrar mais').isVisible()).toBe(false);
    await expectGoodForAll('dev-events');
    await tab('Leituras');
    await panel('Leituras').getByText('done · ok').first().waitFor();
    await tab('Completude');
    await page.getByLabel('Id do usuário').fill('ana');
    await page.getByLabel('Comparar agora com a Pluggy').check();
    await button('Verificar').click();
    await panel('Completude').getByText('Os dados estão completos').waitFor();
    await tab('Uso da Pluggy');
    await panel('Uso da Pluggy').getByText('Nenhuma chamada está sendo segurada agora.').waitFor();
    await tab('Auditoria');
    await panel('Auditoria').getByText('service.read').first().waitFor();
    await tab('Fila e tarefas mortas');
    await panel('Fila e tarefas mortas').getByText('Nenhuma tarefa neste estado.').waitFor();
    expect(complaints).toEqual([]);
  });

  it('makes a key that is shown once, and an endpoint that can be tested', async () => {
    await open('/dev#keys', { locale: 'en-GB' });
    await page.getByLabel('Name (name)').fill('reports');
    await button('Create').click();
    await page.getByText(/^pof_/).waitFor();
    await button('Revoke').click();
    await button('Confirm').click();
    await page.getByText('No key was made here.').waitFor();
    await tab('Outgoing webhooks');
    await page.getByLabel('url').fill('http://127.0.0.1:9/hook');
    await button('Create').click();
    await page
      .getByRole('alert')
      .getByText(/not on the public Internet/)
      .waitFor();
    // what the service refuses stands on the console as well
    expect(complaints).toEqual([expect.stringContaining('400')]);
  });

  it("moves the sandbox's clock and plays a scenario, whose effect arrives beside it", async () => {
    await world.bank.connect('rita');
    await open('/dev#sandbox');
    await page.getByLabel('Cenário').selectOption('late-rows');
    await button('Fazer acontecer').click();
    await page.getByText(/\d+ linhas criadas/).waitFor();
    await panel('Sandbox').getByText('transactions/created').first().waitFor();
    await expectGoodForAll('dev-sandbox');
  });
});
