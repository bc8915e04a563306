import type { NextFunction, Response } from 'express';

type Options = NonNullable<Parameters<Response['sendFile']>[1]>;

/** Answers with a file. What comes after it is asked where there is none alone: Express calls back for a file that was sent, too. */
export function sendFile(response: Response, name: string, options: Options, next: NextFunction): void {
  response.sendFile(name, options, (error?: Error) => {
    if (error) next(error);
  });
}
