export type Language = 'pt' | 'en';

/**
 * Portuguese unless the host says otherwise. A language we don't speak gives the browser's one, and English
 * when we don't speak that either: the rule that the official package documents.
 */
export function pickLanguage(wanted: string | undefined, browserLanguage: string): Language {
  if (!wanted) return 'pt';
  return known(wanted) ?? known(browserLanguage) ?? 'en';
}

function known(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return primary === 'pt' || primary === 'en' ? primary : undefined;
}
