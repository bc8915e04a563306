import type { OfxVersion } from '../../contract/exports.ts';
import type { StatementAccount } from '../../store/statements/accounts/find-statement-account.ts';
import type { StatementRow } from '../../store/statements/transactions/stream-statement-rows.ts';

/** The specification counts characters, and some readers bytes: the shorter of both. */
const NAME_BYTES = 32;
const MEMO_BYTES = 255;
const ID_LENGTH = 22;
const BANK_ID_LENGTH = 9;

const HEAD: Readonly<Record<OfxVersion, string>> = {
  '1.0.2': `${[
    'OFXHEADER:100',
    'DATA:OFXSGML',
    'VERSION:102',
    'SECURITY:NONE',
    'ENCODING:UTF-8',
    'CHARSET:NONE',
    'COMPRESSION:NONE',
    'OLDFILEUID:NONE',
    'NEWFILEUID:NONE',
  ].join('\r\n')}\r\n\r\n`,
  '2.2': `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE" OLDFILEUID="NONE" NEWFILEUID="NONE"?>
`,
};

/** One line without what neither SGML nor XML may hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g;
const plain = (text: string): string => text.replace(UNPRINTABLE, ' ').trim();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** As many whole characters as fit. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept.trim();
}

/** São Paulo's noon: the same day for readers that count in other zones. */
const noon = (day: string): string => `${day.replaceAll('-', '')}120000[-3:BRT]`;

/** Where a card has no number of its own, and where two cards end in the same digits, part of its id tells them apart. */
function accountNumberOf({ id, isCard, number }: StatementAccount): string {
  const known = plain(number ?? '');
  const own = id.replaceAll('-', '');
  if (!isCard && known !== '' && known.length <= ID_LENGTH) return known;
  return (known === '' ? own : `${known}-${own}`).slice(0, ID_LENGTH);
}

/** Writes one account's statement in one of the two forms. */
export class OfxWriter {
  readonly #isXml: boolean;
  readonly #version: OfxVersion;
  readonly #account: StatementAccount;

  constructor(account: StatementAccount, version: OfxVersion) {
    this.#account = account;
    this.#version = version;
    this.#isXml = version === '2.2';
  }

  /**
   * All that stands before the rows.
   * @param from first day, `to` last day, `now` YYYYMMDDHHMMSS
   */
  begin({ from, to, now }: { readonly from: string; readonly to: string; readonly now: string }): string {
    const { isCard, bank, currencyCode } = this.#account;
    const ok = `<STATUS>\n${this.#leaf('CODE', '0')}${this.#leaf('SEVERITY', 'INFO')}</STATUS>\n`;
    const org = cut(plain(bank ?? ''), NAME_BYTES);
    const fi = org === '' ? '' : `<FI>\n${this.#leaf('ORG', org)}</FI>\n`;
    const signOn = `${ok}${this.#leaf('DTSERVER', `${now}[-3:BRT]`)}${this.#leaf('LANGUAGE', 'POR')}${fi}`;
    const set = isCard ? 'CREDITCARDMSGSRSV1' : 'BANKMSGSRSV1';
    const answer = isCard ? 'CCSTMT' : 'STMT';
    return `${HEAD[this.#version]}<OFX>
<SIGNONMSGSRSV1>
<SONRS>
${signOn}</SONRS>
</SIGNONMSGSRSV1>
<${set}>
<${answer}TRNRS>
${this.#leaf('TRNUID', '0')}${ok}<${answer}RS>
${this.#leaf('CURDEF', currencyCode ?? 'BRL')}${this.#whose()}<BANKTRANLIST>
${this.#leaf('DTSTART', noon(from))}${this.#leaf('DTEND', noon(to))}`;
  }

  rows(rows: readonly StatementRow[]): string {
    return rows.map((row) => this.#row(row)).join('');
  }

  end(): string {
    const { isCard, balance, available, asOf } = this.#account;
    const set = isCard ? 'CREDITCARDMSGSRSV1' : 'BANKMSGSRSV1';
    const answer = isCard ? 'CCSTMT' : 'STMT';
    const balances = `${this.#balance('LEDGERBAL', balance, asOf)}${this.#balance('AVAILBAL', available, asOf)}`;
    return `</BANKTRANLIST>\n${balances}</${answer}RS>\n</${answer}TRNRS>\n</${set}>\n</OFX>\n`;
  }

  /** Nothing where it is not known: a zero would be a figure. */
  #balance(name: string, amount: string | null, asOf: string): string {
    if (amount === null) return '';
    return `<${name}>\n${this.#leaf('BALAMT', amount)}${this.#leaf('DTASOF', `${asOf}[-3:BRT]`)}</${name}>\n`;
  }

  #whose(): string {
    const { isCard, isSavings, transferNumber } = this.#account;
    const number = this.#leaf('ACCTID', accountNumberOf(this.#account));
    if (isCard) return `<CCACCTFROM>\n${number}</CCACCTFROM>\n`;
    const [bank = '', branch = ''] = plain(transferNumber ?? '').split('/');
    const bankId = this.#leaf('BANKID', bank.slice(0, BANK_ID_LENGTH) || '0');
    const branchId = branch === '' ? '' : this.#leaf('BRANCHID', branch.slice(0, ID_LENGTH));
    const type = this.#leaf('ACCTTYPE', isSavings ? 'SAVINGS' : 'CHECKING');
    return `<BANKACCTFROM>\n${bankId}${branchId}${number}${type}</BANKACCTFROM>\n`;
  }

  #row({ firstId, day, amount, foreignCurrency, rate, description }: StatementRow): string {
    const said = plain(description ?? '');
    const texts =
      said === '' ? '' : `${this.#text('NAME', said, NAME_BYTES)}${this.#text('MEMO', said, MEMO_BYTES)}`;
    return `<STMTTRN>
${this.#leaf('TRNTYPE', amount.startsWith('-') ? 'DEBIT' : 'CREDIT')}${this.#leaf('DTPOSTED', noon(day))}${this.#leaf('TRNAMT', amount)}${this.#leaf('FITID', firstId)}${texts}${this.#currency(foreignCurrency, rate)}</STMTTRN>
`;
  }

  /**
   * ORIGCURRENCY: the amount was converted from it. CURRENCY: the amount is still in it; its rate is not known, and the
   * specification wants one, so that it is 1.
   */
  #currency(code: string | null, rate: string | null): string {
    if (code === null) return '';
    const name = rate === null ? 'CURRENCY' : 'ORIGCURRENCY';
    return `<${name}>\n${this.#leaf('CURRATE', rate ?? '1')}${this.#leaf('CURSYM', code)}</${name}>\n`;
  }

  #text(name: string, value: string, bytes: number): string {
    return this.#leaf(name, cut(value, bytes));
  }

  #leaf(name: string, value: string): string {
    return `<${name}>${escaped(value)}${this.#isXml ? `</${name}>` : ''}\n`;
  }
}
