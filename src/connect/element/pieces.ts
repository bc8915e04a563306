import type { Connector } from '../flow/pluggy-types.ts';
import { knownCode, type Problem } from '../flow/problem.ts';
import type { Texts } from '../texts/texts-pt.ts';
import { h, ICONS, icon, listen } from './dom.ts';

// What several screens have.

export const heading = (text: string): HTMLElement =>
  h('h2', { part: 'title', id: 'title', tabindex: -1 }, text);

export function primary(text: string, click?: () => void): HTMLButtonElement {
  const button = h('button', { part: 'primary', class: 'primary', type: click ? 'button' : 'submit' }, text);
  return click ? listen(button, { click }) : button;
}

export const secondary = (text: string, click: () => void): HTMLButtonElement =>
  listen(h('button', { part: 'secondary', class: 'secondary', type: 'button' }, text), { click });

export const waiting = (text: string): HTMLElement =>
  h('p', { class: 'waiting' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), text);

/** The bank's picture; its first letter where there is none or it does not load. */
export function logo({ name, imageUrl, primaryColor }: Connector): HTMLElement {
  const letter = h('span', { class: 'logo', 'aria-hidden': 'true' }, name.trim().charAt(0).toUpperCase());
  if (/^[0-9a-f]{6}$/i.test(primaryColor ?? '')) letter.style.setProperty('--bank', `#${primaryColor}`);
  if (imageUrl && /^https?:/.test(imageUrl)) {
    const picture = h('img', { src: imageUrl, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer' });
    listen(picture, { load: () => picture.classList.add('ready'), error: () => picture.remove() });
    letter.append(picture);
  }
  return letter;
}

/** What happened, why, and what to do now. It is read out as it appears. */
export function problemNotice(texts: Texts, problem: Problem, titled: boolean): HTMLElement {
  const [title, cause, next] = texts.problems[knownCode(problem.code)];
  const { bankMessage, deviceName, waitMinutes } = problem;
  return h(
    'div',
    { class: 'notice', role: 'alert' },
    icon(ICONS.warning),
    h(
      'div',
      {},
      titled ? h('p', { class: 'strong' }, title) : null,
      h('p', {}, cause),
      bankMessage ? h('p', {}, `${texts.failed.bankSays} `, h('q', { lang: 'pt-BR' }, bankMessage)) : null,
      deviceName ? h('p', {}, `${texts.action.device}: `, h('b', {}, deviceName)) : null,
      h('p', {}, next),
      waitMinutes ? h('p', {}, texts.failed.wait(waitMinutes)) : null,
    ),
  );
}

const BASE64 = /^[A-Za-z0-9+/]{40,}={0,2}$/;

/** A picture's address from what banks send: a data address, or bare base64. Null for anything else. */
export function pictureOf(data: string | null | undefined): string | null {
  if (!data) return null;
  if (/^data:image\//i.test(data)) return data;
  const packed = data.replace(/\s/g, '');
  if (!BASE64.test(packed)) return null;
  // "PHN2" and "PD94" are how "<sv" and "<?x" begin in base64.
  return `data:image/${/^(PHN2|PD94)/.test(packed) ? 'svg+xml' : 'png'};base64,${packed}`;
}
