import { UserError } from './user-error.mjs';

const NO_ROOM = /\b(ENOSPC|EDQUOT)\b/;
const NOT_ALLOWED = /\b(EACCES|EPERM|EROFS)\b/;

/**
 * What the operating system refused, as a sentence with the fix; undefined for anything else.
 *
 * @param {string} text an error's code, or what a program printed
 * @param {string} where the file or folder that could not be written
 * @returns {string | undefined}
 */
export function explainRefusal(text, where) {
  if (NO_ROOM.test(text)) {
    return `The disk is full (${where}). Free about 1 GB there, then run the same command again.`;
  }
  if (NOT_ALLOWED.test(text)) {
    return (
      `${where} may not be written by this user: it belongs to another one (root perhaps, from an earlier run), ` +
      'or the disk is read-only. Give it to yourself ("sudo chown -R $(id -u):$(id -g) ." in this folder), ' +
      'or run this as the user who owns it.'
    );
  }
  return undefined;
}

/**
 * Runs what writes files of this project; a refusal of the operating system becomes a UserError.
 *
 * @template T
 * @param {string} root named where the refused path is not known
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function explainingRefusals(root, work) {
  try {
    return await work();
  } catch (error) {
    const why = explainRefusal(String(error?.code ?? ''), error?.path ?? root);
    if (why === undefined) throw error;
    throw new UserError(why);
  }
}
