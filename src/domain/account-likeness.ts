import type { AccountId, ItemId } from './ids.ts';

/** What tells whether two accounts at Pluggy are one account at the bank. What is not known is null. */
export interface AccountFacts {
  readonly id: AccountId;
  readonly itemId: ItemId;
  readonly connectorId: number | null;
  readonly connectorName: string | null;
  readonly type: string;
  readonly subtype: string | null;
  /** Bank: branch and account. Card: the last digits. */
  readonly number: string | null;
  /** Such as `001/0001/98765-4`: bank, branch, account. */
  readonly transferNumber: string | null;
  readonly currencyCode: string | null;
  /** Every credit limit that was ever read of a card, as decimal text without trailing zeros. */
  readonly limits: readonly string[];
  readonly brand: string | null;
  readonly holderType: string | null;
  readonly owner: string | null;
  readonly taxNumber: string | null;
}

/**
 * `perhaps`: all that is known of both is equal, the holder included, but one comes through an aggregator that does not
 * say which bank it is.
 */
export type Likeness = 'same' | 'perhaps' | 'unknown' | 'different';
type Verdict = 'same' | 'unknown' | 'different';

/** Pluggy's own connector in front of other banks: it never names the bank. */
const MEU_PLUGGY = { id: 200, name: 'meupluggy' };

/** Letters without case and accents, and digits; everything else is a space. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isOneCharacter = (text: string): boolean => new Set(text).size <= 1;

function agree<T>(a: T | null, b: T | null): Verdict {
  if (a === null || b === null) return 'unknown';
  return a === b ? 'same' : 'different';
}

/** Any contradiction decides; else one agreement is enough. */
function together(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('different')) return 'different';
  return verdicts.includes('same') ? 'same' : 'unknown';
}

/** Digits without leading zeros, with the check digit, which may be an X; null for a placeholder or a masked number. */
function plainNumber(text: string | undefined, least: number): string | null {
  const plain = (text ?? '').replace(/[\s.\-–]/g, '').toUpperCase();
  if (!/^\d+X?$/.test(plain)) return null;
  const digits = plain.replace(/^0+/, '');
  return digits.length < least || (digits.length > 3 && isOneCharacter(digits)) ? null : digits;
}

interface Place {
  readonly bank: string | null;
  readonly branch: string | null;
  readonly account: string;
}

/** `branch/account`, `bank/branch/account` or the account alone. */
function placeOf(text: string | null): Place | null {
  const parts = (text ?? '').split('/');
  const account = plainNumber(parts.at(-1), 3);
  if (account === null || parts.length > 3) return null;
  const [bank, branch] = [parts.at(-3)?.trim(), parts.at(-2)];
  return {
    bank: bank !== undefined && /^\d{3}$/.test(bank) && !isOneCharacter(bank) ? bank : null,
    branch: plainNumber(branch, 1),
    account,
  };
}

function samePlace(a: Place | null, b: Place | null): Verdict {
  if (a === null || b === null) return 'unknown';
  if (a.account !== b.account) return 'different';
  return a.branch === null && b.branch === null ? 'same' : agree(a.branch, b.branch);
}

/** Two ways to write an account's number are compared with themselves; across only where nothing else is there. */
function sameBankAccount(a: AccountFacts, b: AccountFacts): Verdict {
  const [number, transfer] = [placeOf(a.number), placeOf(a.transferNumber)];
  const [otherNumber, otherTransfer] = [placeOf(b.number), placeOf(b.transferNumber)];
  const alike = [samePlace(number, otherNumber), samePlace(transfer, otherTransfer)];
  return alike.every((verdict) => verdict === 'unknown')
    ? together([samePlace(number, otherTransfer), samePlace(transfer, otherNumber)])
    : together(alike);
}

function lastDigits(text: string | null): string | null {
  const digits = /\d{4}$/.exec((text ?? '').replace(/[\s.-]/g, ''))?.[0] ?? null;
  return digits === '0000' ? null : digits;
}

function sameLimit(a: readonly string[], b: readonly string[]): Verdict {
  const [ours, theirs] = [a, b].map((limits) => limits.filter((limit) => !/^-?0*$/.test(limit)));
  if (ours === undefined || theirs === undefined || ours.length === 0 || theirs.length === 0)
    return 'unknown';
  return ours.some((limit) => theirs.includes(limit)) ? 'same' : 'different';
}

const word = (text: string | null): string | null => (text === null ? null : plainText(text) || null);

/** Last digits and limit are few: a card needs both, and its holder. */
function sameCard(a: AccountFacts, b: AccountFacts, holder: Verdict): Verdict {
  const needed = [agree(lastDigits(a.number), lastDigits(b.number)), sameLimit(a.limits, b.limits), holder];
  const more = [agree(word(a.brand), word(b.brand)), agree(word(a.holderType), word(b.holderType))];
  if ([...needed, ...more].includes('different')) return 'different';
  return needed.includes('unknown') ? 'unknown' : 'same';
}

/** A CPF or CNPJ, the latter perhaps with letters; null for one that is masked. */
function taxNumberOf({ taxNumber }: AccountFacts): string | null {
  const plain = (taxNumber ?? '').replace(/[\s./-]/g, '').toUpperCase();
  return /^([0-9]{11}|[0-9A-Z]{12}[0-9]{2})$/.test(plain) && !isOneCharacter(plain) ? plain : null;
}

function ownerOf({ owner }: AccountFacts): string | null {
  const name = plainText(owner ?? '');
  return name.length < 3 ? null : name;
}

function sameHolder(a: AccountFacts, b: AccountFacts): Verdict {
  const byTaxNumber = agree(taxNumberOf(a), taxNumberOf(b));
  return byTaxNumber === 'unknown' ? agree(ownerOf(a), ownerOf(b)) : byTaxNumber;
}

const SUBTYPES: Readonly<Record<string, string>> = { CHECKINGS_ACCOUNT: 'CHECKING_ACCOUNT' };
const subtypeOf = ({ subtype }: AccountFacts): string | null =>
  subtype === null ? null : (SUBTYPES[subtype] ?? subtype);

/** Whether an account comes through a connector that never names the bank. */
export const isAggregated = ({ connectorId, connectorName }: AccountFacts): boolean =>
  connectorId === MEU_PLUGGY.id || plainText(connectorName ?? '').replaceAll(' ', '') === MEU_PLUGGY.name;

/** The bank's number at the clearing house, from what is known of the account. */
export const bankCodeOf = ({ transferNumber, number }: AccountFacts): string | null =>
  placeOf(transferNumber)?.bank ?? placeOf(number)?.bank ?? null;

/** A bank has several connectors (its own, Open Finance, for companies), whose names are alike. */
function sameInstitution(a: AccountFacts, b: AccountFacts, holder: Verdict): Verdict {
  const byCode = agree(bankCodeOf(a), bankCodeOf(b));
  if (byCode !== 'unknown') return byCode;
  if (isAggregated(a) || isAggregated(b)) return 'unknown';
  const byId = agree(a.connectorId, b.connectorId);
  if (byId !== 'different') return byId;
  return agree(word(a.connectorName), word(b.connectorName)) === 'same' && holder === 'same'
    ? 'same'
    : 'different';
}

/** Equal for all accounts that may be one; an account whose number says nothing stands alone. */
export function roughKeyOf(account: AccountFacts): string {
  const { id, type, number, transferNumber } = account;
  const known =
    type === 'CREDIT' ? lastDigits(number) : (placeOf(number) ?? placeOf(transferNumber))?.account;
  return `${type} ${known ?? id}`;
}

/** How sure it is that two accounts of one user are one account at the bank. Where in doubt they are not. */
export function likenessOf(a: AccountFacts, b: AccountFacts): Likeness {
  if (a.itemId === b.itemId || a.type !== b.type) return 'different'; // a connection lists an account once
  const holder = sameHolder(a, b);
  const isCard = a.type === 'CREDIT';
  const kind = agree(subtypeOf(a), subtypeOf(b));
  const number = isCard ? sameCard(a, b, holder) : sameBankAccount(a, b);
  const institution = sameInstitution(a, b, holder);
  const known = [kind, number, institution, holder, agree(a.currencyCode, b.currencyCode)];
  if (known.includes('different')) return 'different';
  if (kind === 'unknown' || number === 'unknown') return 'unknown';
  if (institution === 'same') return 'same';
  return holder === 'same' && isAggregated(a) !== isAggregated(b) ? 'perhaps' : 'unknown';
}
