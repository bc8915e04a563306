import type { Response } from 'express';

/** Sends a JSON text that PostgreSQL built, as it is. */
export function sendJsonText(response: Response, text: string, status = 200): void {
  response.status(status).type('application/json').send(text);
}

export const joinJson = (texts: readonly string[]): string => `[${texts.join(',')}]`;
