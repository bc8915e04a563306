import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { Keyring } from '../../domain/Keyring.ts';
import { Documents } from './Documents.ts';
import { NotJson } from './scan-json.ts';

const { database } = await openTestDatabase();
const keyring = new Keyring([randomBytes(32)]);
const documents = new Documents(database, keyring);
const CPF = '111.444.777-35';
let account: StoredAccount;
beforeAll(async () => {
  account = await storeAccount(database);
});

const pageOf = (row: string): Buffer => Buffer.from(`{"results":[${row}],"next":null}`);

async function sealedText(row: string, by = documents, accountId = account.accountId): Promise<string> {
  const { text, release } = await by.sealPage(pageOf(row), accountId);
  const sealed = text.toString('utf8');
  release();
  return sealed;
}

/** As PostgreSQL stores and gives it. */
async function throughJsonb(text: string): Promise<string> {
  const { rows } = await database.query<{ view: string }>('select ($1::jsonb)::text as view', [text]);
  return rows[0]?.view ?? '';
}

async function opened(text: string, by = documents, accountId: string = account.accountId): Promise<string> {
  const row = { accountId, view: await throughJsonb(text) };
  const [view = ''] = await by.open([row]);
  // a long answer is opened by another way, which finds what comes again by its bytes
  const open = by.opener();
  for (let batch = 0; batch < 2; batch += 1)
    expect((await open([row, row, { ...row, accountId: 'other' }, row])).toString()).toBe(
      [view, view, (await by.open([{ ...row, accountId: 'other' }]))[0], view].join(','),
    );
  return view;
}

const isSame = async (one: string, other: string): Promise<boolean> =>
  (await database.query<{ same: boolean }>('select $1::jsonb = $2::jsonb as same', [one, other])).rows[0]
    ?.same === true;

const payer = (person: string): string => `{"paymentData":{"payer":${person},"receiver":null}}`;
const person = `{"name":"Ana","documentNumber":{"type":"CPF","value":"${CPF}"},"accountNumber":"${CPF}"}`;

const HOLDS_CPF: readonly (readonly [string, string])[] = [
  ['the usual', payer(person)],
  ['white space everywhere', ` { "paymentData" : { "payer" :\n ${person} ,\t"receiver" : null } } `],
  ['only a document', payer(`{"documentNumber":"${CPF}"}`)],
  ['a number that is no string', payer('{"documentNumber":11144477735,"accountNumber":1.50e2}')],
  ['a party that is a string', payer(`"${CPF}"`)],
  ['a party that is a list', payer(`[${person},null,1.10]`)],
  ['a party that is a number', payer('11144477735')],
  ['paymentData that is a list', `{"paymentData":[${person}]}`],
  ['paymentData that is a string', `{"paymentData":"${CPF}"}`],
  ['a party that we do not know', `{"paymentData":{"intermediary":${person}}}`],
  ['an object where a text is usual', `{"paymentData":{"reason":${person}}}`],
  ['a member that stands twice', `{"paymentData":{"payer":${person},"payer":{"name":"Bia","x":"${CPF}"}}}`],
  ['paymentData that stands twice', `{"paymentData":{"payer":${person}},"paymentData":{"payer":null}}`],
  ['a payer of a boleto', `{"paymentData":{"boletoMetadata":{"digitableLine":"1","payer":${person}}}}`],
  ['a boleto that is a list', `{"paymentData":{"payer":null,"boletoMetadata":[${person}]}}`],
  ['a boleto that is a text', `{"paymentData":{"boletoMetadata":"${CPF}"}}`],
  ['a figure that is an object', `{"paymentData":{"boletoMetadata":{"barcode":{"of":"${CPF}"}}}}`],
  [
    'more of a boleto than we know',
    `{"paymentData":{"boletoMetadata":{"barcode":"1","taxNumber":"${CPF}"}}}`,
  ],
  ['a boleto with a member named sealed', `{"paymentData":{"boletoMetadata":{"sealed":"${CPF}"}}}`],
  ['deeper in the row', `{"more":[{"paymentData":{"receiver":${person}}}]}`],
  ['names written with escapes', `{"p\\u0061ymentData":{"p\\u0061yer":${person}}}`],
  ['sealed, written with escapes', `{"paymentData":{"se\\u0061led":"x","payer":${person}}}`],
  ['a member named sealed', `{"paymentData":{"sealed":"x","payer":${person}}}`],
  [
    'a party with a member named sealed',
    payer(`{"sealed":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","d":"${CPF}"}`),
  ],
  [
    'quotes and backslashes in the name',
    payer(`{"name":"A \\"B\\" \\\\","d":"${CPF}","e":"é \\u20ac \\ud83d\\ude00"}`),
  ],
  ['a CPF in the name of a company of one person', payer(`{"name":"JOAO SILVA 11144477735"}`)],
  ['a name that is no text', payer(`{"name":{"first":"${CPF}"}}`)],
  [
    'members of every kind',
    payer(`{"a":true,"b":false,"c":null,"d":[],"e":{},"f":-0.00,"__proto__":"${CPF}"}`),
  ],
];

const HOLDS_NONE: readonly (readonly [string, string])[] = [
  ['null', '{"paymentData":null}'],
  ['no person', '{"paymentData":{"payer":null,"receiver":null,"reason":"rent","paymentMethod":"PIX"}}'],
  ['a name alone', payer('{"name":"Ana","documentNumber":null}')],
  ['the word in a text', '{"description":"\\"paymentData\\":{\\"payer\\":{\\"x\\":1}} paymentData"}'],
  ['the word as a value', '{"description":"paymentData","x":["paymentData"]}'],
  ['figures of a boleto', '{"paymentData":{"boletoMetadata":{"digitableLine":"123","baseAmount":1.10}}}'],
  ['nothing', ''],
];

describe('a page of transactions', () => {
  it.each(HOLDS_CPF)('has no document in clear, and all of it is there again: %s', async (_, row) => {
    const sealed = await sealedText(row);
    expect(sealed).not.toMatch(/111\.444\.777-35|11144477735/);
    expect(await isSame(await opened(sealed), pageOf(row).toString())).toBe(true);
  });

  it.each(HOLDS_NONE)('passes as it came where it names nobody: %s', async (_, row) => {
    const page = pageOf(row);
    expect((await documents.sealPage(page, account.accountId)).text).toBe(page);
    expect(await isSame(await opened(page.toString()), page.toString())).toBe(true);
  });

  it.each(HOLDS_CPF)('has no document without a key, not even an encrypted one: %s', async (_, row) => {
    const without = new Documents(database, null);
    const kept = await sealedText(row, without);
    expect(kept).not.toMatch(/111\.444\.777-35|11144477735|"sealed":"A[A-Za-z0-9_-]{22}/);
    expect(await opened(kept, without)).not.toContain('111.444');
  });

  it('keeps the figures of a boleto without a key, whatever else is said of it', async () => {
    const figures = { digitableLine: '123', barcode: '456', baseAmount: 1.1, interestAmount: null };
    const boleto = { ...figures, penaltyAmount: { of: CPF }, payer: { d: CPF }, taxNumber: CPF, name: 'Ana' };
    const row = JSON.stringify({ paymentData: { boletoMetadata: boleto } });
    const kept = await sealedText(row, new Documents(database, null));
    expect(JSON.parse(kept).results[0].paymentData.boletoMetadata).toEqual({
      ...figures,
      penaltyAmount: null,
      payer: null,
      taxNumber: null,
      name: 'Ana',
    });
    // and all of it once there is a key
    expect(await isSame(await opened(await sealedText(row)), pageOf(row).toString())).toBe(true);
  });

  it('is sealed alike however the members are ordered, and otherwise for another account', async () => {
    const other = `{ "accountNumber" : "${CPF}", "documentNumber":{"value":"\\u0031${CPF.slice(1)}","type":"CPF"},"name":"Ana"}`;
    const one = await throughJsonb(await sealedText(payer(person)));
    expect(await throughJsonb(await sealedText(payer(other)))).toBe(one);
    const stranger = await storeAccount(database);
    const theirs = await sealedText(payer(person), documents, stranger.accountId);
    expect(await throughJsonb(theirs)).not.toBe(one);
  });

  it('is refused where it is no JSON, without a word of it', async () => {
    const texts = ['{"paymentData":{"payer":{"name":"Ana', payer('{"d":Ana}'), payer('{"d" "Ana"}')];
    for (const text of texts) {
      const error: unknown = await documents
        .sealPage(pageOf(text), account.accountId)
        .catch((e: unknown) => e);
      expect(error).toBeInstanceOf(NotJson);
      expect(String(error)).not.toContain('Ana');
    }
  });

  it('holds a hundred thousand different persons in bounded memory, all of them right', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) => payer(`{"documentNumber":"${10 ** 10 + n}"}`)).join(
      ',',
    );
    expect(await isSame(await opened(await sealedText(rows)), pageOf(rows).toString())).toBe(true);
  });
});

describe('a document that somebody pretends to have', () => {
  it('does not open in another account, nor where a bank wrote it down', async () => {
    const stranger = await storeAccount(database);
    const sealed = await sealedText(payer(person));
    expect(await opened(sealed, documents, stranger.accountId)).not.toContain('111.444');
    const token = /"sealed":"([^"]+)"/.exec(sealed)?.[1] ?? '';
    expect(token).not.toBe('');
    const forged = [
      payer(`{"name":"Eve","sealed":"${token}"}`),
      `{"paymentData":{"sealed":"${token}"}}`,
      `{"description":"{\\"sealed\\":\\"${token}\\"}","merchant":{"sealed":"${token}"},"payer":{"sealed":"${token}"}}`,
    ];
    for (const row of forged) {
      const theirs = await opened(
        await sealedText(row, documents, stranger.accountId),
        documents,
        stranger.accountId,
      );
      expect(theirs).not.toContain('111.444');
      expect(await isSame(theirs, pageOf(row).toString())).toBe(true);
    }
  });

  it('is null where its key is missing, and the name stays', async () => {
    const sealed = await sealedText(payer(person));
    for (const keys of [null, new Keyring([randomBytes(32)])]) {
      const text = await opened(sealed, new Documents(database, keys));
      expect(JSON.parse(text)).toMatchObject({
        results: [{ paymentData: { payer: { name: 'Ana', documentNumber: null } } }],
      });
      expect(text).not.toContain('sealed');
    }
    expect(await opened(sealed)).toContain(CPF);
  });

  it('opens in a process that was there before the key was made', async () => {
    const early = new Documents(database, keyring);
    await early.ready();
    const other = new Keyring([randomBytes(32)]);
    const sealed = await sealedText(payer(person), new Documents(database, other));
    expect(await opened(sealed, new Documents(database, other))).toContain(CPF);
    expect(await opened(sealed, early)).toContain('null');
  });
});
