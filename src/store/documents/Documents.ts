import type { DataKey } from '../../domain/DataKey.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import { ReusedMemory } from '../../domain/ReusedMemory.ts';
import type { Database } from '../Database.ts';
import { currentOf, type DataKeys, listDataKeys } from '../statements/keys/list-data-keys.ts';
import { makeDataKey } from '../statements/keys/make-data-key.ts';
import {
  boletoWithoutKey,
  isSealed,
  type Keep,
  keepNothing,
  openedValue,
  sealWith,
  storedParty,
  storedWhole,
} from './person-text.ts';
import { RecentPersons } from './RecentPersons.ts';
import { Remembered } from './Remembered.ts';
import { contextOf, hasSealed, openingOf, RowsOpener, type RowText } from './RowsOpener.ts';
import {
  applyEdits,
  findPersons,
  lengthAfter,
  padded,
  type Replace,
  type Replacing,
} from './replace-persons.ts';
import { OPEN_OBJECT } from './scan-json.ts';
import { sealStoredDocuments } from './seal-stored.ts';

/** How many persons are remembered with what is stored of them: some five megabytes. */
const MAX_PERSONS = 10_000;
const MAX_ACCOUNTS = 50_000;
/** Pages that are written at the same time, and one more. */
const MAX_KEPT_PAGES = 4;

/** A page as it may be stored. */
export interface SealedPage {
  readonly text: Buffer;
  /** Says, once, that the text is not looked at any more; its memory is used for another. */
  readonly release: () => void;
}

export type { RowText } from './RowsOpener.ts';

const NOTHING = (): void => {};

/** @param unknown is told the numbers of keys that are not among `keys` */
function openRow({ accountId, view }: RowText, keys: DataKeys, unknown: Set<number>): string {
  if (!hasSealed(view)) return view;
  const opening = openingOf(accountId, keys, unknown);
  const json = Buffer.from(view);
  const opened = (text: Buffer, start: number): Buffer | undefined => {
    const value = openedValue(text, start, opening);
    return value === undefined ? undefined : Buffer.from(value);
  };
  const edits = findPersons(json, { party: opened, payment: opened });
  return applyEdits(json, edits, Buffer.allocUnsafe(lengthAfter(json, edits))).toString('utf8');
}

/** The same for rows that are stored, some of which a former version has sealed: that stays. */
function stillClear({ party, boleto = party, payment }: Replacing): Replacing {
  const unlessSealed =
    (replace: Replace): Replace =>
    (json, start, end) =>
      isSealed(json, start) ? undefined : replace(json, start, end);
  return { party: unlessSealed(party), boleto: unlessSealed(boleto), payment: unlessSealed(payment) };
}

/**
 * The documents of persons in transactions (`paymentData`): tax numbers, numbers of accounts and branches. They are
 * sealed as a page passes to PostgreSQL and opened in answers; nothing else stores or shows them. Equal ones of an
 * account are sealed alike, so that everything that compares rows may compare what is stored.
 */
export class Documents {
  readonly #database: Database;
  readonly #sealing: Database;
  readonly #keyring: Keyring | null;
  readonly #memory = new ReusedMemory(MAX_KEPT_PAGES);
  /** What is stored of the persons of an account, by the bytes that came; null: the same. */
  readonly #stored = new Remembered<Buffer | null>(MAX_PERSONS);
  /** Of those that came last, found without reading them. */
  readonly #recent = new RecentPersons();
  /** Accounts of which nothing is stored in clear. */
  readonly #sealedAccounts = new Set<AccountId>();
  #keys: Promise<DataKeys> | undefined;

  /** @param sealing whose connections what was stored in clear is sealed over; by default the same */
  constructor(database: Database, keyring: Keyring | null, sealing: Database = database) {
    this.#database = database;
    this.#sealing = sealing;
    this.#keyring = keyring;
  }

  /**
   * A page of an account, `{ "results": [...] }`, as it may be stored. What a former version left in clear of the
   * account is sealed before, so that unchanged rows are found unchanged.
   * @throws {NotJson}
   */
  async sealPage(page: Buffer, accountId: AccountId): Promise<SealedPage> {
    const key = await this.#sealingKey();
    if (!this.#sealedAccounts.has(accountId)) {
      await this.sealStored(accountId);
      if (this.#sealedAccounts.size >= MAX_ACCOUNTS) this.#sealedAccounts.clear();
      this.#sealedAccounts.add(accountId);
    }
    return this.#seal(page, accountId, key);
  }

  /** Seals what a former version left in clear of an account. @returns how many rows */
  async sealStored(accountId: AccountId): Promise<number> {
    const replacing = stillClear(this.#replacing(accountId, await this.#sealingKey()));
    return sealStoredDocuments(this.#sealing, accountId, (text) => this.#replaced(text, replacing));
  }

  /** Rows as Pluggy sent them. Documents whose key is missing are null. */
  async open(rows: readonly RowText[]): Promise<string[]> {
    if (!rows.some(({ view }) => hasSealed(view))) return rows.map(({ view }) => view);
    return this.#withKeys((keys, unknown) => rows.map((row) => openRow(row, keys, unknown)));
  }

  /** The same for a long answer, batch after batch: what opens a batch and gives its rows as JSON, a comma between each two. */
  opener(): (rows: readonly RowText[]) => Promise<Buffer> {
    const opener = new RowsOpener();
    return (rows) => this.#withKeys((keys, unknown) => opener.open(rows, keys, unknown));
  }

  async #withKeys<T>(open: (keys: DataKeys, unknown: Set<number>) => T): Promise<T> {
    const unknown = new Set<number>();
    const opened = open(await this.ready(), unknown);
    if (unknown.size === 0) return opened;
    // another process has made a key since
    this.#keys = undefined;
    const fresh: DataKeys = new Map([...unknown].map((number) => [number, null]));
    for (const [number, key] of await this.ready()) fresh.set(number, key);
    this.#keys = Promise.resolve(fresh);
    return open(fresh, new Set());
  }

  /** Reads the keys, where that was not done yet: whoever holds a connection of the pool does so before. */
  ready(): Promise<DataKeys> {
    this.#keys ??= listDataKeys(this.#database, this.#keyring).catch((error: unknown) => {
      this.#keys = undefined;
      throw error;
    });
    return this.#keys;
  }

  /** Null: nothing may be stored that has to be encrypted. */
  async #sealingKey(): Promise<DataKey | null> {
    const keyring = this.#keyring;
    if (keyring === null) return null;
    const found = currentOf(await this.ready());
    if (found !== null) return found;
    const keys = await makeDataKey(this.#database, keyring);
    this.#keys = Promise.resolve(keys);
    return currentOf(keys);
  }

  #seal(page: Buffer, accountId: string, key: DataKey | null): SealedPage {
    return this.#replaced(page, this.#replacing(accountId, key));
  }

  #replaced(page: Buffer, replacing: Replacing): SealedPage {
    const edits = findPersons(page, replacing);
    if (edits.length === 0) return { text: page, release: NOTHING };
    const memory = this.#memory.take(lengthAfter(page, edits));
    return { text: applyEdits(page, edits, memory), release: () => this.#memory.give(memory) };
  }

  #replacing(accountId: string, key: DataKey | null): Replacing {
    const keep = key === null ? keepNothing : sealWith(key, contextOf(accountId));
    return {
      known: (json, start) => this.#recent.find(json, start, accountId),
      party: (json, start, end) => {
        const stored = this.#storedOf(json, start, end, accountId, keep);
        if (json[start] === OPEN_OBJECT) this.#recent.keep(json, start, end, accountId, stored);
        return stored ?? undefined;
      },
      ...(key === null && {
        boleto: (json, start, end) => Buffer.from(boletoWithoutKey(json, start, end)),
      }),
      payment: (json, start, end) => Buffer.from(storedWhole(json, start, end, keep)),
    };
  }

  #storedOf(json: Buffer, start: number, end: number, accountId: string, keep: Keep): Buffer | null {
    const clear = json.toString('latin1', start, end);
    const found = this.#stored.of(accountId).get(clear);
    if (found !== undefined) return found;
    const text = storedParty(json, start, end, keep);
    const stored = text === undefined ? null : padded(Buffer.from(text), end - start);
    this.#stored.set(accountId, clear, stored);
    return stored;
  }
}
