import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, Handler, Match, Reply } from './Router.ts';

/** What goes wrong with one call on purpose. */
export interface Mishap {
  /** Answers in the API's place before the call is looked at; false when nothing was sent. */
  before(response: ServerResponse): boolean;
  /** Runs the call; the data of its answer may be wrong. */
  run(handler: Handler, call: Call, response: ServerResponse): Promise<Reply>;
  /** Sends the answer damaged; false when nothing was sent. */
  answer(response: ServerResponse, status: number, body: Buffer): boolean;
}

/** Draws what goes wrong with a call; undefined where nothing may. */
export type DrawMishap = (match: Match, path: string, request: IncomingMessage) => Mishap | undefined;
