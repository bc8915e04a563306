/**
 * An answer of Pluggy, byte for byte. What goes to the database goes from `body` or `text`, so that no amount
 * passes through a float; `json` is for looking at ids, statuses and dates.
 */
export class RawAnswer {
  readonly body: Buffer;
  #parsed: { readonly value: unknown } | undefined;

  constructor(body: Buffer) {
    this.body = body;
  }

  get text(): string {
    return this.body.toString('utf8');
  }

  get isEmpty(): boolean {
    return this.body.length === 0;
  }

  /**
   * The parsed body, undefined when it is empty. The type is the caller's expectation and is not checked;
   * numbers are floats, hence wrong for money.
   *
   * @throws SyntaxError when the body is not JSON. Its text quotes the body: never pass it on.
   */
  json<T>(): T {
    this.#parsed ??= { value: this.isEmpty ? undefined : JSON.parse(this.text) };
    return this.#parsed.value as T;
  }
}
