import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Takes a piece of a file, a text or its UTF-8; resolves when it may be given the next. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

/** A file of the archive: its name, and what writes it once it is its turn. */
export interface ZipEntry {
  readonly name: string;
  readonly write: (write: Write) => Promise<void>;
}

const NOBODY_READS = 'nobody reads the archive any more';

/** What `entry` writes, as fast as it is read. */
function sourceOf({ write }: ZipEntry, open: Set<PassThrough>): Readable {
  const stream = new PassThrough();
  open.add(stream);
  stream.on('error', () => {}); // the archive hears of it too; one that is not read yet has no other listener
  const piece = async (text: string | Uint8Array): Promise<void> => {
    if (stream.destroyed) throw new Error(NOBODY_READS);
    if (!stream.write(text)) await once(stream, 'drain');
  };
  write(piece).then(
    () => stream.end(),
    (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  stream.once('close', () => open.delete(stream));
  return stream;
}

/**
 * An archive that is written while it is read: one entry after the other, and nothing of it is kept in memory.
 * @param write takes the bytes of the archive
 */
export async function writeZip(
  entries: readonly ZipEntry[],
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const zip = new ZipFile();
  const open = new Set<PassThrough>();
  for (const entry of entries)
    zip.addReadStreamLazy(entry.name, (ready) => ready(null, sourceOf(entry, open)));
  zip.end();
  const archive = zip.outputStream as PassThrough;
  archive.on('error', () => {}); // whoever reads it hears of it; once nobody does, nobody else need
  zip.on('error', (error: Error) => archive.destroy(error));
  try {
    for await (const bytes of archive) await write(bytes as Uint8Array);
  } finally {
    // who writes an entry holds a connection to the database
    for (const stream of open) stream.destroy(new Error(NOBODY_READS));
  }
}
