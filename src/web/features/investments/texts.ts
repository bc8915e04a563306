import { texts } from '../../lib/texts.ts';

interface InvestmentTexts {
  readonly title: string;
  readonly total: string;
  readonly profit: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly none: string;
  readonly noneBody: string;
  readonly connections: string;
  readonly loadFailed: string;
  readonly ended: (count: number) => string;
  readonly balance: string;
  readonly gross: string;
  readonly invested: string;
  readonly taxes: string;
  readonly quantity: string;
  readonly unitValue: string;
  readonly rate: string;
  readonly lastTwelveMonths: string;
  readonly lastMonth: string;
  readonly issuer: string;
  readonly dueOn: string;
  readonly boughtOn: string;
  readonly asOf: string;
  readonly unnamed: string;
  readonly ofIndex: (percent: string, index: string) => string;
  readonly movements: string;
  readonly noMovements: string;
  readonly movementsFailed: string;
  readonly more: string;
  readonly movementKinds: Readonly<Record<string, string>>;
  readonly units: (quantity: string) => string;
  readonly reserved: string;
  readonly reservedBody: string;
  readonly unnamedReserve: string;
}

export const investmentTexts = texts<InvestmentTexts>(
  {
    title: 'Investimentos',
    total: 'Total investido hoje',
    profit: 'Rendimento até agora',
    kinds: {
      FIXED_INCOME: 'Renda fixa',
      SECURITY: 'Previdência',
      MUTUAL_FUND: 'Fundos',
      EQUITY: 'Ações e renda variável',
      ETF: 'ETFs',
      COE: 'COE',
      OTHER: 'Outros',
    },
    none: 'Nenhum investimento para mostrar',
    noneBody: 'Os investimentos dos bancos que você conectar aparecem aqui, com posição e movimentações.',
    connections: 'Ver conexões',
    loadFailed: 'Não foi possível carregar os investimentos',
    ended: (count) => `Resgatados (${count})`,
    balance: 'Valor líquido',
    gross: 'Valor bruto',
    invested: 'Valor aplicado',
    taxes: 'Impostos previstos',
    quantity: 'Quantidade',
    unitValue: 'Valor unitário',
    rate: 'Taxa contratada',
    lastTwelveMonths: 'Últimos 12 meses',
    lastMonth: 'Último mês',
    issuer: 'Emissor',
    dueOn: 'Vencimento',
    boughtOn: 'Comprado em',
    asOf: 'Posição de',
    unnamed: 'Investimento sem nome',
    ofIndex: (percent, index) => `${percent} do ${index}`,
    movements: 'Movimentações',
    noMovements: 'O banco não enviou movimentações deste investimento.',
    movementsFailed: 'Não foi possível carregar as movimentações',
    more: 'Mostrar mais',
    movementKinds: {
      BUY: 'Aplicação',
      SELL: 'Resgate',
      TAX: 'Imposto',
      TRANSFER: 'Transferência',
      INTEREST: 'Juros e dividendos',
      AMORTIZATION: 'Amortização',
      OTHER: 'Outra movimentação',
    },
    units: (quantity) => `${quantity} unidades`,
    reserved: 'Dinheiro reservado',
    reservedBody: 'Guardado dentro das suas contas: faz parte do saldo delas, não dos investimentos.',
    unnamedReserve: 'Reserva',
  },
  {
    title: 'Investments',
    total: 'Invested in all today',
    profit: 'Yield so far',
    kinds: {
      FIXED_INCOME: 'Fixed income',
      SECURITY: 'Pension plans',
      MUTUAL_FUND: 'Funds',
      EQUITY: 'Shares',
      ETF: 'ETFs',
      COE: 'Structured notes',
      OTHER: 'Others',
    },
    none: 'No investment to show',
    noneBody: 'Investments of the banks that you connect appear here, with position and movements.',
    connections: 'See connections',
    loadFailed: 'The investments could not be loaded',
    ended: (count) => `Withdrawn (${count})`,
    balance: 'Net value',
    gross: 'Gross value',
    invested: 'Amount invested',
    taxes: 'Taxes expected',
    quantity: 'Quantity',
    unitValue: 'Value of a unit',
    rate: 'Agreed rate',
    lastTwelveMonths: 'Last 12 months',
    lastMonth: 'Last month',
    issuer: 'Issuer',
    dueOn: 'Matures on',
    boughtOn: 'Bought on',
    asOf: 'Position of',
    unnamed: 'Investment without a name',
    ofIndex: (percent, index) => `${percent} of ${index}`,
    movements: 'Movements',
    noMovements: 'The bank has not sent movements of this investment.',
    movementsFailed: 'The movements could not be loaded',
    more: 'Show more',
    movementKinds: {
      BUY: 'Investment',
      SELL: 'Withdrawal',
      TAX: 'Tax',
      TRANSFER: 'Transfer',
      INTEREST: 'Interest and dividends',
      AMORTIZATION: 'Amortisation',
      OTHER: 'Other movement',
    },
    units: (quantity) => `${quantity} units`,
    reserved: 'Money set aside',
    reservedBody: 'Kept within your accounts: it is a part of their balance, not of the investments.',
    unnamedReserve: 'Reserve',
  },
);
