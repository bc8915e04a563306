/** What was read, and what of: an answer for one person or filter says nothing of another. */
export interface Loaded<T> {
  readonly of: string;
  /** Null: nothing was read yet. */
  readonly value: T | null;
  readonly error: unknown;
}

/** What there is of `of`: nothing, when something else was read. */
export function loadedOf<T>(loaded: Loaded<T>, of: string): Loaded<T> {
  return loaded.of === of ? loaded : { of, value: null, error: null };
}

/** After a failure the former answer stays, where it is one to the same question. */
export function withError<T>(loaded: Loaded<T>, of: string, error: unknown): Loaded<T> {
  return { ...loadedOf(loaded, of), error };
}
