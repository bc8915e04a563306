export const LANGUAGES = ['pt-BR', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The product's users are Brazilian: whoever states no preference reads Portuguese. */
export const DEFAULT_LANGUAGE: Language = 'pt-BR';

interface Preference {
  readonly tag: string;
  readonly weight: number;
}

function parsePreference(part: string): Preference {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: tag.toLowerCase(), weight: Number.isFinite(weight) ? weight : 0 };
}

function languageOf(tag: string): Language | undefined {
  if (tag === 'pt' || tag.startsWith('pt-')) return 'pt-BR';
  return tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
}

/** Picks the language that an `Accept-Language` header asks for (RFC 9110, 12.5.4). */
export function pickLanguage(header: string | undefined): Language {
  const preferences = (header ?? '').slice(0, 1_000).split(',').map(parsePreference);
  const best = preferences
    .filter(({ tag, weight }) => weight > 0 && languageOf(tag) !== undefined)
    .sort((a, b) => b.weight - a.weight)[0];
  return (best && languageOf(best.tag)) ?? DEFAULT_LANGUAGE;
}
