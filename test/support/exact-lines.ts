import { parse } from 'lossless-json';

/** Digits without zeros that say nothing. */
const plain = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/** The `results` of an answer, with every number as its digits: no float can hide a difference. */
export function exactLines(text: string): Record<string, unknown>[] {
  const answer = parse(text, null, { parseNumber: plain }) as { results: Record<string, unknown>[] };
  return answer.results.map((line) => ({ ...line }));
}
