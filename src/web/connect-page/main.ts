import { reportItem } from '../features/connect/api/report-item.ts';
import { tokenProvider } from '../features/connect/token-provider.ts';
import { getAbout } from '../features/session/api/get-about.ts';
import { getSession, type Session } from '../features/session/api/get-session.ts';
import { type LinkQuestion, questionOfLink } from '../features/session/question-of-link.ts';
import { referrerOfVisit } from '../features/session/referrer-of-visit.ts';
import { SESSION_PREFIX, takeSessionToken } from '../features/session/take-session-token.ts';
import { linkTexts } from '../features/session/texts.ts';
import { ApiError } from '../lib/ApiError.ts';
import { type ApiClient, createApiClient } from '../lib/api-client.ts';
import { tellApp } from './tell-app.ts';
import { texts } from './texts.ts';
import '../styles/tokens.css';
import './connect-page.css';

// Before anything else, so that the token leaves the address bar even if the page fails to start.
const sessionToken = takeSessionToken(window.location, window.history);
// A link that is followed while the page is open changes the fragment alone: it is a new visit.
window.addEventListener('hashchange', () => {
  if (window.location.hash.startsWith(SESSION_PREFIX)) window.location.reload();
});

const query = new URLSearchParams(location.search);
const asked =
  query.get('language') ?? document.cookie.match(/(?:^|; )language=([^;]+)/)?.[1] ?? navigator.language;
const language = /^en\b/i.test(asked) ? 'en' : 'pt-BR';
document.documentElement.lang = language;
document.title = texts.title[language];

function add<Tag extends keyof HTMLElementTagNameMap>(
  parent: Element,
  tag: Tag,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  parent.append(element);
  return element;
}

/** The element, which gets its tokens from this page and tells it what was connected. */
function addElement(parent: Element, api: ApiClient, session: Session, said: HTMLElement): void {
  const { userId, includeSandbox } = session;
  const attributes: Record<string, string> = { language };
  const itemId = query.get('item');
  if (itemId !== null) attributes['item-id'] = itemId;
  if (query.get('mode') === 'widget') attributes['mode'] = 'widget';
  if (includeSandbox) attributes['include-sandbox'] = '';
  const element = document.createElement('pluggy-connect');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const report = (id: string): Promise<void> => reportItem(api, userId, id).catch(() => undefined);
  Object.assign(element, { getToken: tokenProvider(api, session, itemId) });
  element.addEventListener('connected', (event) => {
    const { itemId: id } = (event as CustomEvent<{ itemId: string }>).detail;
    void report(id);
    tellApp({ type: 'connected', itemId: id });
    said.replaceChildren(texts.connected[language], ' ');
    add(said, 'a', texts.see[language], { href: '/' });
  });
  parent.append(element);
}

/** @returns whether the person wants the link's session */
function ask(parent: Element, about: LinkQuestion): Promise<boolean> {
  const words = linkTexts[language][about];
  const question = add(parent, 'section', '', { 'aria-labelledby': 'question' });
  add(question, 'h2', words.title, { id: 'question' });
  add(question, 'p', words.body);
  add(question, 'p', words.advice);
  const stay = add(question, 'button', words.stay, { type: 'button', class: 'primary' });
  const take = add(question, 'button', words.take, { type: 'button' });
  return new Promise((resolve) => {
    const decide = (takesLink: boolean): void => {
      question.remove();
      resolve(takesLink);
    };
    stay.addEventListener('click', () => decide(false));
    take.addEventListener('click', () => decide(true));
  });
}

/** The token of the page's address becomes the cookie, after a question where one cannot know whose it is. */
async function followLink(api: ApiClient, token: string, page: Element): Promise<void> {
  const question = await questionOfLink(api, token, referrerOfVisit());
  if (question === null || (await ask(page, question))) await api.exchangeSessionToken(token);
}

/** A stranger is led to the team's app, which signs people in; where nobody said where that is, to nowhere. */
async function addWayToApp(parent: Element, api: ApiClient): Promise<void> {
  const { app } = await getAbout(api).catch(() => ({ app: { url: null } }));
  // in a frame of the app's page, the whole window goes there
  if (app.url !== null) add(parent, 'a', texts.toApp[language], { href: app.url, target: '_top' });
}

async function start(): Promise<void> {
  const page = document.getElementById('content');
  if (page === null) throw new Error('conectar.html has no element with the id "content"');
  add(page, 'h1', texts.title[language]);
  add(page, 'p', texts.lead[language]);
  const list = add(page, 'ul', '');
  for (const point of texts.points) add(list, 'li', point[language]);
  const said = add(page, 'p', '', { role: 'status' });
  const api = createApiClient({ language });
  let isStranger = false;
  try {
    if (sessionToken !== null) await followLink(api, sessionToken, page);
    addElement(page, api, await getSession(api), said);
  } catch (error) {
    isStranger = error instanceof ApiError && error.status === 401;
    said.textContent = isStranger ? texts.signedOut[language] : texts.unreachable[language];
  }
  const after = add(page, 'p', '');
  // the app's other pages know a stranger no better
  if (isStranger) await addWayToApp(after, api);
  else add(after, 'a', texts.back[language], { href: '/' });
}

void start();
