const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Pluggy's objects go six levels deep, inside a page seven; what programs recurse into ends at some thousands. */
export const MOST_LEVELS = 64;

/**
 * Whether a JSON text has lists and objects nested deeper than `MOST_LEVELS`. It looks at the bytes alone: parsing such a
 * text takes memory for every level.
 */
export function isNestedTooDeep(json: Buffer): boolean {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (isInText) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === LIST || byte === OBJECT) {
      depth += 1;
      if (depth > MOST_LEVELS) return true;
    } else if (byte === LIST_END || byte === OBJECT_END) depth -= 1;
  }
  return false;
}
