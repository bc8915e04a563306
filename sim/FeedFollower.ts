interface FeedEntry {
  readonly sequence: number;
  readonly userId: string;
  readonly kind: string;
  readonly op: 'put' | 'remove';
  readonly id: string;
  readonly accountId?: string;
}

interface Page {
  readonly entries: readonly string[];
  readonly next: string;
  readonly hasMore: boolean;
}

/** The last member of an entry, digits untouched. */
const objectOf = (text: string): string => text.slice(text.indexOf('"object":') + '"object":'.length, -1);

/** Reads one page of the feed after a cursor. */
export type ReadPage = (page: {
  readonly after?: string | undefined;
  readonly limit: number;
}) => Promise<Page>;

/** A program that copies the feed by the rules of its description, and nothing else. */
export class FeedFollower {
  /** Its copy: the JSON texts of the objects by user, kind, account and id. */
  readonly copy = new Map<string, string>();
  readonly #read: ReadPage;
  #after: string | undefined;
  #sequence = 0;

  constructor(read: ReadPage) {
    this.#read = read;
  }

  static nameOf(userId: string, kind: string, accountId: string | undefined, id: string): string {
    return [userId, kind, accountId ?? '', id].join(' ');
  }

  /** Applies one page. @returns whether there is more */
  async step(limit: number): Promise<boolean> {
    const { entries, next, hasMore } = await this.#read({ after: this.#after, limit });
    if (entries.length > limit) throw new Error(`${entries.length} entries where ${limit} were asked for`);
    for (const text of entries) this.#apply(JSON.parse(text) as FeedEntry, objectOf(text));
    this.#after = next;
    return hasMore;
  }

  /** Applies all that there is. */
  async catchUp(limit = 500): Promise<void> {
    while (await this.step(limit));
  }

  #apply({ sequence, userId, kind, op, id, accountId }: FeedEntry, object: string): void {
    if (sequence < this.#sequence) throw new Error(`${sequence} after ${this.#sequence}`);
    this.#sequence = sequence;
    if (kind === 'user') {
      for (const name of [...this.copy.keys()]) if (name.startsWith(`${userId} `)) this.copy.delete(name);
    } else if (op === 'put') this.copy.set(FeedFollower.nameOf(userId, kind, accountId, id), object);
    else this.copy.delete(FeedFollower.nameOf(userId, kind, accountId, id));
  }
}
