import { expect, it } from 'vitest';
import { useWorld } from './support/world.ts';

const world = useWorld('alone', {
  service: {
    env: {
      APP_NAME: 'Loja',
      APP_URL: 'https://loja.example',
      APP_LEGAL_NAME: 'Loja Ltda',
      CONSENT_PURPOSE: 'Mostrar gastos. | To show spending.',
    },
  },
});

it('any page may read where Pluggy is and who asks for the data, without signing in', async () => {
  const answer = await fetch(`${world.app.url}/pluggy-connect.json`, {
    headers: { origin: 'https://shop.example' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(await answer.json()).toEqual({
    apiUrl: 'http://127.0.0.1:9',
    widgetUrl: 'http://127.0.0.1:9',
    sandbox: true,
    app: { name: 'Loja', url: 'https://loja.example', legalName: 'Loja Ltda', logoUrl: null },
    purpose: { pt: 'Mostrar gastos.', en: 'To show spending.' },
  });
});

it('is read, and nothing else', async () => {
  const answer = await fetch(`${world.app.url}/pluggy-connect.json`, { method: 'POST' });
  expect(answer.status).toBe(405);
});
