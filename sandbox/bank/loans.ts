import { ExactNumber } from '../json/exact-number.ts';
import type { Books } from './books.ts';
import { addMonths, dayText } from './days.ts';
import { type IdKey, keyFrom, rowIdOf, uuidFrom } from './ids.ts';
import { dateOf, money, rate } from './money.ts';
import type { Persona } from './personas.ts';
import { cnpjCharacters } from './tax-numbers.ts';

/** A contract repaid in equal parts of the debt (SAC) with interest on what remains. */
interface LoanSpec {
  readonly productName: string;
  readonly kind: 'LOAN' | 'FINANCING' | 'UNARRANGED_ACCOUNT_OVERDRAFT';
  readonly type: string;
  readonly principalCents: number;
  readonly parts: number;
  /** Interest a month, in hundredths of a percent. */
  readonly monthlyRate: number;
  /** Fraction a year, as text. */
  readonly cet: string;
  /** How many months before the connection the contract was signed. */
  readonly signedMonths: number;
  /** Parts due but not paid. */
  readonly lateParts: number;
  readonly warranty: string | null;
}

const personal: LoanSpec = {
  productName: 'Crédito pessoal',
  kind: 'LOAN',
  type: 'CREDITO_PESSOAL_SEM_CONSIGNACAO',
  principalCents: 1_200_000,
  parts: 24,
  monthlyRate: 245,
  cet: '0.3391',
  signedMonths: 7,
  lateParts: 0,
  warranty: null,
};

const vehicle: LoanSpec = {
  productName: 'Financiamento de veículo',
  kind: 'FINANCING',
  type: 'AQUISICAO_BENS_VEICULOS_AUTOMOTORES',
  principalCents: 4_800_000,
  parts: 48,
  monthlyRate: 165,
  cet: '0.2287',
  signedMonths: 15,
  lateParts: 2,
  warranty: 'VEICULO_AUTOMOTOR',
};

const overdraft: LoanSpec = {
  productName: 'Adiantamento a depositante',
  kind: 'UNARRANGED_ACCOUNT_OVERDRAFT',
  type: 'ADIANTAMENTO_A_DEPOSITANTES',
  principalCents: 84_000,
  parts: 1,
  monthlyRate: 798,
  cet: '1.5124',
  signedMonths: 0,
  lateParts: 0,
  warranty: null,
};

const workingCapital: LoanSpec = {
  ...personal,
  productName: 'Capital de giro',
  type: 'CAPITAL_GIRO_PRAZO_VENCIMENTO_ATE_365_DIAS',
  principalCents: 6_000_000,
  parts: 12,
  monthlyRate: 198,
  signedMonths: 4,
};

const loanSpecs: Readonly<Record<Persona, readonly LoanSpec[]>> = {
  salaried: [personal],
  freelancer: [],
  company: [workingCapital],
  investor: [],
  indebted: [{ ...personal, lateParts: 1, principalCents: 960_000 }, vehicle, overdraft],
  digits: [personal],
  bulk: [],
};

export function loanKeyOf(itemId: string): IdKey {
  return keyFrom(itemId, 'loans');
}

/** An item's loans as the API answers them. */
export function loanViews(books: Books): object[] {
  return loanSpecs[books.profile.persona].map((spec, index) =>
    loanView(books, spec, rowIdOf(loanKeyOf(books.itemId), index)),
  );
}

function loanView(books: Books, spec: LoanSpec, id: string): object {
  const { profile } = books;
  const signedDay = addMonths(books.anchorDay, -spec.signedMonths);
  const paid = paidParts(books, spec, signedDay);
  const isoDay = (day: number) => dateOf(profile, day);
  return {
    id,
    itemId: books.itemId,
    contractNumber: `CT-${id.slice(0, 8)}`,
    ipocCode: ipocCodeOf(books, id),
    productName: spec.productName,
    type: spec.type,
    kind: spec.kind,
    date: isoDay(addMonths(signedDay, dueParts(books, spec, signedDay))),
    contractDate: isoDay(signedDay),
    disbursementDates: [dayText(signedDay)],
    settlementDate: null,
    contractAmount: money(profile, spec.principalCents),
    currencyCode: 'BRL',
    dueDate: isoDay(addMonths(signedDay, spec.parts)),
    installmentPeriodicity: 'MONTHLY',
    installmentPeriodicityAdditionalInfo: null,
    firstInstallmentDueDate: isoDay(addMonths(signedDay, 1)),
    CET: rate(profile, spec.cet),
    amortizationScheduled: 'SAC',
    amortizationScheduledAdditionalInfo: null,
    cnpjConsignee: null,
    ...costs(books, spec),
    installments: {
      typeNumberOfInstallments: 'MONTH',
      totalNumberOfInstallments: spec.parts,
      typeContractRemaining: 'MONTH',
      contractRemainingNumber: spec.parts - paid,
      paidInstallments: paid,
      dueInstallments: spec.parts - paid,
      pastDueInstallments: Math.min(spec.lateParts, spec.parts - paid),
      balloonPayments: [],
    },
    payments: {
      contractOutstandingBalance: money(profile, outstandingCents(spec, paid)),
      releases: Array.from({ length: paid }, (_, index) => release(books, spec, id, signedDay, index)),
    },
  };
}

const LENDER_ROOT = '12345678';
const MODALITY = '0202';

/** The Central Bank's code of a contract: the lender, the kind of credit, and whose it is, tax number included. */
function ipocCodeOf({ profile }: Books, loanId: string): string {
  const clientType = profile.documentType === 'CPF' ? '1' : '2';
  return `${LENDER_ROOT}${MODALITY}${clientType}${cnpjCharacters(profile.taxNumber)}${loanId.slice(0, 8)}`;
}

/** Interest, fee, tax and what secures the debt. */
function costs({ profile }: Books, spec: LoanSpec): object {
  return {
    interestRates: [
      {
        taxType: 'EFFECTIVE',
        interestRateType: 'COMPOUND',
        taxPeriodicity: 'MONTHLY',
        calculation: '30/360',
        referentialRateIndexerType: 'PRE_FIXADO',
        referentialRateIndexerSubType: null,
        referentialRateIndexerAdditionalInfo: null,
        preFixedRate: rate(profile, `0.0${String(spec.monthlyRate).padStart(3, '0')}`),
        postFixedRate: new ExactNumber('0'),
        additionalInfo: null,
      },
    ],
    contractedFees: [
      {
        name: 'Tarifa de cadastro',
        code: 'CADASTRO',
        chargeType: 'UNIQUE',
        charge: 'FIXED',
        amount: money(profile, 29_900),
        rate: null,
      },
    ],
    contractedFinanceCharges: [{ type: 'IOF', additionalInfo: null, rate: rate(profile, '0.0038') }],
    warranties:
      spec.warranty === null
        ? []
        : [
            {
              currencyCode: 'BRL',
              type: 'ALIENACAO_FIDUCIARIA',
              subtype: spec.warranty,
              amount: money(profile, spec.principalCents),
            },
          ],
  };
}

function release(books: Books, spec: LoanSpec, loanId: string, signedDay: number, index: number): object {
  const interest = Math.floor((outstandingCents(spec, index) * spec.monthlyRate) / 10_000);
  return {
    isOverParcelPayment: false,
    installmentId: uuidFrom(loanId, 'installment', index + 1),
    paidDate: dateOf(books.profile, addMonths(signedDay, index + 1)),
    currencyCode: 'BRL',
    paidAmount: money(books.profile, spec.principalCents / spec.parts + interest),
    overParcel: null,
  };
}

/** How many parts were due until the bank's day; between two of them nothing of the contract changes. */
function dueParts(books: Books, spec: LoanSpec, signedDay: number): number {
  let due = 0;
  while (due < spec.parts && addMonths(signedDay, due + 1) <= books.bankDay) due++;
  return due;
}

function paidParts(books: Books, spec: LoanSpec, signedDay: number): number {
  return Math.max(dueParts(books, spec, signedDay) - spec.lateParts, 0);
}

/** Principals divide by their parts without a rest. */
function outstandingCents(spec: LoanSpec, paid: number): number {
  return spec.principalCents - (spec.principalCents / spec.parts) * paid;
}
