import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from 'ofx-js';
import { beforeEach, describe, expect, it } from 'vitest';
import { call, exactly } from './support/api.ts';
import { bankRow, uuid } from './support/ScriptedBank.ts';
import { ACCOUNT, withScriptedItem } from './support/with-scripted-item.ts';

const CARD = uuid(2, 'a');
const world = withScriptedItem();
const ask = (file: string, token?: string) =>
  call(world.app.url, `/api/pluggy-v2/user/ana/export/transactions.${file}`, token ? { token } : {});

/** What a program for tables would run, what breaks lines and cells, and what no float holds. */
const BANK_ROWS = [
  bankRow(1, '2026-10-01T00:00:00.000Z', { amount: -42.5, description: '=HYPERLINK("http://x";"y")' }),
  bankRow(2, '2026-10-02T02:30:00.000Z', { amount: 7412.33, description: 'Salário; "Ação" & <Cia>, 13º' }),
  bankRow(3, '2026-10-03T12:00:00.000Z', {
    amount: -0.07,
    description: 'duas\nlinhas 🎁',
    status: 'PENDING',
  }),
  JSON.stringify(bankRow(4, '2026-10-05T12:00:00.000Z', { description: '-10% no café' })).replace(
    '"amount":-4',
    '"amount":-83710.799999999999000001',
  ),
];
const CARD_ROWS = [
  bankRow(5, '2026-10-06T15:00:00.000Z', { amount: 120, description: 'PADARIA' }),
  bankRow(6, '2026-10-07T15:00:00.000Z', {
    ...{ amount: 20, currencyCode: 'USD', amountInAccountCurrency: 110.4, description: 'OPENAI' },
  }),
  bankRow(7, '2026-10-08T15:00:00.000Z', { amount: 9, currencyCode: 'EUR', description: 'TRENITALIA' }),
];

beforeEach(async () => {
  world.bank.hold(ACCOUNT, BANK_ROWS, {
    ...{ balance: 1234.56, number: '12345-6', updatedAt: '2026-11-20T12:00:00.000Z' },
    bankData: { transferNumber: '341/0001/12345-6' },
  });
  const limit = { creditData: { availableCreditLimit: 4000.1 } };
  world.bank.hold(CARD, CARD_ROWS, { type: 'CREDIT', balance: 149, number: '4321', ...limit });
  await world.tell('item/created');
  await world.pass();
});

/** RFC 4180, read back to the letter. */
function parseCsv(text: string, delimiter: string): string[][] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n"]*)(${delimiter}|\\r\\n)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, value = '', end] of text.matchAll(cell)) {
    rows.at(-1)?.push(value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function recordsOf(text: string, delimiter = ','): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(text, delimiter);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('packed', () => {
  it('is a stream for whoever asks for it, and what others get as it is', async () => {
    for (const path of ['export/transactions.csv', 'financial-data']) {
      const of = (coding: string) =>
        call(world.app.url, `/api/pluggy-v2/user/ana/${path}`, { headers: { 'accept-encoding': coding } });
      const [packed, plain] = [await of('br, gzip;q=0.5'), await of('identity')];
      expect([packed, plain].map(({ headers }) => headers.get('content-encoding'))).toEqual(['gzip', null]);
      for (const { headers } of [packed, plain]) expect(headers.get('vary')).toMatch(/accept-encoding/i);
      expect(packed.text).toBe(plain.text);
    }
    const none = await call(
      world.app.url,
      `/api/pluggy-v2/user/ana/export/transactions.csv?accountId=${uuid(9, 'a')}`,
    );
    expect([none.status, none.headers.get('content-encoding')]).toEqual([404, null]);
  });
});

describe('CSV', () => {
  it('has every row, texts that start a formula defused, and numbers to the digit', async () => {
    const { status, headers, text } = await ask('csv');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(headers.get('content-disposition')).toBe('attachment; filename=transactions.csv');
    const rows = recordsOf(text);
    expect(rows.map(({ id, localDate, signedAmount }) => [id, localDate, signedAmount])).toEqual([
      [uuid(1, 'f'), '2026-10-01', '-42.5'],
      [uuid(2, 'f'), '2026-10-01', '7412.33'],
      [uuid(3, 'f'), '2026-10-03', '-0.07'],
      [uuid(4, 'f'), '2026-10-05', '-83710.799999999999000001'],
      [uuid(5, 'f'), '2026-10-06', '-120'],
      [uuid(6, 'f'), '2026-10-07', '-20'],
      [uuid(7, 'f'), '2026-10-08', '-9'],
    ]);
    expect(rows.slice(0, 4).map(({ description }) => description)).toEqual([
      `'=HYPERLINK("http://x";"y")`,
      'Salário; "Ação" & <Cia>, 13º',
      'duas\nlinhas 🎁',
      "'-10% no café",
    ]);
    expect(rows[5]).toMatchObject({ currencyCode: 'USD', signedAmountInAccountCurrency: '-110.4' });
    expect(rows[6]).toMatchObject({ currencyCode: 'EUR', signedAmountInAccountCurrency: '' });
  });

  it('for Excel in Brazil has semicolons, decimal commas and a byte order mark', async () => {
    const response = await fetch(
      `${world.app.url}/api/pluggy-v2/user/ana/export/transactions.csv?dialect=excel-br`,
      { headers: { authorization: 'Bearer sandbox-key' } },
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = recordsOf(bytes.toString('utf8').slice(1), ';');
    expect(rows.map(({ signedAmount }) => signedAmount).slice(0, 4)).toEqual([
      '-42,5',
      '7412,33',
      '-0,07',
      '-83710,799999999999000001',
    ]);
    expect(rows[1]?.['description']).toBe('Salário; "Ação" & <Cia>, 13º');
  });

  it('leaves out other days, other accounts, and on request what is pending', async () => {
    const ids = async (query: string) => recordsOf((await ask(`csv?${query}`)).text).map(({ id }) => id);
    expect(await ids('dateFrom=2026-10-03&dateTo=2026-10-05')).toEqual([uuid(3, 'f'), uuid(4, 'f')]);
    expect(await ids(`accountId=${CARD}&dateTo=2026-10-06`)).toEqual([uuid(5, 'f')]);
    expect(await ids(`accountId=${ACCOUNT}&pending=false&dateFrom=2026-10-02`)).toEqual([uuid(4, 'f')]);
    expect((await ask(`csv?accountId=${uuid(9, 'a')}`)).json()).toMatchObject({ code: 'account_not_found' });
    const body = { date: '2026-11-15' };
    const change = { method: 'PATCH', body };
    await call(world.app.url, `/api/pluggy-v2/user/ana/transactions/${uuid(4, 'f')}`, change);
    expect(await ids('dateFrom=2026-10-03&dateTo=2026-10-05')).toEqual([uuid(3, 'f')]);
    expect(await ids('dateFrom=2026-11-01&dateTo=2026-11-30')).toEqual([uuid(4, 'f')]);
    expect((await ask('csv?dialect=excel')).json()).toMatchObject({
      code: 'invalid_value',
      field: 'dialect',
    });
  });
});

it('JSON Lines are the objects of the list, one a line', async () => {
  const { text, headers } = await ask('jsonl');
  expect(headers.get('content-type')).toContain('application/x-ndjson');
  const list = await call(world.app.url, '/api/pluggy-v2/user/ana/transactions');
  const listed = (exactly(list.text) as { results: { id: string }[] }).results;
  const lines = text.trimEnd().split('\n').map(exactly) as { id: string }[];
  const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(lines).toHaveLength(7);
  expect(byId(lines)).toEqual(byId(listed));
});

/** A row as a reader of OFX found it: day, amount and id. */
type Read = [day: string, amount: string, id: string];
const FIRST = uuid(77, 'f');

const ofAccount: Read[] = [
  ['2026-10-01', '-42.5', uuid(1, 'f')],
  ['2026-10-01', '7412.33', uuid(2, 'f')],
  ['2026-10-03', '-0.07', uuid(3, 'f')],
  ['2026-10-05', '-83710.799999999999000001', FIRST],
];
const ofCard: Read[] = [
  ['2026-10-06', '-120', uuid(5, 'f')],
  ['2026-10-07', '-110.4', uuid(6, 'f')],
  ['2026-10-08', '-9', uuid(7, 'f')],
];

type Node = Record<string, unknown>;
const inside = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, name) => (at as Node | undefined)?.[name], value);
const listed = (value: unknown): Node[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Node[];

/** By the reader from npm. */
function readByNpm(text: string): { statement: unknown; rows: Read[] } {
  const { OFX } = parseSync(text);
  const statement =
    inside(OFX, 'CREDITCARDMSGSRSV1', 'CCSTMTTRNRS', 'CCSTMTRS') ??
    inside(OFX, 'BANKMSGSRSV1', 'STMTTRNRS', 'STMTRS');
  const rows = listed(inside(statement, 'BANKTRANLIST', 'STMTTRN')).map((row): Read => {
    const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)120000\[-3:BRT\]$/.exec(String(row['DTPOSTED'])) ?? [];
    return [`${year}-${month}-${date}`, String(row['TRNAMT']), String(row['FITID'])];
  });
  return { statement, rows };
}

/** By libofx; undefined where its program is not installed (Debian: `apt install ofx`). */
function readByOfxdump(text: string): { output: string; rows: Read[] } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ofx-'));
  const path = join(folder, 'statement.ofx');
  writeFileSync(path, text);
  const env = { ...process.env, TZ: 'America/Sao_Paulo', LC_ALL: 'C' };
  const run = spawnSync('ofxdump', [path], { encoding: 'utf8', env });
  rmSync(folder, { recursive: true });
  if (run.error !== undefined) return undefined;
  expect(run.status, run.stderr).toBe(0);
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const rows = run.stdout
    .split('ofx_proc_transaction()')
    .slice(1)
    .map((part): Read => {
      const field = (name: string) => new RegExp(`^ *${name}: (.*?) *$`, 'm').exec(part)?.[1] ?? '';
      const [, month = '', date = '', year = ''] =
        /(\w{3}) +(\d+) [\d:]+ (\d{4})/.exec(field('Date posted')) ?? [];
      const two = (n: string | number) => String(n).padStart(2, '0');
      const id = field("Financial institution's ID for this transaction");
      return [`${year}-${two(months.indexOf(month) + 1)}-${two(date)}`, field('Total money amount'), id];
    });
  return { output: run.stdout, rows };
}

const rounded = (rows: Read[]): Read[] =>
  rows.map(([day, amount, id]) => [day, Number(amount).toFixed(2), id]);

describe.each(['1.0.2', '2.2'])('OFX %s', (version) => {
  const file = async (accountId: string, more = '') =>
    (await ask(`ofx?version=${version}&accountId=${accountId}${more}`)).text;

  beforeEach(async () => {
    await world.sql(
      `insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
       values ($1, $2, $3, 'content', now()), ($1, $4, $2, 'content', now())`,
      [ACCOUNT, uuid(78, 'f'), uuid(4, 'f'), FIRST],
    );
  });

  it('says every amount, day and first id of an account at a bank, to two readers', async () => {
    const text = await file(ACCOUNT, '&pending=true');
    const { statement, rows } = readByNpm(text);
    expect(rows).toEqual(ofAccount);
    expect(inside(statement, 'BANKACCTFROM')).toEqual({
      ...{ BANKID: '341', BRANCHID: '0001', ACCTID: '12345-6', ACCTTYPE: 'CHECKING' },
    });
    expect(inside(statement, 'LEDGERBAL')).toEqual({ BALAMT: '1234.56', DTASOF: '20261120090000[-3:BRT]' });
    expect(inside(statement, 'AVAILBAL', 'BALAMT')).toBe('1234.56');
    const dumped = readByOfxdump(text);
    if (dumped === undefined)
      process.stderr.write('ofxdump is not installed: libofx did not read the file\n');
    else {
      expect(rounded(dumped.rows)).toEqual(rounded(ofAccount));
      expect(dumped.output).toContain('Salário; "Ação" & <Cia>, 13º');
      expect(dumped.output).toContain('duas linhas 🎁');
    }
  });

  it('says the same of a card: purchases out, what is owed negative', async () => {
    const text = await file(CARD);
    const { statement, rows } = readByNpm(text);
    expect(rows).toEqual(ofCard);
    expect(text).toContain('<CREDITCARDMSGSRSV1>');
    expect(inside(statement, 'LEDGERBAL', 'BALAMT')).toBe('-149');
    expect(inside(statement, 'AVAILBAL', 'BALAMT')).toBe('4000.1');
    const [, dollars, euros] = listed(inside(statement, 'BANKTRANLIST', 'STMTTRN'));
    expect(dollars?.['ORIGCURRENCY']).toEqual({ CURRATE: '5.52', CURSYM: 'USD' });
    expect(euros?.['CURRENCY']).toEqual({ CURRATE: '1', CURSYM: 'EUR' });
    const dumped = readByOfxdump(text);
    if (dumped !== undefined) expect(rounded(dumped.rows)).toEqual(rounded(ofCard));
  });

  it('leaves pending rows out unless they are asked for, and is whole where there is none', async () => {
    expect(readByNpm(await file(ACCOUNT)).rows).toEqual(ofAccount.filter(([, amount]) => amount !== '-0.07'));
    expect(readByNpm(await file(ACCOUNT, '&dateFrom=2026-10-04&dateTo=2026-10-04')).rows).toEqual([]);
  });
});

it('OFX begins and ends with days that exist, whatever placeholder a bank sent', async () => {
  const rows = [
    bankRow(1, '0001-01-01T00:00:00.000Z', { amount: -1 }),
    bankRow(2, '2025-03-04T12:00:00.000Z', { amount: -2 }),
    bankRow(3, '2026-10-30T12:00:00.000Z', { amount: -3 }),
    bankRow(4, '9999-12-31T00:00:00.000Z', { amount: -4 }),
  ];
  world.bank.hold(ACCOUNT, rows, { balance: 1 });
  await world.tell('transactions/updated');
  await world.pass();
  const { text } = await ask(`ofx?accountId=${ACCOUNT}`);
  expect(/<DTSTART>(\d{8})/.exec(text)?.[1]).toBe('20250304');
  expect(/<DTEND>(\d{8})/.exec(text)?.[1]).toBe('20261030');
});

it('OFX is of one account, and of nobody else', async () => {
  expect((await ask('ofx')).json()).toMatchObject({ code: 'invalid_value', field: 'accountId' });
  expect((await ask('ofx?version=3&accountId=x')).status).toBe(400);
  const { sessionToken } = await world.app.pluggy.createSession('bia');
  expect((await ask(`ofx?accountId=${ACCOUNT}`, sessionToken)).status).toBe(403);
  const others = await call(
    world.app.url,
    `/api/pluggy-v2/user/bia/export/transactions.ofx?accountId=${ACCOUNT}`,
  );
  expect(others.json()).toMatchObject({ code: 'account_not_found' });
  expect(others.headers.get('content-disposition')).toBeNull();
  expect(others.headers.get('content-type')).toContain('application/problem+json');
});
