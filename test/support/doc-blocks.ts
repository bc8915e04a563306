/** A block of code in a page: what is between its fences, and in which language. */
export interface DocBlock {
  readonly language: string;
  readonly text: string;
}

/** The blocks of code of a Markdown page, in their order. */
export function blocksOf(page: string): DocBlock[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

const MORE = '…';

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;

/**
 * Where an answer has another shape than the one that a page shows; empty: nowhere. An object that is shown with a member
 * "…" may have more members than are shown. Of a list, those that are shown are compared; one that ends in "…" may be longer.
 */
export function differences(shown: unknown, real: unknown, at = 'answer'): string[] {
  if (kindOf(shown) !== kindOf(real)) return [`${at}: ${kindOf(shown)} is shown, ${kindOf(real)} came`];
  if (Array.isArray(shown) && Array.isArray(real)) {
    const all = shown.filter((one) => one !== MORE);
    const isLonger = real.length > all.length && all.length === shown.length;
    const within = all.flatMap((one, index) => differences(one, real[index], `${at}[${index}]`));
    return isLonger ? [`${at}: ${real.length} came, ${all.length} are shown`, ...within] : within;
  }
  if (typeof shown !== 'object' || shown === null) return [];
  const [left, right] = [shown as Record<string, unknown>, real as Record<string, unknown>];
  const names = Object.keys(left).filter((name) => name !== MORE);
  const unknown = MORE in left ? [] : Object.keys(right).filter((name) => !(name in left));
  return [
    ...unknown.map((name) => `${at}.${name} came and is not shown`),
    ...names.flatMap((name) =>
      name in right ? differences(left[name], right[name], `${at}.${name}`) : [`${at}.${name} did not come`],
    ),
  ];
}
