import { readFileSync } from 'node:fs';
import { WRONG_USE } from '../domain/texts/commands/outcomes.ts';
import { WrongUse } from './wrong-use.ts';

/** One connection, and who gets it. */
export interface Assignment {
  readonly itemId: string;
  readonly userId: string;
}

/** An id, and whatever follows a comma, a semicolon, a tab or blanks. */
const LINE = /^([^\s,;]+)(?:\s*[,;\t]\s*|\s+)?(.*)$/;

/**
 * Reads lines of "item id, user id". Blank lines, lines that begin with `#`, and a heading "itemId,userId" are passed over.
 * @param userId who gets the connections of lines that name nobody
 * @throws {WrongUse} for a line without a user, before anything is done
 */
export function parseAssignments(text: string, userId?: string): Assignment[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, itemId = '', rest = ''] = LINE.exec(line.trim()) ?? [];
    if (itemId === '' || itemId.startsWith('#') || /^item_?id$/i.test(itemId)) return [];
    const owner = rest.trim().replace(/^"(.*)"$/, '$1') || userId;
    if (owner !== undefined) return [{ itemId: itemId.replace(/^"(.*)"$/, '$1'), userId: owner }];
    throw new WrongUse(WRONG_USE.lineWithoutUser, { line: index + 1 });
  });
}

/** @throws {WrongUse} */
export function readAssignments(file: string, userId?: string): Assignment[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new WrongUse(WRONG_USE.noFile, { file, why });
  }
  return parseAssignments(text, userId);
}
