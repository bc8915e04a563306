export {
  ApiError,
  type FieldError,
  HttpError,
  NetworkError,
  TimeoutError,
  UnreadableError,
} from './ApiError.ts';
export { changes, type FollowOptions } from './changes.ts';
export { type Client, type ClientOptions, createClient } from './create-client.ts';
export { parseExact } from './exact-json.ts';
export type { BodyReader, Fetch, HttpAnswer, HttpRequest } from './fetch.ts';
export type { EventOptions } from './follow-events.ts';
export * from './generated/errors.ts';
export type * from './generated/operations.ts';
export { type ListOperation, type Page, pages, rows } from './pages.ts';
export type { ServerEvent } from './read-events.ts';
export type { CallOptions } from './Transport.ts';
