import { afterEach, beforeEach, expect, it } from 'vitest';
import { createApiClient } from '../../lib/api-client.ts';
import { StubService } from '../../testing/StubService.ts';
import { type LinkQuestion, questionOfLink } from './question-of-link.ts';

let service: StubService;

beforeEach(async () => {
  service = await StubService.start('there-is-no-page');
  service.mode = 'live';
  service.appUrl = 'https://app.example/money';
  service.links.set('token-of-ana', 'ana').set('token-of-bia', 'bia');
});
afterEach(() => service.close());

const question = (token: string, referrer = ''): Promise<LinkQuestion | null> =>
  questionOfLink(createApiClient({ language: 'en', origin: service.url }), token, referrer);

it("a browser in which nobody is signed in goes straight in when the team's app led here", async () => {
  service.signedIn = false;
  expect(await question('token-of-ana', 'https://app.example/')).toBe(null);
});

it('a browser in which nobody is signed in asks about a link of which nobody knows who gave it', async () => {
  service.signedIn = false;
  expect(await question('token-of-ana')).toBe('unknown');
  expect(await question('token-of-ana', 'https://app.example.evil.example/')).toBe('unknown');
  expect(await question('token-of-ana', 'http://app.example/')).toBe('unknown');
  service.appUrl = null;
  expect(await question('token-of-ana', 'https://app.example/')).toBe('unknown');
});

it("a new session of the same person's goes straight in", async () => {
  service.userId = 'ana';
  expect(await question('token-of-ana')).toBe(null);
});

it("another person's session is asked about, whoever led here", async () => {
  service.userId = 'ana';
  expect(await question('token-of-bia')).toBe('other');
  expect(await question('token-of-bia', 'https://app.example/')).toBe('other');
});

it("the sandbox's demo user is nobody, but only there", async () => {
  expect(await question('token-of-ana')).toBe('other');
  service.mode = 'sandbox';
  expect(await question('token-of-ana')).toBe(null);
});

it('a token that is good no longer is refused, whoever is signed in', async () => {
  await expect(question('token-of-nobody')).rejects.toMatchObject({ status: 401 });
});

it('does not go in where it cannot tell who is signed in', async () => {
  service.failing.set('/session', 503);
  await expect(question('token-of-ana')).rejects.toMatchObject({ status: 503 });
});
