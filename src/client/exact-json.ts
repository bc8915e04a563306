import { COUNTS } from './generated/table.ts';

/** A string, or a number: what else there is in JSON stands between them. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** As many digits as a JavaScript number keeps. */
const SAFE_COUNT = /^-?\d{1,15}$/;

/**
 * Parses an answer without losing a digit. Every number becomes its own text, such as "-42.50", before `JSON.parse` sees it;
 * only whole numbers that count or name something (`sequence`, a connector's `id`) stay numbers, told by the name of their member.
 * @param counts further names of such members
 * @throws {SyntaxError} when the text is not JSON
 */
export function parseExact(text: string, counts: readonly string[] = []): unknown {
  let last = '';
  const exact = text.replace(TOKENS, (token) => {
    if (token.startsWith('"')) {
      last = token;
      return token;
    }
    const name = last.slice(1, -1);
    const isCount = (COUNTS.has(name) || counts.includes(name)) && SAFE_COUNT.test(token);
    return isCount ? token : `"${token}"`;
  });
  return JSON.parse(exact);
}
