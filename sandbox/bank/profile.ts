import { type BankDays, bankDaysOf } from './bank-days.ts';
import type { CardCycles } from './CardCycles.ts';
import { type CardHabits, cardHabitsOf } from './card-habits.ts';
import { newerCnpj, olderCnpj } from './company-numbers.ts';
import { type Connector, isOpenFinance } from './connectors.ts';
import type { DayKind } from './days.ts';
import { companies, employers, owners } from './merchants.ts';
import { Draw, hashText, mix } from './mix.ts';
import type { OwnBank } from './own-bank.ts';
import { NEW_COMPANY, type Persona, personaOf } from './personas.ts';
import type { Participant } from './row.ts';
import { cnpjCharacters, digitsOf, formatCnpj, formatCpf, withCpfChecks } from './tax-numbers.ts';

export type AccountKind = 'CHECKING_ACCOUNT' | 'SAVINGS_ACCOUNT' | 'CREDIT_CARD';

/** An account that a person has at a bank. */
export interface AccountSpec {
  /** Distinguishes the accounts of one person; part of every id. */
  readonly key: (typeof ACCOUNT_KEYS)[number];
  readonly kind: AccountKind;
  readonly number: string;
  readonly name: string;
  readonly marketingName: string | null;
  /** How the bank writes the dates of the account's rows. */
  readonly dayKind: DayKind;
  /** How many rows of bulk data the account holds; null: an ordinary household's. */
  readonly bulkRows: number | null;
}

/** A person at a bank: everything that the generated data depends on. */
export interface Profile {
  readonly seed: number;
  readonly isOpenFinance: boolean;
  /** How the bank writes the dates of everything but rows: bills, loans, investments. */
  readonly dayKind: DayKind;
  /** Whether the bank knows when in the evening a purchase was made. */
  readonly hasEvenings: boolean;
  readonly habits: CardHabits;
  readonly persona: Persona;
  readonly owner: string;
  readonly documentType: 'CPF' | 'CNPJ';
  readonly taxNumber: string;
  readonly employer: Participant;
  readonly salaryCents: number;
  readonly rentCents: number;
  readonly openingCents: number;
  readonly creditLimitCents: number;
  readonly cardNumber: string;
  readonly accounts: readonly AccountSpec[];
  /** What the card's bills come to; null where the card has none (bulk data). */
  readonly cycles: CardCycles | null;
  /** The person's other banks, with which money goes to and fro. */
  readonly ownBanks: readonly OwnBank[];
}

/** Every key that an account can have. */
export const ACCOUNT_KEYS = ['checking', 'checking-2', 'savings', 'card'] as const;

const BULK_USER = /^user-ok-perf(?:-(\d{1,4})x)?$/;
const BULK_UNIT = 500;
const MAX_BULK_FACTOR = 5000;

/** The same seed, connector and parameters always give the same person. `dayKind` goes before the bank's own. */
export function profileOf(
  seed: number,
  connector: Connector,
  parameters: Readonly<Record<string, string>>,
  dayKind?: DayKind,
): Profile {
  const days = bankDaysOf(connector, dayKind);
  const user = parameters['user'] ?? digitsOf(parameters['cpf'] ?? '');
  const personSeed = hashText(`${seed}/${connector.id}/${user}`);
  const draw = new Draw(personSeed);
  const cpf = parameters['cpf'] === undefined ? withCpfChecks(draw.digits(9)) : digitsOf(parameters['cpf']);
  const employerCnpj = olderCnpj(draw);
  const isBusiness = connector.type === 'BUSINESS_BANK';
  const persona = personaOf(parameters, BULK_USER.test(user), isBusiness);
  const person = draw.pick(owners);
  return {
    seed: personSeed,
    isOpenFinance: isOpenFinance(connector),
    dayKind: days.products,
    hasEvenings: days.hasEvenings,
    habits: cardHabitsOf(connector, user),
    persona,
    ...(persona === 'company'
      ? companyOwner(parameters, personSeed)
      : { owner: person, documentType: 'CPF', taxNumber: formatCpf(cpf) }),
    employer: {
      name: draw.pick(employers),
      documentNumber: { type: 'CNPJ', value: employerCnpj },
      branchNumber: '0001',
      accountNumber: `${String(personSeed % 1_000_000).padStart(6, '0')}-${personSeed % 10}`,
      routingNumber: '237',
    },
    salaryCents: draw.between(680_000, 940_000),
    rentCents: draw.between(160_000, 210_000),
    openingCents: Math.floor(draw.between(900_000, 1_600_000) / (persona === 'indebted' ? 8 : 1)),
    creditLimitCents: draw.between(8, 30) * 100_000,
    cardNumber: draw.digits(4),
    accounts: accountsOf(user, draw, days),
    cycles: null,
    ownBanks: [],
  };
}

function companyOwner(
  parameters: Readonly<Record<string, string>>,
  personSeed: number,
): Pick<Profile, 'owner' | 'documentType' | 'taxNumber'> {
  const draw = new Draw(mix(personSeed, hashText('company')));
  const invented = parameters['user'] === NEW_COMPANY ? newerCnpj(draw) : olderCnpj(draw);
  const given = cnpjCharacters(parameters['cnpj'] ?? '');
  const taxNumber = given === '' ? invented : formatCnpj(given);
  return { owner: draw.pick(companies), documentType: 'CNPJ', taxNumber };
}

function accountsOf(user: string, draw: Draw, days: BankDays): AccountSpec[] {
  const checking = bankAccount('checking', 'CHECKING_ACCOUNT', 'Conta Corrente', draw, days);
  const second = bankAccount('checking-2', 'CHECKING_ACCOUNT', 'Conta Corrente Conjunta', draw, days);
  const savings = bankAccount('savings', 'SAVINGS_ACCOUNT', 'Poupança', draw, days);
  const card: AccountSpec = {
    key: 'card',
    kind: 'CREDIT_CARD',
    number: draw.digits(4),
    name: 'Cartão de Crédito',
    marketingName: draw.pick(['Visa Gold', 'Mastercard Black', 'Visa Platinum', 'Elo Grafite']),
    dayKind: days.cardRows,
    bulkRows: null,
  };
  const bulk = BULK_USER.exec(user);
  if (bulk !== null) {
    const rows = BULK_UNIT * Math.min(Math.max(Number(bulk[1] ?? 1), 1), MAX_BULK_FACTOR);
    return [
      { ...checking, dayKind: 'instant', bulkRows: rows * 0.6 },
      { ...card, dayKind: 'instant', bulkRows: rows * 0.4 },
    ];
  }
  if (user === 'user-ok-two-checking-accounts') return [checking, second, card];
  // Where the accounts product fails, the card is all that Pluggy got.
  if (user === 'user-ok-account-error') return [card];
  return [checking, savings, card];
}

function bankAccount(
  key: AccountSpec['key'],
  kind: AccountKind,
  name: string,
  draw: Draw,
  days: BankDays,
): AccountSpec {
  return {
    key,
    kind,
    number: `0001/${draw.digits(6)}-${draw.digits(1)}`,
    name,
    marketingName: null,
    dayKind: days.bankRows,
    bulkRows: null,
  };
}
