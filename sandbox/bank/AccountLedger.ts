import type { BaseRows } from './base-rows.ts';
import { type IdKey, rowIdOf, serialOf } from './ids.ts';
import type { LedgerRow, RowContent } from './row.ts';

/** A place in the order of an account's rows: newest first, then by id, descending. */
export interface RowKey {
  readonly dateMs: number;
  readonly id: string;
}

export interface RowFilter {
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly createdFromMs?: number;
  /** Only rows after this place. */
  readonly after?: RowKey;
}

/**
 * An account's rows: the base as it was on the day of the connection, with what the bank changed since
 * laid over it. Memory holds the changes only.
 */
export class AccountLedger {
  readonly base: BaseRows;
  readonly idKey: IdKey;
  readonly baseCreatedAtMs: number;
  postedCents: number;
  pendingCents: number;
  /** Serial numbers of the rows that are pending now. */
  readonly pending: Set<number>;
  /** Rows that the bank forgot for a while. */
  readonly vanished: LedgerRow[] = [];
  readonly #removed = new Set<number>();
  readonly #replaced = new Map<number, LedgerRow>();
  /** Rows that came later, in the API's order. */
  readonly #added: LedgerRow[] = [];
  #nextSerial: number;

  constructor(base: BaseRows, idKey: IdKey, baseCreatedAtMs: number) {
    this.base = base;
    this.idKey = idKey;
    this.baseCreatedAtMs = baseCreatedAtMs;
    this.postedCents = base.postedCents;
    this.pendingCents = base.pendingCents;
    this.pending = new Set(base.pending);
    this.#nextSerial = base.count;
  }

  get count(): number {
    return this.base.count - this.#removed.size + this.#added.length;
  }

  idOf(serial: number): string {
    return rowIdOf(this.idKey, serial);
  }

  find(id: string): LedgerRow | undefined {
    const serial = serialOf(this.idKey, id);
    return serial === undefined ? undefined : this.rowOf(serial);
  }

  rowOf(serial: number): LedgerRow | undefined {
    if (serial < this.base.count && !this.#removed.has(serial))
      return this.#replaced.get(serial) ?? this.#baseRow(serial);
    return this.#added.find((row) => row.serial === serial);
  }

  add(content: RowContent, status: LedgerRow['status'], atMs: number): LedgerRow {
    const row = { ...content, serial: this.#nextSerial++, status, createdAtMs: atMs, updatedAtMs: atMs };
    this.#added.splice(this.#firstAdded(this.keyOf(row)), 0, row);
    this.#weigh(row, 1);
    return row;
  }

  remove(row: LedgerRow): void {
    this.#weigh(row, -1);
    if (this.#isInBase(row)) this.#removed.add(row.serial);
    else
      this.#added.splice(
        this.#added.findIndex((other) => other.serial === row.serial),
        1,
      );
  }

  /** Brings a removed row back under its old id, as new as any other that came at that instant. */
  restore(row: LedgerRow, atMs: number): LedgerRow {
    const back = { ...row, createdAtMs: atMs, updatedAtMs: atMs };
    this.#added.splice(this.#firstAdded(this.keyOf(back)), 0, back);
    this.#weigh(back, 1);
    return back;
  }

  /** Puts a new version in the place of an old one; serial number and date stay. */
  replace(row: LedgerRow, change: Partial<Omit<LedgerRow, 'serial' | 'dateMs'>>): LedgerRow {
    const next = { ...row, ...change };
    this.#weigh(row, -1);
    this.#weigh(next, 1);
    if (this.#isInBase(row)) this.#replaced.set(row.serial, next);
    else this.#added[this.#added.findIndex((other) => other.serial === row.serial)] = next;
    return next;
  }

  /** The rows in the API's order, computed one by one. */
  *rows(filter: RowFilter = {}): Generator<LedgerRow> {
    const bound = startOf(filter);
    const skipBase = filter.createdFromMs !== undefined && this.baseCreatedAtMs < filter.createdFromMs;
    let basePosition = skipBase ? this.base.count : this.#firstBase(bound);
    let addedPosition = this.#firstAdded(bound);
    for (;;) {
      while (basePosition < this.base.count && this.#removed.has(this.base.serialAt(basePosition))) {
        basePosition++;
      }
      const late = this.#added[addedPosition];
      const takeBase = basePosition < this.base.count && !this.#comesFirst(late, basePosition);
      if (!takeBase && late === undefined) return;
      const row = takeBase ? this.rowOf(this.base.serialAt(basePosition)) : late;
      if (takeBase) basePosition++;
      else addedPosition++;
      if (row === undefined) continue;
      if (filter.fromMs !== undefined && row.dateMs < filter.fromMs) return;
      if (filter.createdFromMs === undefined || row.createdAtMs >= filter.createdFromMs) yield row;
    }
  }

  keyOf(row: LedgerRow): RowKey {
    return { dateMs: row.dateMs, id: this.idOf(row.serial) };
  }

  #isInBase(row: LedgerRow): boolean {
    return row.serial < this.base.count && !this.#removed.has(row.serial);
  }

  #baseRow(serial: number): LedgerRow | undefined {
    const content = this.base.contentOf(serial);
    if (content === undefined) return undefined;
    // Written out, as this runs for every row of a sync and a spread is several times slower.
    return {
      dateMs: content.dateMs,
      description: content.description,
      descriptionRaw: content.descriptionRaw,
      amountCents: content.amountCents,
      foreign: content.foreign,
      categoryId: content.categoryId,
      operationType: content.operationType,
      payment: content.payment,
      card: content.card,
      merchant: content.merchant,
      booksNextDay: content.booksNextDay,
      serial,
      status: this.base.isPending(serial) ? 'PENDING' : 'POSTED',
      createdAtMs: this.baseCreatedAtMs,
      updatedAtMs: this.baseCreatedAtMs,
    };
  }

  /** Whether the added row precedes the base row at the position. */
  #comesFirst(late: LedgerRow | undefined, basePosition: number): boolean {
    if (late === undefined) return false;
    const dateMs = this.base.dateMsAt(basePosition);
    if (late.dateMs !== dateMs) return late.dateMs > dateMs;
    return this.idOf(late.serial) > this.idOf(this.base.serialAt(basePosition));
  }

  #firstBase(bound: RowKey | undefined): number {
    if (bound === undefined) return 0;
    return firstAfter(
      this.base.count,
      bound,
      (position) => this.base.dateMsAt(position),
      (position) => this.idOf(this.base.serialAt(position)),
    );
  }

  #firstAdded(bound: RowKey | undefined): number {
    if (bound === undefined) return 0;
    return firstAfter(
      this.#added.length,
      bound,
      (position) => this.#added[position]?.dateMs ?? 0,
      (position) => this.idOf(this.#added[position]?.serial ?? 0),
    );
  }

  #weigh(row: LedgerRow, sign: 1 | -1): void {
    if (row.status === 'POSTED') this.postedCents += sign * row.amountCents;
    else this.pendingCents += sign * row.amountCents;
    if (row.status === 'PENDING' && sign === 1) this.pending.add(row.serial);
    else this.pending.delete(row.serial);
  }
}

/** The place after which the filter's first row stands; a day's end comes before all of its rows. */
function startOf(filter: RowFilter): RowKey | undefined {
  const end = filter.toMs === undefined ? undefined : { dateMs: filter.toMs + 1, id: '' };
  if (filter.after === undefined) return end;
  return end !== undefined && end.dateMs <= filter.after.dateMs ? end : filter.after;
}

/** Binary search in descending order: the first position that stands strictly after the bound. */
function firstAfter(
  count: number,
  bound: RowKey,
  dateMsAt: (position: number) => number,
  idAt: (position: number) => string,
): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const dateMs = dateMsAt(middle);
    const after = dateMs < bound.dateMs || (dateMs === bound.dateMs && idAt(middle) < bound.id);
    if (after) high = middle;
    else low = middle + 1;
  }
  return low;
}
