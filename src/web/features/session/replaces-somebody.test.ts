import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApiClient } from '../../lib/api-client.ts';
import { StubService } from '../../testing/StubService.ts';
import { replacesSomebody } from './replaces-somebody.ts';

let service: StubService;

beforeEach(async () => {
  service = await StubService.start('there-is-no-page');
  service.mode = 'live';
  service.links.set('token-of-ana', 'ana').set('token-of-bia', 'bia');
});
afterEach(() => service.close());

const replaces = (token: string): Promise<boolean> =>
  replacesSomebody(createApiClient({ language: 'en', origin: service.url }), token);

it('a browser in which nobody is signed in goes straight in', async () => {
  service.signedIn = false;
  expect(await replaces('token-of-ana')).toBe(false);
});

it("a new session of the same person's goes straight in", async () => {
  service.userId = 'ana';
  expect(await replaces('token-of-ana')).toBe(false);
});

it("another person's session is asked about", async () => {
  service.userId = 'ana';
  expect(await replaces('token-of-bia')).toBe(true);
});

it("the sandbox's demo user is nobody, but only there", async () => {
  expect(await replaces('token-of-ana')).toBe(true);
  service.mode = 'sandbox';
  expect(await replaces('token-of-ana')).toBe(false);
});

it('a token that is good no longer is refused, whoever is signed in', async () => {
  await expect(replaces('token-of-nobody')).rejects.toMatchObject({ status: 401 });
});

it('does not go in where it cannot tell who is signed in', async () => {
  service.failing.set('/session', 503);
  await expect(replaces('token-of-ana')).rejects.toMatchObject({ status: 503 });
});
