import type { Request, Response } from 'express';
import type { UserId } from '../domain/ids.ts';
import { gzipTo } from './gzip-to.ts';
import type { ServiceParts } from './Service.ts';
import { endPaced, type Piece, writerTo } from './write-paced.ts';

type WriteAll = (write: (piece: Piece) => Promise<void>) => Promise<void>;

/** What an answer is, besides its bytes. */
interface Kind {
  readonly type: string;
  /** Under which name a browser keeps it. Without one it is shown. */
  readonly fileName?: string;
}

/** What is packed already, and would only grow. */
const PACKED = 'application/zip';

/**
 * Answers with what is written piece by piece while the caller reads it, packed with gzip for whoever asks for that. Such an
 * answer holds a connection to the database, so that there are only so many at a time, and who reads too slowly is cut off.
 * @throws {PublicError} too_many_streams
 */
export async function streamAnswer(
  { limits, clock }: Pick<ServiceParts, 'limits' | 'clock'>,
  userId: UserId,
  request: Request,
  response: Response,
  { type, fileName }: Kind,
  writeAll: WriteAll,
): Promise<void> {
  const giveBack = limits.exports.take(userId);
  const mayPack = type !== PACKED;
  const packs = mayPack && request.acceptsEncodings('gzip') === 'gzip';
  const head = (): void => {
    response.type(type);
    if (fileName !== undefined) response.attachment(fileName).type(type);
    if (mayPack) response.vary('Accept-Encoding');
    if (packs) response.setHeader('Content-Encoding', 'gzip');
  };
  const writer = writerTo(response, clock);
  const write = (piece: Piece): Promise<void> => {
    // with the first piece: what fails before it is answered as a problem, which is no file
    if (!response.headersSent) head();
    return writer(piece);
  };
  try {
    if (request.method === 'HEAD') head();
    else {
      await (packs ? writePacked(write, writeAll) : writeAll(write));
      // a file without a line is a file
      if (!response.headersSent) head();
    }
    await endPaced(response, clock);
  } finally {
    giveBack();
  }
}

async function writePacked(write: (piece: Piece) => Promise<void>, writeAll: WriteAll): Promise<void> {
  const gzip = gzipTo(write);
  try {
    await writeAll(gzip.write);
    await gzip.end();
  } finally {
    gzip.close();
  }
}

/** The same with a JSON text. */
export const streamJson = (
  parts: Pick<ServiceParts, 'limits' | 'clock'>,
  userId: UserId,
  request: Request,
  response: Response,
  writeAll: WriteAll,
): Promise<void> => streamAnswer(parts, userId, request, response, { type: 'application/json' }, writeAll);
