import type { Response } from 'express';
import { sendCompressed } from './compress-answer.ts';

/** Sends a JSON text that PostgreSQL built, as it is; compressed where the caller asks for that. */
export function sendJsonText(response: Response, text: string, status = 200): void {
  sendCompressed(response.status(status).type('application/json'), text);
}

export const joinJson = (texts: readonly string[]): string => `[${texts.join(',')}]`;
