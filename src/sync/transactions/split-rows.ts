const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The rows of a page, `{"results":[…]}`, each as the text it came in. It looks at brackets and quotes alone, so that it takes
 * rows that no parser takes: broken ones, and ones that are nested without end.
 * @returns undefined where the page itself is broken, so that nobody can say where its rows begin and end
 */
export function splitRows(page: Buffer): string[] | undefined {
  const rows: string[] = [];
  let [depth, textAt, rowAt] = [0, -1, -1];
  let lastText = '';
  const end = (at: number): void => {
    const row = page.toString('utf8', rowAt, at).trim();
    if (row !== '') rows.push(row);
    rowAt = at + 1;
  };
  for (let at = 0; at < page.length; at += 1) {
    const byte = page[at];
    if (textAt >= 0) {
      if (byte === BACKSLASH) at += 1;
      else if (byte === QUOTE) {
        if (depth === 1) lastText = page.toString('utf8', textAt, at);
        textAt = -1;
      }
    } else if (byte === QUOTE) textAt = at + 1;
    else if (byte === LIST || byte === OBJECT) {
      depth += 1;
      if (depth === 2 && byte === LIST && lastText === 'results') rowAt = at + 1;
    } else if (byte === LIST_END || byte === OBJECT_END) {
      if (depth === 2 && rowAt >= 0) {
        end(at);
        return rows;
      }
      depth -= 1;
    } else if (byte === COMMA && depth === 2 && rowAt >= 0) end(at);
  }
  return undefined;
}
