import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { parseItemId, parseUserId } from '../domain/ids.ts';
import { escapeJson } from '../store/escape-json.ts';
import { plainBody } from './plain-body.ts';
import type { InboxEvent } from './sql/append-events.ts';

/** Long enough for any name of an event that Pluggy has, short enough for an index. */
const MAX_NAME_LENGTH = 200;

type Members = Readonly<Record<string, unknown>>;

function objectIn(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined;
}

function parseObject(text: string): Members | undefined {
  try {
    return objectIn(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_NAME_LENGTH;

/** The same body has the same name, so that a repeated delivery is one row. */
const nameOf = (body: Buffer): string => `sha256:${createHash('sha256').update(body).digest('hex')}`;

/** Kept, and acted on by nobody. */
function unreadable(delivered: Buffer, body: Buffer): InboxEvent {
  return {
    eventId: nameOf(body),
    isNameless: true,
    event: '',
    itemId: null,
    userId: null,
    body: null,
    bytes: delivered,
    outcome: 'unreadable',
  };
}

/**
 * Reads a delivery, whatever it is. Nothing in it is taken as a fact but "something changed": it only says what to look up.
 * What names neither an event nor an item that can exist is `unreadable`. The shape of before, `eventName` and
 * `data.item.id`, is read as well.
 * @param delivered the delivery's bytes as they came
 * @param clientId this application's id at Pluggy; events of another application are kept, and lead to nothing
 * @param encoding the delivery's Content-Encoding
 */
export function parseEvent(delivered: Buffer, clientId: string, encoding?: string): InboxEvent {
  const plain = plainBody(delivered, encoding);
  const { text: storable, escaped } = escapeJson(plain);
  const text = storable.toString('utf8');
  const isWellEncoded = isUtf8(plain);
  const members = parseObject(text);
  if (members === undefined) return unreadable(delivered, plain);
  const item =
    parseItemId(members['itemId']) ?? parseItemId(objectIn(objectIn(members['data'])?.['item'])?.['id']);
  const event = [members['event'], members['eventName']].find(isName);
  if (event === undefined && item === undefined) return unreadable(delivered, plain);
  const { eventId, clientId: sender, clientUserId } = members;
  const isForeign = sender !== undefined && sender !== null && sender !== clientId;
  return {
    eventId: isName(eventId) ? eventId : nameOf(plain),
    isNameless: !isName(eventId),
    event: event ?? '',
    itemId: item ?? null,
    userId: parseUserId(clientUserId) ?? null,
    body: isWellEncoded ? storable : Buffer.from(text),
    bytes: escaped === 0 && isWellEncoded ? null : plain,
    outcome: isForeign ? 'other-client' : item === undefined ? 'no-work' : null,
  };
}
