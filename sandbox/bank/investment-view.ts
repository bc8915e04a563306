import { ExactNumber } from '../json/exact-number.ts';
import type { Books } from './books.ts';
import { rowIdOf } from './ids.ts';
import { dueDayOfInvestment, type Investment, type Movement, unitCentsOn } from './investments.ts';
import { dateOf, money, rate } from './money.ts';
import { formatCnpj, withCnpjChecks } from './tax-numbers.ts';

/**
 * An investment as the API answers it. `amount` is units times price; `balance` is what remains of it
 * after the tax on the profit.
 */
export function investmentView(books: Books, investment: Investment): object {
  const { profile } = books;
  const { spec, units, costCents, firstDay } = investment;
  const price = unitCentsOn(spec, firstDay, books.bankDay);
  const grossCents = units * price;
  const profitCents = grossCents - costCents;
  const taxCents = Math.floor((Math.max(profitCents, 0) * (spec.taxPercent ?? 0)) / 100);
  const netCents = grossCents - taxCents;
  const dueDay = dueDayOfInvestment(investment);
  const optionalRate = (text: string | null) => (text === null ? null : rate(profile, text));
  return {
    id: investment.id,
    itemId: books.itemId,
    type: spec.type,
    subtype: spec.subtype,
    name: spec.name,
    number: `${investment.id.slice(0, 6)}-1`,
    code: spec.code,
    isin: spec.isin,
    currencyCode: 'BRL',
    date: dateOf(profile, books.bankDay),
    owner: profile.owner,
    value: money(profile, price),
    quantity: new ExactNumber(String(units)),
    amount: money(profile, grossCents),
    balance: money(profile, netCents),
    taxes: money(profile, taxCents),
    taxes2: new ExactNumber('0'),
    amountOriginal: money(profile, costCents),
    amountProfit: money(profile, profitCents),
    amountWithdrawal: money(profile, netCents),
    ...rates(optionalRate, spec.yearlyGrowth),
    rate: optionalRate(spec.rate),
    rateType: spec.rateType,
    fixedAnnualRate: optionalRate(spec.fixedAnnualRate),
    ratePeriodicity: spec.rateType === null ? null : 'YEARLY',
    indexerAdditionalInfo: null,
    taxExempt: spec.taxPercent === null,
    issuer: spec.issuer,
    issuerCNPJ: formatCnpj(withCnpjChecks(spec.issuerRoot)),
    issueDate: dateOf(profile, firstDay),
    purchaseDate: dateOf(profile, firstDay),
    dueDate: dueDay === null ? null : dateOf(profile, dueDay),
    gracePeriodDate: null,
    priceFactor: null,
    debtor: null,
    couponPayment: null,
    status: units === 0 ? 'TOTAL_WITHDRAWAL' : 'ACTIVE',
    institution: { name: spec.issuer, number: formatCnpj(withCnpjChecks(spec.issuerRoot)) },
    metadata: spec.type === 'SECURITY' ? pensionMetadata(spec.name, spec.issuer) : null,
  };
}

/** Percent: the year's growth, and the twelfth part of it for the last month. */
function rates(rateOf: (text: string) => ExactNumber | null, yearlyGrowth: number): object {
  const percent = (hundredths: number) => rateOf(`${Math.floor(hundredths / 100)}.${two(hundredths % 100)}`);
  return {
    lastMonthRate: percent(Math.floor(yearlyGrowth / 12)),
    annualRate: percent(yearlyGrowth),
    lastTwelveMonthsRate: percent(yearlyGrowth),
  };
}

function pensionMetadata(fundName: string, insurer: string): object {
  return {
    taxRegime: 'REGRESSIVO',
    proposalNumber: '2025-0042',
    processNumber: '15414.900000/2025-01',
    fundName,
    insurer: { name: insurer, cnpj: formatCnpj(withCnpjChecks('446688000001')) },
  };
}

/** A movement as the API answers it; newest first is the order of its list. */
export function movementView(books: Books, investment: Investment, movement: Movement): object {
  const { profile } = books;
  const { type, units, unitCents, day } = movement;
  const cents = units * unitCents;
  const { spec } = investment;
  const isExchange = spec.type === 'EQUITY' || spec.type === 'ETF';
  const isCarried = type === 'TRANSFER';
  const feeCents = isExchange && type !== 'INTEREST' ? Math.floor((cents * 3) / 10_000) : 0;
  const netCents = type === 'BUY' ? cents + feeCents : cents - feeCents;
  const date = dateOf(profile, day);
  return {
    id: rowIdOf(investment.movementKey, movement.serial),
    type,
    movementType: type === 'BUY' ? 'CREDIT' : 'DEBIT',
    date,
    tradeDate: date,
    quantity: new ExactNumber(String(units)),
    value: money(profile, unitCents),
    // Units that go to another institution bring no money.
    amount: isCarried ? null : money(profile, cents),
    netAmount: isCarried ? null : money(profile, netCents),
    description: `${WORDS[type]} ${spec.code ?? spec.name}`,
    brokerageNumber: isExchange && type !== 'INTEREST' ? `NC-${day}` : null,
    agreedRate: spec.rate === null ? null : rate(profile, spec.rate),
    indexerPercentage: null,
    priceFactor: null,
    expenses: feeCents === 0 ? null : { settlementFee: money(profile, feeCents) },
  };
}

const WORDS = {
  BUY: 'Compra',
  SELL: 'Venda',
  INTEREST: 'Rendimento',
  TAX: 'Come-cotas',
  TRANSFER: 'Portabilidade de saída',
  AMORTIZATION: 'Amortização',
} as const;

/** An investment's movements, newest first. */
export function movementViews(books: Books, investment: Investment): object[] {
  return investment.movements.map((movement) => movementView(books, investment, movement)).reverse();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
