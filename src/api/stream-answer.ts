import type { Request, Response } from 'express';
import type { UserId } from '../domain/ids.ts';
import { answerStream } from './compress-answer.ts';
import type { ServiceParts } from './Service.ts';
import { type Piece, writerTo } from './write-paced.ts';

type WriteAll = (write: (piece: Piece) => Promise<void>) => Promise<void>;

/** What an answer is, besides its bytes. */
interface Kind {
  readonly type: string;
  /** Under which name a browser keeps it. Without one it is shown. */
  readonly fileName?: string;
}

/**
 * Answers with what is written piece by piece while the caller reads it. Such an answer holds a connection to the
 * database, so that there are only so many at a time, and who reads too slowly is cut off.
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
  const head = (): void => {
    response.type(type);
    if (fileName !== undefined) response.attachment(fileName).type(type);
  };
  const { target, begin, end } = answerStream(request, response, type);
  let hasBegun = false;
  const beginOnce = (): void => {
    if (hasBegun) return;
    hasBegun = true;
    head();
    begin();
  };
  try {
    if (request.method !== 'HEAD') {
      const write = writerTo(target, clock);
      await writeAll((piece) => {
        // with the first piece: what fails before it is answered as a problem, which is no file
        beginOnce();
        return write(piece);
      });
    }
    // a file without a line is a file
    beginOnce();
    end();
  } finally {
    giveBack();
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
