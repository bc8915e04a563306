import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call, exactly } from './support/api.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('scripted');
const [ACCOUNT, BARE, EMPTY, CLOSED] = [uuid(1, 'a'), uuid(2, 'a'), uuid(3, 'a'), uuid(4, 'a')];
const [IGNORED, DATED] = [uuid(1, 'f'), uuid(2, 'f')];

/** What a bank might write, and what of it a program for tables would run. */
const LONG = `${'Compra "à vista"; '.repeat(17)}fim`;
const TEXTS = [
  LONG.slice(0, 300),
  '🎁'.repeat(150),
  'uma\r\nduas\rtrês\nquatro',
  '"=1+1"',
  'a,b;c\td',
  'não é < nem > nem & nem &amp; nem ]]>',
  'controle\u0001\u0007\u001b[31m\u007f\u0085\u2028\u2029\ufffe fim',
  "'=1",
  '   ',
  'مرحبا 日本 e\u0301',
];
const FORMULAS = [
  '=1+1',
  '+55 11',
  '-10%',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  '﹦1+1',
  '﹢1',
  '﹣1',
  '﹫x',
  '\u00a0=1+1',
  '\u200b=1+1',
  '\u0001=1+1',
  '\ufeff=1+1',
];
/** As Pluggy's answer says the number, and as a decimal. */
const AMOUNTS: readonly (readonly [string, string])[] = [
  ['-0', '0'],
  ['0', '0'],
  ['-0.00', '0.00'],
  ['12345678901234567890', '12345678901234567890'],
  ['-12345678901234567890.12', '-12345678901234567890.12'],
  ['-0.00000000000000000001', '-0.00000000000000000001'],
  ['-1e3', '-1000'],
  ['1.5e-7', '0.00000015'],
];
const ALL = [...TEXTS, ...FORMULAS, ...AMOUNTS.map(([sent]) => `valor ${sent}`)];
const idOf = (index: number): string => uuid(100 + index, 'f');
const DAY = '2026-10-05';

function rowText(description: string, index: number): string {
  const sent = AMOUNTS[index - TEXTS.length - FORMULAS.length]?.[0] ?? '-1.5';
  const row = bankRow(100 + index, `${DAY}T12:00:00.000Z`, { description, amount: -4242 });
  return JSON.stringify(row).replace('"amount":-4242', `"amount":${sent}`);
}
const amountOf = (index: number): string => AMOUNTS[index - TEXTS.length - FORMULAS.length]?.[1] ?? '-1.5';

const ask = (path: string, user = 'ana', options = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, options);
const file = async (name: string, query = ''): Promise<string> => {
  const { status, text } = await ask(`export/transactions.${name}${query}`);
  expect(status, text).toBe(200);
  return text;
};

beforeAll(async () => {
  const { bank, app } = world;
  const list = (): void => {
    bank.hold(
      ACCOUNT,
      [
        ...ALL.map(rowText),
        bankRow(1, '2026-10-06T12:00:00.000Z', { description: 'ignorada' }),
        bankRow(2, '2026-10-07T12:00:00.000Z', { description: 'com dia próprio' }),
        bankRow(3, '2026-10-08T12:00:00.000Z', { description: 'pendente', status: 'PENDING' }),
      ],
      { balance: -0, number: '1' },
    );
    bank.hold(BARE, [bankRow(4, '2026-10-09T12:00:00.000Z', { currencyCode: 'USD' })], {
      ...{ currencyCode: null, balance: null, name: '=conta', number: null, bankData: null },
    });
    bank.hold(EMPTY, [], { number: '3' });
  };
  const read = async (): Promise<void> => {
    bank.touch();
    world.clock.advance(60_000);
    await app.pluggy.reportItem('ana', bank.itemId);
    await app.work();
  };
  list();
  bank.hold(CLOSED, [bankRow(5, daysAgo(9), { description: 'encerrada' })], { number: '4' });
  await read();
  bank.accounts = bank.accounts.slice(0, 3);
  await read();
  const patch = (id: string, body: object): Promise<Answer> =>
    ask(`transactions/${id}`, 'ana', { method: 'PATCH', body });
  expect((await patch(IGNORED, { ignored: true, note: '=nota', tags: ['+1', 'dois; três'] })).status).toBe(
    200,
  );
  expect((await patch(DATED, { date: '2026-11-15' })).status).toBe(200);
});

/** A reader of RFC 4180 that looks at one character after the other. */
function readCsv(text: string, delimiter: string): Record<string, string>[] {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at);
    if (isQuoted) {
      if (one !== '"') cell += one;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (one === '"' && cell === '') isQuoted = true;
    else if (one === delimiter) {
      row.push(cell);
      cell = '';
    } else if (one === '\r' && text.charAt(at + 1) === '\n') {
      rows.push([...row, cell]);
      [row, cell] = [[], ''];
      at += 1;
    } else {
      expect(one, 'a bare break or quote').not.toMatch(/["\r\n]/);
      cell += one;
    }
  }
  expect([row, cell, isQuoted], 'the file ends with its last row').toEqual([[], '', false]);
  const [head = [], ...body] = rows;
  for (const one of body) expect(one).toHaveLength(head.length);
  return body.map((one) => Object.fromEntries(head.map((name, index) => [name, one[index] ?? ''])));
}

describe.each([
  ['', ',', '.'],
  ['?dialect=excel-br', ';', ','],
])('a table%s', (query, delimiter, point) => {
  const rows = async (more = ''): Promise<Record<string, string>[]> =>
    readCsv(
      (await file('csv', `${query === '' ? '?' : `${query}&`}${more}`)).replace(/^\ufeff/, ''),
      delimiter,
    );

  it('reads back as the bank wrote it, formulas behind an apostrophe, amounts to the digit', async () => {
    const byId = new Map((await rows()).map((row) => [row['id'], row]));
    for (const [index, text] of ALL.entries()) {
      const row = byId.get(idOf(index));
      const written = FORMULAS.includes(text) ? `'${text}` : text;
      expect(row?.['description'], JSON.stringify(text)).toBe(written);
      expect(row?.['signedAmount'], text).toBe(amountOf(index).replace('.', point));
      expect(row?.['amount'], text).toBe(amountOf(index).replace('.', point));
    }
    expect(byId.get(IGNORED)).toMatchObject({ ignored: 'true', note: "'=nota", tags: "'+1, dois; três" });
    expect(byId.get(DATED)).toMatchObject({ ownDate: '2026-11-15', localDate: '2026-10-07' });
    expect(byId.get(uuid(3, 'f'))).toMatchObject({ status: 'PENDING' });
    expect(byId.get(uuid(4, 'f'))).toMatchObject({ currencyCode: 'USD', account: "'=conta" });
    expect(byId.has(uuid(5, 'f')), 'a row of a closed account').toBe(false);
    expect(byId.size).toBe(ALL.length + 4);
  });

  it('of an account without rows is its head', async () => {
    expect(await rows(`accountId=${EMPTY}`)).toEqual([]);
  });
});

it('JSON lines have every text and every digit, none of a closed account, and nothing of nothing', async () => {
  const lines = (await file('jsonl')).split('\n').slice(0, -1);
  const byId = new Map(lines.map((line) => [(exactly(line) as { id: string }).id, exactly(line)]));
  for (const [index, description] of ALL.entries())
    expect(byId.get(idOf(index)), JSON.stringify(description)).toMatchObject({ description });
  expect(byId.size).toBe(ALL.length + 4);
  expect(await file('jsonl', `?accountId=${EMPTY}`)).toBe('');
});

interface Statement {
  readonly rows: Readonly<Record<string, string>>[];
  readonly values: Readonly<Record<string, string>>;
}

/** A reader of both forms that knows no more than the specification's rules of marks. */
function readOfx(text: string): Statement {
  const start = text.indexOf('<OFX>');
  const open: string[] = [];
  const rows: Record<string, string>[] = [];
  const values: Record<string, string> = {};
  const unescaped = (value: string): string =>
    value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  for (const [, end, name = '', value = ''] of text.slice(start).matchAll(/<(\/?)([A-Z0-9.]+)>([^<]*)/g)) {
    const said = value.replace(/\n$/, '');
    if (end === '/') {
      if (open.at(-1) === name) open.pop();
    } else if (said === '') {
      open.push(name);
      if (name === 'STMTTRN') rows.push({});
    } else {
      expect(said, name).not.toMatch(/\p{Cc}|&(?!amp;|lt;|gt;)/u);
      const isOfRow = open.includes('STMTTRN');
      const into = isOfRow ? rows.at(-1) : values;
      if (into !== undefined) into[isOfRow ? name : `${open.at(-1)}.${name}`] = unescaped(said);
      if (text.startsWith('<?xml')) open.push(name);
    }
  }
  expect(open, 'every part is closed').toEqual([]);
  return { rows, values };
}

/** How libofx reads the amounts; undefined where it is not installed. */
function dumped(text: string): number[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ofx-odd-'));
  const path = join(folder, 'statement.ofx');
  writeFileSync(path, text);
  const run = spawnSync('ofxdump', [path], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'America/Sao_Paulo', LC_ALL: 'C' },
  });
  rmSync(folder, { recursive: true });
  if (run.error !== undefined) return undefined;
  expect(run.status, run.stderr).toBe(0);
  return [...run.stdout.matchAll(/Total money amount: *(\S+)/g)].map(([, amount]) => Number(amount));
}

describe.each(['1.0.2', '2.2'])('OFX %s', (version) => {
  const statement = (accountId: string, more = ''): Promise<string> =>
    file('ofx', `?version=${version}&accountId=${accountId}${more}`);

  it('has every amount and as much of every text as the specification allows', async () => {
    const text = await statement(ACCOUNT);
    const { rows, values } = readOfx(text);
    const byId = new Map(rows.map((row) => [row['FITID'], row]));
    for (const [index, description] of ALL.entries()) {
      const row = byId.get(idOf(index));
      expect(row?.['TRNAMT'], description).toBe(amountOf(index));
      expect(row?.['DTPOSTED'], description).toBe('20261005120000[-3:BRT]');
      const line = description.replace(/[\p{Cc}\u2028\u2029\ufffe]+/gu, ' ').trim();
      expect(line.startsWith(row?.['MEMO'] ?? ''), JSON.stringify(row)).toBe(true);
      expect(row?.['MEMO'] ?? '').toHaveLength(
        [...line].reduce(
          ([length, bytes], one): [number, number] =>
            bytes + Buffer.byteLength(one) > 255
              ? [length, 256]
              : [length + one.length, bytes + Buffer.byteLength(one)],
          [0, 0] as [number, number],
        )[0],
      );
    }
    expect(byId.get(IGNORED)).toMatchObject({ DTPOSTED: '20261006120000[-3:BRT]' });
    expect(byId.get(DATED)).toMatchObject({ DTPOSTED: '20261007120000[-3:BRT]' });
    expect(byId.has(uuid(3, 'f')), 'a pending row').toBe(false);
    expect(rows).toHaveLength(ALL.length + 2);
    expect(values['LEDGERBAL.BALAMT']).toBe('0');
    const read = dumped(text);
    if (read !== undefined) expect(read).toHaveLength(rows.length);
  });

  it('is whole for an account without currency, balance and number, and for one without rows', async () => {
    const bare = readOfx(await statement(BARE));
    expect(bare.rows).toMatchObject([{ TRNAMT: '-4', FITID: uuid(4, 'f') }]);
    expect(bare.values['LEDGERBAL.BALAMT']).toBeUndefined();
    expect(bare.values['STMTRS.CURDEF']).toMatch(/^[A-Z]{3}$/);
    expect(readOfx(await statement(EMPTY)).rows).toEqual([]);
  });
});

it('is refused for an account that was closed, and for that of another user', async () => {
  for (const [user, accountId] of [
    ['ana', CLOSED],
    ['bia', ACCOUNT],
  ])
    for (const name of ['csv', 'jsonl', 'ofx']) {
      const answer = await ask(`export/transactions.${name}?accountId=${accountId}`, user);
      expect(answer.status).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'account_not_found' });
    }
});
