/** A person's object as it came, and what is stored of it; null: the same. */
export interface KnownPerson {
  readonly text: Buffer;
  readonly stored: Buffer | null;
}

interface Slot extends KnownPerson {
  readonly accountId: string;
}

/** A power of two. */
const SLOTS = 4_096;
/** Where the name begins in `{"name":"…`; bytes from there on tell persons apart. */
const FIRST_BYTE = 9;
const STEP = 3;
const LAST_BYTE = FIRST_BYTE + 24 * STEP;
const PRIME = 31;

function slotOf(json: Buffer, start: number): number {
  let hash = 0;
  for (let at = start + FIRST_BYTE; at < start + LAST_BYTE; at += STEP)
    hash = (Math.imul(hash, PRIME) + (json[at] ?? 0)) | 0;
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
}

/**
 * The persons that pages named lately, found again by their bytes where they begin. An object ends where its bytes end,
 * so that nobody has to look for the end of one that is known: most payments of an account have its holder on one side.
 */
export class RecentPersons {
  readonly #slots: (Slot | undefined)[] = new Array(SLOTS);

  /** @param start where an object begins */
  find(json: Buffer, start: number, accountId: string): KnownPerson | undefined {
    const slot = this.#slots[slotOf(json, start)];
    if (slot === undefined || slot.accountId !== accountId) return undefined;
    const end = start + slot.text.length;
    if (end > json.length || json.compare(slot.text, 0, slot.text.length, start, end) !== 0) return undefined;
    return slot;
  }

  /** Takes the place of one with the same mark. */
  keep(json: Buffer, start: number, end: number, accountId: string, stored: Buffer | null): void {
    // a copy: the page's own memory is used for another one
    this.#slots[slotOf(json, start)] = { accountId, text: Buffer.from(json.subarray(start, end)), stored };
  }
}
