import type { Text } from '../text.ts';

export interface ErrorKind {
  /** HTTP status of an answer that carries this error. */
  readonly status: number;
  /** Whether the same request may succeed later without any change. */
  readonly retry: boolean;
  readonly title: Text;
  /** What happened, why, and what to do now. */
  readonly detail: Text;
}

export const kind = (status: number, retry: boolean, title: Text, detail: Text): ErrorKind => ({
  status,
  retry,
  title,
  detail,
});
