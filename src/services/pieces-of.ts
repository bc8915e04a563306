import { TransformStream } from 'node:stream/web';

/**
 * What `produce` writes, as fast as somebody reads it. Nothing begins before the first piece is asked for, and whoever stops reading
 * ends it.
 */
export async function* piecesOf<Piece>(
  produce: (write: (piece: Piece) => Promise<void>) => Promise<void>,
): AsyncGenerator<Piece, void, void> {
  const { readable, writable } = new TransformStream<Piece, Piece>();
  const writer = writable.getWriter();
  const produced = produce((piece) => writer.write(piece)).then(
    () => writer.close(),
    (error: unknown) => writer.abort(error),
  );
  try {
    yield* readable;
  } finally {
    await produced.catch(() => {}); // the reader has heard of it, or has left
  }
}
