import { isWithin, type SizedPayment } from './payment.ts';
import { type Names, namesOf } from './payment-words.ts';

/** What goes into one payment is of one direction and currency. */
const kindOf = ({ signedAmount, currencyCode }: SizedPayment): string =>
  `${signedAmount.startsWith('-') ? 'out' : 'in'} ${currencyCode}`;

/** Rows by the names under which they may be found together. */
export class Parties {
  readonly #names = new Map<SizedPayment, Names>();
  readonly #exact = new Map<string, SizedPayment[]>();
  readonly #vague = new Map<string, SizedPayment[]>();

  constructor(rows: readonly SizedPayment[]) {
    for (const row of rows) {
      const names = namesOf(row);
      this.#names.set(row, names);
      for (const name of names.exact) add(this.#exact, `${kindOf(row)} ${name}`, row);
      for (const stem of names.vague) add(this.#vague, `${kindOf(row)} ${stem}`, row);
    }
  }

  get exact(): readonly SizedPayment[][] {
    return distinct([...this.#exact.values()]);
  }

  /** Without those that are found under an exact name as well. */
  get vague(): readonly SizedPayment[][] {
    const exact = this.exact;
    return distinct([...exact, ...this.#vague.values()]).slice(exact.length);
  }

  /** The rows of whoever these rows are of: that share the beginning of their first word, or all of their words. */
  around(rows: readonly SizedPayment[]): SizedPayment[] {
    const around = new Set(rows);
    const keys = new Set(
      rows.map((row) => {
        const { exact, vague } = this.#names.get(row) ?? { exact: [], vague: [] };
        return `${kindOf(row)} ${vague[0] ?? exact[0] ?? ''}`;
      }),
    );
    for (const key of keys)
      for (const row of this.#vague.get(key) ?? this.#exact.get(key) ?? []) around.add(row);
    return [...around];
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
