import { eventsOf, isWithin, type PaymentEvent, type SizedPayment } from './payment.ts';
import { type Names, namesOf } from './payment-words.ts';

/** What goes into one payment is of one direction and currency. */
const kindOf = ({ signedAmount, currencyCode }: SizedPayment): string =>
  `${signedAmount.startsWith('-') ? 'out' : 'in'} ${currencyCode}`;

/** The newest rows of one name that are looked at; looking takes a time that grows with their square. */
const MOST_OF_A_NAME = 200;
/** So many rows share the beginning of a word when it is none of a party, such as "mercado". */
const MOST_OF_A_STEM = 120;

/** Rows by the names under which they may be found together. */
export class Parties {
  readonly #names = new Map<SizedPayment, Names>();
  readonly #exact = new Map<string, SizedPayment[]>();
  readonly #vague = new Map<string, SizedPayment[]>();
  /** What was asked of `around`. */
  readonly #events = new Map<string, readonly PaymentEvent[]>();

  /** @param rows oldest first */
  constructor(rows: readonly SizedPayment[]) {
    for (const row of rows) {
      const names = namesOf(row);
      this.#names.set(row, names);
      for (const name of names.exact) add(this.#exact, `${kindOf(row)} ${name}`, row);
      for (const stem of names.vague) add(this.#vague, `${kindOf(row)} ${stem}`, row);
    }
  }

  get exact(): readonly SizedPayment[][] {
    return distinct([...this.#exact.values()].map((group) => group.slice(-MOST_OF_A_NAME)));
  }

  /** Without those that are found under an exact name as well, and those of words that many parties have. */
  get vague(): readonly SizedPayment[][] {
    const exact = this.exact;
    const few = [...this.#vague.values()].filter(({ length }) => length <= MOST_OF_A_STEM);
    return distinct([...exact, ...few]).slice(exact.length);
  }

  /**
   * The events of whoever these rows are of: of all rows that share the beginning of their first word, or all of their words.
   * @param apart whether different amounts of one day are different payments
   */
  around(rows: readonly SizedPayment[], apart: boolean): readonly PaymentEvent[] {
    const keys = [...new Set(rows.map((row) => this.#partyOf(row)))].toSorted();
    const name = `${apart} ${keys.join('|')}`;
    const known = this.#events.get(name);
    if (known !== undefined) return known;
    const around = new Set(keys.flatMap((key) => this.#vague.get(key) ?? this.#exact.get(key) ?? []));
    const events = eventsOf([...around], apart);
    this.#events.set(name, events);
    return events;
  }

  #partyOf(row: SizedPayment): string {
    const { exact, vague } = this.#names.get(row) ?? { exact: [], vague: [] };
    return `${kindOf(row)} ${vague[0] ?? exact[0] ?? ''}`;
  }
}

function add(groups: Map<string, SizedPayment[]>, key: string, row: SizedPayment): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [row]);
  else group.push(row);
}

/** The groups that hold more than one row, each once. */
function distinct(groups: readonly SizedPayment[][]): SizedPayment[][] {
  const known = new Map(groups.map((group) => [group.map(({ id }) => id).join(' '), group]));
  return [...known.values()].filter(({ length }) => length > 1);
}

/**
 * Whether rows that share only a part of their words are of one party: the words take turns, or the price stays where they
 * change for good. Two employers, one after the other, are two.
 */
export function isOneParty(rows: readonly SizedPayment[]): boolean {
  const names = rows.map((row) => namesOf(row).exact[0] ?? '');
  const changes = names.flatMap((name, index) => (index > 0 && name !== names[index - 1] ? [index] : []));
  if (changes.length > new Set(names).size - 1) return true;
  return changes.every((index) => {
    const [before, after] = [rows[index - 1], rows[index]];
    return before !== undefined && after !== undefined && isWithin(before.size, after.size, 103n);
  });
}
