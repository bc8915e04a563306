import { parse, stringify } from 'lossless-json';
import type { Language } from '../../i18n/language.ts';
import type { RawAnswer } from '../../lib/raw-call.ts';
import { element, fill } from '../lib/element.ts';
import { copyButton } from '../lib/fields.ts';
import type { PageTexts } from '../lib/page-texts.ts';
import type { TestTexts } from './texts.ts';

/** More of a text than this is of no use to anybody on a page. */
const MOST_SHOWN = 300_000;

/** JSON with its lines and every digit of its numbers; anything else as it is. */
export function prettyText(text: string): string {
  try {
    return stringify(parse(text), undefined, 2) ?? text;
  } catch {
    return text;
  }
}

const isText = (type: string): boolean => /^text\/|json|xml|ofx|csv/.test(type);

/** Shows an answer as it comes in, streams of events too, until it ends or the signal does. */
export async function showAnswer(
  target: HTMLElement,
  answer: RawAnswer,
  { words, page, language }: { words: TestTexts; page: PageTexts; language: Language },
): Promise<void> {
  const { status, headers, ms, response } = answer;
  const tone = response.ok ? 'badge-good' : 'badge-bad';
  const head = element('div', { class: 'developer-row' }, [
    element('span', { class: `badge ${tone}` }, `HTTP ${status}`),
    element('span', { class: 'fine' }, words.took(ms)),
  ]);
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const details = element('details', {}, [
    element('summary', {}, words.headers),
    element('pre', { class: 'developer-code' }, lines),
  ]);
  const type = headers.get('content-type') ?? '';
  const isStream = type.startsWith('text/event-stream');
  if (!isText(type)) {
    const blob = await response.blob();
    if (blob.size === 0)
      return fill(target, [head, element('p', { class: 'muted' }, words.emptyAnswer), details]);
    const href = URL.createObjectURL(blob);
    const name = /filename="?([^";]+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'answer';
    const size = new Intl.NumberFormat(language).format(blob.size);
    const link = element('a', { class: 'button button-quiet', href, download: name }, words.save);
    return fill(target, [head, element('p', {}, words.bytes(size)), link, details]);
  }
  const shown = element('pre', { class: 'developer-code', tabindex: '0', 'aria-label': words.answer });
  let text = '';
  fill(target, [head, shown, copyButton(page, () => shown.textContent), details]);
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (isStream) shown.textContent = text.slice(-MOST_SHOWN);
  }
  const pretty = isStream ? text : prettyText(text);
  shown.textContent = pretty === '' ? words.emptyAnswer : pretty.slice(0, MOST_SHOWN);
}
