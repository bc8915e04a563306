import * as z from 'zod/mini';
import { callApi } from '../lib/call-api.ts';
import { element, fill } from '../lib/element.ts';
import { copyButton, field } from '../lib/fields.ts';
import type { PageContext } from '../lib/page.ts';
import { connectionList, readConnections } from './connections.ts';
import { clockText, minutesToTell } from './countdown.ts';
import { TOKEN_TEXTS } from './texts.ts';

const TICK_MS = 250;
const STATUS_EVERY_MS = 5_000;

export const madeToken = z.object({
  connectToken: z.string(),
  expiresAt: z.string(),
  userId: z.string(),
  includeSandbox: z.boolean(),
});

export interface Made extends z.output<typeof madeToken> {
  /** How far this computer's clock is before the service's. */
  readonly offsetMs: number;
}

const timeOf = (language: PageContext['language'], iso: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(iso));

/** How much time is left, told once a minute to who does not see it. */
function countdown(endsAt: number, language: PageContext['language']) {
  const words = TOKEN_TEXTS[language];
  const clock = element('p', { class: 'developer-time', role: 'timer', 'aria-label': words.left });
  const told = element('p', { class: 'fine', role: 'status' });
  const over = element('div');
  let before = endsAt - Date.now();
  /** @returns whether the time is over */
  const tick = (): boolean => {
    const left = endsAt - Date.now();
    clock.textContent = clockText(left);
    const minutes = minutesToTell(before, left);
    before = left;
    if (minutes !== undefined && minutes > 0) told.textContent = words.minutes(minutes);
    if (left > 0) return false;
    told.textContent = '';
    clock.classList.add('developer-time-over');
    fill(over, element('p', { class: 'notice notice-warning', role: 'alert' }, words.over));
    return true;
  };
  return { clock, told, over, tick };
}

/** The connections of the token's user, as they are now. */
async function connectionsNow(userId: string, { language, settings, words: page }: PageContext) {
  const path = `/user/${encodeURIComponent(userId)}/items`;
  const time = (iso: string): string => timeOf(language, iso);
  return callApi(settings.apiPath, { path, language, words: page.failures }).then(
    ({ value }) => connectionList(readConnections(value), TOKEN_TEXTS[language], time),
    (error: unknown) =>
      element('p', { class: 'notice notice-error' }, error instanceof Error ? error.message : ''),
  );
}

/** The token with its time, and the connections of its user, until the page is drawn again or another token made. */
export function showToken(target: HTMLElement, made: Made, context: PageContext, signal: AbortSignal): void {
  const { language, words: page } = context;
  const words = TOKEN_TEXTS[language];
  const token = element('textarea', { readonly: true, rows: 5, spellcheck: 'false' });
  token.value = made.connectToken;
  const { clock, told, over, tick } = countdown(new Date(made.expiresAt).getTime() + made.offsetMs, language);
  const list = element('div');
  fill(target, [
    element('p', { class: 'fine' }, words.left),
    clock,
    element('p', { class: 'fine' }, words.until(timeOf(language, made.expiresAt))),
    told,
    over,
    field(words.token, token),
    copyButton(page, () => made.connectToken, words.copy),
    element('p', {}, words.owner(made.userId)),
    made.includeSandbox && element('p', { class: 'fine' }, words.sandboxFlag),
    element('h3', {}, words.status),
    element('p', { class: 'fine' }, words.statusHint),
    list,
  ]);
  follow(signal, tick, async () => {
    const found = await connectionsNow(made.userId, context);
    if (!signal.aborted) fill(list, found);
  });
}

/** Ticks and asks again and again, until the token's time is over or another one is shown. */
function follow(signal: AbortSignal, tick: () => boolean, ask: () => Promise<void>): void {
  const asking = setInterval(() => void ask(), STATUS_EVERY_MS);
  const ticking = setInterval(() => tick() && end(), TICK_MS);
  const end = (): void => {
    clearInterval(ticking);
    clearInterval(asking);
  };
  signal.addEventListener('abort', end);
  if (tick()) end();
  void ask();
}
