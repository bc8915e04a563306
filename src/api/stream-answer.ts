import type { Request, Response } from 'express';
import type { UserId } from '../domain/ids.ts';
import type { ServiceParts } from './Service.ts';
import { writerTo } from './write-paced.ts';

/**
 * Answers with a JSON text that is written piece by piece while the caller reads it. Such an answer holds a connection to the
 * database, so that there are only so many at a time, and who reads too slowly is cut off.
 * @throws {PublicError} too_many_streams
 */
export async function streamJson(
  { limits, clock }: Pick<ServiceParts, 'limits' | 'clock'>,
  userId: UserId,
  request: Request,
  response: Response,
  writeAll: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const giveBack = limits.exports.take(userId);
  try {
    response.type('application/json');
    if (request.method !== 'HEAD') await writeAll(writerTo(response, clock));
    response.end();
  } finally {
    giveBack();
  }
}
