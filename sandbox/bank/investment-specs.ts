import type { Persona } from './personas.ts';

export type InvestmentType = 'FIXED_INCOME' | 'MUTUAL_FUND' | 'EQUITY' | 'ETF' | 'COE' | 'SECURITY' | 'OTHER';

/** One thing that a person has invested in. Prices are cents a unit. */
export interface InvestmentSpec {
  readonly key: string;
  readonly type: InvestmentType;
  readonly subtype: string;
  readonly name: string;
  readonly code: string | null;
  readonly isin: string | null;
  readonly issuer: string;
  /** Twelve digits; the check digits are computed. */
  readonly issuerRoot: string;
  /** How many days before the connection the first units were bought. */
  readonly heldDays: number;
  readonly units: number;
  readonly unitCents: number;
  /** Units bought every month since; 0: none. */
  readonly monthlyUnits: number;
  /** Growth of the price in a year, in hundredths of a percent. */
  readonly yearlyGrowth: number;
  /** Units sold once, some weeks before the connection. */
  readonly soldUnits: number;
  /** Cents a unit that are paid out every quarter. */
  readonly dividendCents: number;
  /** Units that the tax takes at the end of every May and November, as of Brazilian funds; 0: none. */
  readonly taxedUnits: number;
  /** Units that were carried to another institution once, some weeks before the connection. */
  readonly carriedUnits: number;
  /** Cents of the principal that a unit is paid back every three months; its price falls by them. */
  readonly amortisedCents: number;
  /** Tax on the profit, in percent; null: exempt. */
  readonly taxPercent: number | null;
  readonly rate: string | null;
  readonly rateType: string | null;
  readonly fixedAnnualRate: string | null;
  /** Until when the paper runs, in days after the first purchase; null: open end. */
  readonly termDays: number | null;
}

const common = {
  code: null,
  isin: null,
  monthlyUnits: 0,
  soldUnits: 0,
  dividendCents: 0,
  taxedUnits: 0,
  carriedUnits: 0,
  amortisedCents: 0,
  taxPercent: 15,
  rate: null,
  rateType: null,
  fixedAnnualRate: null,
  termDays: null,
} as const;

const cdb: InvestmentSpec = {
  ...common,
  key: 'cdb',
  type: 'FIXED_INCOME',
  subtype: 'CDB',
  name: 'CDB Banco Aurora 110% CDI',
  issuer: 'Banco Aurora SA',
  issuerRoot: '111222330001',
  heldDays: 420,
  units: 800,
  unitCents: 10_000,
  yearlyGrowth: 1_430,
  taxPercent: 20,
  rate: '110',
  rateType: 'CDI',
  termDays: 1_095,
};

const treasury: InvestmentSpec = {
  ...common,
  key: 'treasury',
  type: 'FIXED_INCOME',
  subtype: 'TREASURY',
  name: 'Tesouro IPCA+ 2035',
  code: 'NTNB-PRINC 2035',
  isin: 'BRSTNCNTB4X0',
  issuer: 'Tesouro Nacional',
  issuerRoot: '003944600409',
  heldDays: 300,
  units: 3,
  unitCents: 231_845,
  monthlyUnits: 1,
  yearlyGrowth: 1_020,
  rate: '100',
  rateType: 'IPCA',
  fixedAnnualRate: '6.15',
  termDays: 3_200,
};

const fund: InvestmentSpec = {
  ...common,
  key: 'fund',
  type: 'MUTUAL_FUND',
  subtype: 'MULTIMARKET_FUND',
  name: 'Fundo Serra Azul Multimercado FIC FIM',
  issuer: 'Serra Azul Gestão de Recursos Ltda',
  issuerRoot: '224466880001',
  heldDays: 365,
  units: 1_500,
  unitCents: 312,
  monthlyUnits: 80,
  yearlyGrowth: 1_180,
  soldUnits: 300,
};

const stock: InvestmentSpec = {
  ...common,
  key: 'stock',
  type: 'EQUITY',
  subtype: 'STOCK',
  name: 'Petrobras PN',
  code: 'PETR4',
  isin: 'BRPETRACNPR6',
  issuer: 'Petróleo Brasileiro SA',
  issuerRoot: '330001670001',
  heldDays: 250,
  units: 200,
  unitCents: 3_412,
  yearlyGrowth: 640,
  soldUnits: 50,
  dividendCents: 71,
};

const realEstate: InvestmentSpec = {
  ...common,
  key: 'real-estate',
  type: 'EQUITY',
  subtype: 'REAL_ESTATE_FUND',
  name: 'FII Parque Central',
  code: 'PQCT11',
  isin: 'BRPQCTCTF005',
  issuer: 'FII Parque Central',
  issuerRoot: '335577990001',
  heldDays: 400,
  units: 60,
  unitCents: 9_870,
  yearlyGrowth: 310,
  dividendCents: 235,
  taxPercent: null,
};

const etf: InvestmentSpec = {
  ...common,
  key: 'etf',
  type: 'ETF',
  subtype: 'ETF',
  name: 'ETF Ibovespa',
  code: 'BOVA11',
  isin: 'BRBOVACTF003',
  issuer: 'Índice Fundo de Índice',
  issuerRoot: '104069000001',
  heldDays: 330,
  units: 40,
  unitCents: 12_455,
  monthlyUnits: 4,
  yearlyGrowth: 900,
};

const coe: InvestmentSpec = {
  ...common,
  key: 'coe',
  type: 'COE',
  subtype: 'STRUCTURED_NOTE',
  name: 'COE Bolsa Global Capital Protegido',
  issuer: 'Banco Aurora SA',
  issuerRoot: '111222330001',
  heldDays: 200,
  units: 10,
  unitCents: 100_000,
  yearlyGrowth: 700,
  termDays: 1_460,
};

const pension: InvestmentSpec = {
  ...common,
  key: 'pension',
  type: 'SECURITY',
  subtype: 'RETIREMENT',
  name: 'PGBL Horizonte Previdência',
  issuer: 'Horizonte Seguros e Previdência SA',
  issuerRoot: '446688000001',
  heldDays: 420,
  units: 9_000,
  unitCents: 184,
  monthlyUnits: 250,
  yearlyGrowth: 980,
  taxPercent: 10,
};

const lca: InvestmentSpec = {
  ...common,
  key: 'lca',
  type: 'FIXED_INCOME',
  subtype: 'LCA',
  name: 'LCA Banco Aurora 94% CDI',
  issuer: 'Banco Aurora SA',
  issuerRoot: '111222330001',
  heldDays: 180,
  units: 250,
  unitCents: 10_000,
  yearlyGrowth: 1_210,
  taxPercent: null,
  rate: '94',
  rateType: 'CDI',
  termDays: 720,
};

const incomeFund: InvestmentSpec = {
  ...common,
  key: 'income-fund',
  type: 'MUTUAL_FUND',
  subtype: 'FIXED_INCOME_FUND',
  name: 'Fundo Vale Claro Renda Fixa',
  issuer: 'Vale Claro Asset Ltda',
  issuerRoot: '557799110001',
  heldDays: 410,
  units: 4_000,
  unitCents: 254,
  yearlyGrowth: 1_090,
  taxedUnits: 35,
};

const debenture: InvestmentSpec = {
  ...common,
  key: 'debenture',
  type: 'FIXED_INCOME',
  subtype: 'DEBENTURES',
  name: 'Debênture Rodovias do Planalto',
  code: 'RDPL13',
  isin: 'BRRDPLDBS002',
  issuer: 'Rodovias do Planalto SA',
  issuerRoot: '668800220001',
  heldDays: 390,
  units: 12,
  unitCents: 98_500,
  yearlyGrowth: 760,
  dividendCents: 1_480,
  amortisedCents: 2_500,
  taxPercent: null,
  rate: '100',
  rateType: 'IPCA',
  fixedAnnualRate: '5.9',
  termDays: 2_600,
};

const openPension: InvestmentSpec = {
  ...common,
  key: 'open-pension',
  type: 'SECURITY',
  subtype: 'RETIREMENT',
  name: 'VGBL Horizonte Conservador',
  issuer: 'Horizonte Seguros e Previdência SA',
  issuerRoot: '446688000001',
  heldDays: 400,
  units: 5_000,
  unitCents: 141,
  yearlyGrowth: 870,
  carriedUnits: 1_200,
  taxPercent: 10,
};

const gold: InvestmentSpec = {
  ...common,
  key: 'gold',
  type: 'OTHER',
  subtype: 'OTHER',
  name: 'Ouro em custódia',
  issuer: 'Banco Aurora SA',
  issuerRoot: '111222330001',
  heldDays: 260,
  units: 20,
  unitCents: 41_200,
  yearlyGrowth: 1_350,
  soldUnits: 4,
};

/** What each kind of person has invested in. An investment's id comes from its place: new ones stand last. */
export const investmentSpecs: Readonly<Record<Persona, readonly InvestmentSpec[]>> = {
  salaried: [cdb, fund, stock],
  freelancer: [cdb, treasury],
  company: [cdb],
  investor: [
    cdb,
    lca,
    treasury,
    fund,
    stock,
    realEstate,
    etf,
    coe,
    pension,
    incomeFund,
    debenture,
    openPension,
    gold,
  ],
  indebted: [],
  digits: [cdb, fund, stock],
  bulk: [],
};
