import type { RequestLine } from './pluggy-errors.ts';

/**
 * The operation that a request is one of, as Pluggy's limits count: `GET /items/:id`. In all of Pluggy's paths the
 * segment after the collection is an id, and nothing else is.
 */
export function endpointOf({ method, path }: RequestLine): string {
  const segments = path.split('/').slice(1);
  const collection = segments[0] === 'v2' ? 1 : 0;
  const named = segments.map((segment, index) => (index === collection + 1 ? ':id' : segment));
  return `${method} /${named.join('/')}`;
}
