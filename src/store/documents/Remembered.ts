/** What was found out by scope and text. When it grows beyond its bound it begins empty again. */
export class Remembered<Value> {
  readonly #max: number;
  readonly #scopes = new Map<string, Map<string, Value>>();
  #size = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** What is remembered of a scope; to be asked for again after each `set`. */
  of(scope: string): ReadonlyMap<string, Value> {
    let found = this.#scopes.get(scope);
    if (found === undefined) {
      found = new Map();
      this.#scopes.set(scope, found);
    }
    return found;
  }

  set(scope: string, text: string, value: Value): void {
    if (this.#size >= this.#max) {
      this.#scopes.clear();
      this.#size = 0;
    }
    this.#size += 1;
    (this.of(scope) as Map<string, Value>).set(text, value);
  }
}
