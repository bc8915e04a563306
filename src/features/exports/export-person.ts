import { INCLUDABLE } from '../../contract/financial-data.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { PERSON_EXPORT_PAGES } from '../../domain/texts/person-export.ts';
import type { PersonTable } from '../../store/person-tables.ts';
import type { AuditPlace } from '../../store/statements/audit/list-audit.ts';
import { listTablesOfPerson } from '../../store/statements/erasures/list-tables-of-person.ts';
import { listUsersToForget } from '../../store/statements/erasures/list-users-to-forget.ts';
import { streamRowsOfPerson } from '../../store/statements/erasures/stream-rows-of-person.ts';
import { findPerson } from '../../store/statements/users/find-person.ts';
import type { Needs } from '../shared/Parts.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { writeCsv } from './export-transactions.ts';
import { type Write, writeZip, type ZipEntry } from './zip-pieces.ts';

type ExportParts = Needs<'database' | 'exportDatabase' | 'keyring' | 'documents' | 'clock'>;

/** Writes all of a user's data as one JSON text: what `GET /user/:userId/financial-data` answers. */
type WriteData = (
  parts: ExportParts,
  userId: UserId,
  options: { language: Language; include: typeof INCLUDABLE; includeDeleted: boolean },
  write: Write,
) => Promise<void>;

/** Pages of who did what with a user's data: what `GET /user/:userId/access-log` answers. */
type ReadAccessLog = (
  parts: ExportParts,
  userId: UserId,
  page: PageRequest<AuditPlace>,
  language: Language,
) => Promise<Page<object, AuditPlace>>;

const LOG_LINES = 500;

const writeNothing = (): Promise<void> => Promise.resolve();

/** Shown in `dados.json`, opened and as the API says it. */
const IN_DATA: ReadonlySet<string> = new Set([
  ...['users', 'items', 'accounts', 'transactions', 'bills', 'investments', 'investment_transactions'],
  ...['loans', 'identities', 'consents'],
]);

const pageOf = ({ lang, title, lines }: (typeof PERSON_EXPORT_PAGES)[string]): string =>
  `<!doctype html>\n<html lang="${lang}"><meta charset="utf-8"><title>${title}</title>\n<h1>${title}</h1>\n${lines
    .map((line) => `<p>${line}</p>\n`)
    .join('')}</html>\n`;

/** Writes who did what with the person's data, a line each. */
const accessLogWriter =
  (parts: ExportParts & { readonly readAccessLog: ReadAccessLog }, userId: UserId, language: Language) =>
  async (to: Write): Promise<void> => {
    let after: AuditPlace | null | undefined;
    while (after !== null) {
      const page: Page<object, AuditPlace> = await parts.readAccessLog(
        parts,
        userId,
        { after, limit: LOG_LINES },
        language,
      );
      for (const line of page.rows) await to(`${JSON.stringify(line)}\n`);
      after = page.next;
    }
  };

/** Writes the person's rows of a table, all of one moment, with what is encrypted in them opened. */
const rowWriter =
  (
    { exportDatabase, documents }: ExportParts,
    userId: UserId,
    table: Pick<PersonTable, 'name' | 'columns'>,
  ) =>
  (to: Write): Promise<void> =>
    exportDatabase.asSystem(async (tx) => {
      for await (const batch of streamRowsOfPerson(tx, userId, table))
        await to(`${(await documents.open(batch)).join('\n')}\n`);
    }, 'snapshot');

/**
 * Everything about one person as an archive: what the banks say, what the person said, and every other row, by the list of
 * tables that an erasure goes by. The entries are each of a moment of its own. Of a person who is being erased it is as empty as
 * of somebody nobody knows.
 * @param parts.writeData what writes `dados.json`
 * @param parts.readAccessLog what `registros/audit.jsonl` is read with: of other people it tells only that it was somebody else
 */
export async function writePersonZip(
  parts: ExportParts & { readonly writeData: WriteData; readonly readAccessLog: ReadAccessLog },
  userId: UserId,
  language: Language,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const { database, keyring, documents, writeData } = parts;
  const toForget = await database.asSystem((tx) => listUsersToForget(tx, keyring), 'read');
  const isKnown = !toForget.has(userId);
  const person = isKnown
    ? await database.asSystem((tx) => findPerson(tx, keyring, userId), 'read')
    : { userId, phoneNumber: null, knownSince: null };
  const tables = await database.asSystem(listTablesOfPerson, 'read');
  await documents.ready();
  const rows = tables
    .filter(({ name }) => !IN_DATA.has(name))
    .map((table): ZipEntry => {
      const writer =
        table.name === 'audit' ? accessLogWriter(parts, userId, language) : rowWriter(parts, userId, table);
      return { name: `registros/${table.name}.jsonl`, write: isKnown ? writer : writeNothing };
    });
  const pages = Object.entries(PERSON_EXPORT_PAGES).map(
    ([name, page]): ZipEntry => ({ name, write: (to) => to(pageOf(page)) }),
  );
  const all = { language, include: INCLUDABLE, includeDeleted: isKnown };
  await writeZip(
    [
      ...pages,
      { name: 'pessoa.json', write: (to) => to(`${JSON.stringify(person, null, 1)}\n`) },
      { name: 'dados.json', write: (to) => writeData(parts, userId, all, to) },
      {
        name: 'transacoes.csv',
        write: (to) => writeCsv(parts, userId, { pending: true }, 'excel-br', to),
      },
      ...rows,
    ],
    write,
  );
}
