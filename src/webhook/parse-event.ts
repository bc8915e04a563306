import { createHash } from 'node:crypto';
import { PublicError } from '../domain/errors.ts';
import { parseItemId, parseUserId } from '../domain/ids.ts';
import type { InboxEvent } from '../inbox/sql/append-event.ts';
import { escapeJson } from '../store/escape-json.ts';

/** Long enough for any name of an event that Pluggy has, short enough for an index. */
const MAX_NAME_LENGTH = 200;

const refuse = (field: string, en: string, pt: string): never => {
  throw new PublicError('invalid_value', { field, expected: { en, 'pt-BR': pt } });
};

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // answered below, together with JSON that is not an object
  }
  throw new PublicError('invalid_json');
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_NAME_LENGTH;

/**
 * Reads a delivery. Nothing in it is believed beyond "something changed": it only says what to look up.
 * @param body the delivery's bytes
 * @param clientId this application's id at Pluggy; events of another application are kept, and lead to nothing
 * @throws {PublicError} invalid_json or invalid_value
 */
export function parseEvent(body: Buffer, clientId: string): InboxEvent {
  const text = escapeJson(body).text.toString('utf8');
  const { event, eventId, itemId, clientId: sender, clientUserId } = parseObject(text);
  if (!isName(event))
    return refuse('event', 'the name of an event is required', 'é preciso o nome de um evento');
  const item = itemId === undefined || itemId === null ? null : parseItemId(itemId);
  if (item === undefined) return refuse('itemId', 'it must be a UUID', 'precisa ser um UUID');
  const foreign = sender !== undefined && sender !== null && sender !== clientId;
  return {
    // deliveries of before Pluggy had event ids are told apart by what they say
    eventId: isName(eventId) ? eventId : `sha256:${createHash('sha256').update(body).digest('hex')}`,
    isNameless: !isName(eventId),
    event,
    itemId: item,
    userId: parseUserId(clientUserId) ?? null,
    body: text,
    outcome: foreign ? 'other-client' : item === null ? 'no-work' : null,
  };
}
