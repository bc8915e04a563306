import type { CsvDialect, OfxVersion } from '../contract/exports.ts';
import { parseAccountId } from '../domain/ids.ts';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import { readAccessLog } from '../features/admin/read-audit.ts';
import { writePersonZip } from '../features/exports/export-person.ts';
import { writeCsv, writeJsonLines, writeOfx } from '../features/exports/export-transactions.ts';
import { requireAccountId, requireUserId } from '../features/shared/require-input.ts';
import { writeFinancialData } from '../features/transactions/financial-data.ts';
import type { LazyParts } from '../runtime/LazyParts.ts';
import { Audited } from './Audited.ts';
import { checkedQuery } from './checked.ts';
import type { InLanguage } from './options.ts';
import { piecesOf } from './pieces-of.ts';

/** Which rows a file has; without a member there is no such bound. */
export interface ExportChoice {
  readonly accountId?: string | undefined;
  /** Calendar days, YYYY-MM-DD, both included. */
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  /** Also what the bank has not posted. Default: true, of OFX false. */
  readonly pending?: boolean | undefined;
}

/**
 * Files for other programs, piece by piece, so that memory does not grow with them:
 *
 * ```ts
 * await pipeline(pluggy.exports.csv('user123'), createWriteStream('transactions.csv'));
 * ```
 *
 * Each file is of one moment, for which it holds a connection to the database: read it to its end, or leave the loop. The audit
 * has a line of each.
 */
export class Exports {
  readonly #audited: Audited;

  constructor(parts: Pick<LazyParts, 'ready'>) {
    this.#audited = new Audited(parts);
  }

  /** The user's transactions as a table. @param choice.dialect default: `rfc4180` @throws {PublicError} account_not_found */
  async *csv(
    userId: string,
    choice: ExportChoice & { readonly dialect?: CsvDialect | undefined } = {},
  ): AsyncGenerator<string, void, void> {
    const user = requireUserId(userId);
    const { accountId, dialect = 'rfc4180', pending = true, ...days } = checkedQuery('exportCsv', choice);
    const filter = { ...days, pending, accountId: parseAccountId(accountId) };
    yield* this.#audited.stream('exportCsv', { userId: user }, (parts) =>
      piecesOf<string>((write) => writeCsv(parts, user, filter, dialect, write)),
    );
  }

  /** The user's transactions, one JSON object a line, amounts with every digit. @throws {PublicError} account_not_found */
  async *jsonLines(userId: string, choice: ExportChoice = {}): AsyncGenerator<string, void, void> {
    const user = requireUserId(userId);
    const { accountId, pending = true, ...days } = checkedQuery('exportJsonLines', choice);
    const filter = { ...days, pending, accountId: parseAccountId(accountId) };
    yield* this.#audited.stream('exportJsonLines', { userId: user }, (parts) =>
      piecesOf<string>((write) => writeJsonLines(parts, user, filter, write)),
    );
  }

  /** One account's statement. @param choice.version default: `1.0.2` @throws {PublicError} account_not_found */
  async *ofx(
    userId: string,
    choice: ExportChoice & {
      readonly accountId: string;
      readonly version?: OfxVersion | undefined;
    },
  ): AsyncGenerator<string, void, void> {
    const user = requireUserId(userId);
    const { accountId, version = '1.0.2', pending = false, ...days } = checkedQuery('exportOfx', choice);
    const filter = { ...days, pending, accountId: requireAccountId(accountId) };
    yield* this.#audited.stream('exportOfx', { userId: user }, (parts) =>
      piecesOf<string>((write) => writeOfx(parts, user, filter, version, write)),
    );
  }

  /** Everything about one person, as the bytes of a ZIP archive. */
  async *person(
    userId: string,
    { language = DEFAULT_LANGUAGE }: InLanguage = {},
  ): AsyncGenerator<Uint8Array, void, void> {
    const user = requireUserId(userId);
    yield* this.#audited.stream('exportPerson', { userId: user }, (parts) => {
      const all = { ...parts, writeData: writeFinancialData, readAccessLog };
      return piecesOf<Uint8Array>((write) => writePersonZip(all, user, language, write));
    });
  }
}
