/** HTML that needs no escaping any more. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (found) => ENTITIES[found] ?? found);

function textOf(piece: Piece): string {
  if (typeof piece === 'object' && 'html' in piece) return piece.html;
  if (typeof piece === 'object') return piece.map((one) => one.html).join('');
  return escapeHtml(String(piece));
}

/** A template whose values are escaped, unless they are HTML themselves. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return { html: strings.map((text, index) => text + textOf(pieces[index] ?? '')).join('') };
}

export const NOTHING: Html = { html: '' };

/** A sentence in which only `code` is marked up. */
export function prose(text: string): Html {
  const parts = text.split('`');
  return {
    html: parts
      .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
      .join(''),
  };
}
