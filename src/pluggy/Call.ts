import type { HttpMethod, RequestLine } from './pluggy-errors.ts';
import type { Query } from './request-target.ts';
import type { TransportAnswer } from './Transport.ts';

/** One call, before the API key and apart from its repeats. */
export interface Call<T> {
  readonly method: HttpMethod;
  readonly path: string;
  readonly query?: Query | undefined;
  readonly body?: object | undefined;
  /** Whether doing it twice is the same as doing it once. Default: a GET and a DELETE, by their meaning in HTTP. */
  readonly repeatable?: boolean | undefined;
  /** Makes the result of a 2xx; an error that it throws is treated as an error of that attempt. */
  readonly read: (answer: TransportAnswer, request: RequestLine) => T;
}
