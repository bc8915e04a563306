import { serversOf } from '../../domain/database-url.ts';

/** The servers of one URL, of which the one that worked last is asked first. */
export class Servers {
  readonly #urls: readonly string[];
  #at = 0;

  constructor(url: string) {
    this.#urls = serversOf(url) ?? [url];
  }

  get count(): number {
    return this.#urls.length;
  }

  get current(): string {
    return this.#urls[this.#at] ?? '';
  }

  /** The next one is asked from now on, unless somebody has gone on to it already. */
  passOver(url: string): void {
    if (this.current === url) this.#at = (this.#at + 1) % this.#urls.length;
  }
}
