/** The parts of a piece, one behind the other. */
export type Piece = readonly Buffer[];

/** How the name of the list ends. A search for its first quote would stop at every name of the page. */
const RESULTS = Buffer.from('sults":');
const FIRST_ROW = Buffer.from('"results":[{"');
/** Between two objects of a list. */
const BETWEEN_ROWS = Buffer.from('},{"');
const BEGIN = Buffer.from('{"results":[');
const END = Buffer.from(']}');
const BRACE_AND_COMMA = 2;

/**
 * How large a piece is. PostgreSQL parses some fifty rows within the processor's own caches, and a whole page of 500
 * outside of them, which takes a fourth longer.
 */
const PIECE_BYTES = 48 * 1024;

/**
 * A page of rows, `{ "results": [...] }`, as pages with fewer rows each, in their order. Nothing is copied and hardly
 * anything looked at: a cut within a list of a row, or in a text that ends like it, leaves a bracket or a quote open,
 * so that PostgreSQL refuses the pieces, as it refuses what is no JSON. The caller then has it read the page whole.
 */
export function cutPage(page: Buffer, pieceBytes = PIECE_BYTES): Piece[] {
  const first = page.indexOf(FIRST_ROW);
  if (first < 0 || page.indexOf(RESULTS, first + FIRST_ROW.length) >= 0) return [[page]];
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = first; ; ) {
    const cut = page.indexOf(BETWEEN_ROWS, Math.max(at, from + pieceBytes));
    if (cut < 0) break;
    const rows = page.subarray(from, cut + 1);
    pieces.push(from === 0 ? [rows, END] : [BEGIN, rows, END]);
    from = cut + BRACE_AND_COMMA;
    at = from;
  }
  pieces.push(from === 0 ? [page] : [BEGIN, page.subarray(from)]);
  return pieces;
}
