import { byCalendar, byDays, type GoldenSeries, recurring, rowsOf, times } from './statement.js';

const SALARY = 'salary';
const SALARY_SAYS = ['CREDITO DE SALARIO ACME TECNOLOGIA LTDA', 'CRED SALARIO ACME TECNOLOGIA LTDA'];

/** The salary of every month, and in between the two halves of the 13th, which come from the same employer. */
const salary: GoldenSeries = {
  name: SALARY,
  kind: 'recurring',
  everyDays: 30,
  rows: [
    ...rowsOf(SALARY, byCalendar({ first: '2025-01', day: 5, weekend: 'previous' }), {
      amounts: [...times(12, '7412.33'), ...times(12, '7856.90')],
      says: SALARY_SAYS,
    }),
    ...rowsOf(`${SALARY}-13th`, ['2025-11-28', '2025-12-19'], {
      amounts: ['3706.17', '2911.40'],
      says: ['CREDITO DE SALARIO 13 ACME TECNOLOGIA LTDA'],
    }),
  ],
};

/** What comes in every month, and what a home costs: bank slips, direct debits and PIX, most of them moved by weekends. */
export const homeAndIncome: readonly GoldenSeries[] = [
  salary,
  recurring('rent-received', 30, byCalendar({ first: '2025-06', day: 8, late: [0, 1, 0, 2, -1] }), {
    amounts: ['1150.00'],
    says: ['PIX RECEBIDO JOAO BATISTA PEREIRA', 'PIX RECEBIDO - JOAO B PEREIRA'],
  }),
  recurring('meal-benefit', 30, byCalendar({ first: '2025-09', day: 30, weekend: 'previous' }), {
    amounts: ['880.00'],
    says: ['CREDITO BENEFICIO ALELO ALIMENTACAO'],
  }),
  recurring('fund-income', 30, byCalendar({ first: '2025-08', day: 14, weekend: 'next' }), {
    amounts: ['41.20', '40.18', '42.30', '39.95', '41.80', '43.05'],
    says: ['RENDIMENTO MXRF11', 'RENDIMENTOS MXRF11'],
  }),
  recurring('rent', 30, byCalendar({ first: '2025-01', day: 10, weekend: 'next' }), {
    amounts: [...times(8, '-2300.00'), ...times(15, '-2418.45')],
    says: [
      'PIX ENVIADO MARIA APARECIDA SOUZA',
      'PIX ENVIADO MARIA AP SOUZA',
      'PIX ENVIADO MARIA APARECIDA SOUZA ALUGUEL',
    ],
  }),
  recurring('condominium', 30, byCalendar({ first: '2025-05', day: 10, weekend: 'next' }), {
    amounts: ['-612.48', '-640.10', '-612.48', '-598.77', '-702.33'],
    says: ['PAGTO BOLETO COND ED SOLAR DAS PALMEIRAS'],
  }),
  recurring(
    'energy',
    30,
    byCalendar({ first: '2025-02', day: 17, late: [0, 2, 1, -1, 3, 0], weekend: 'next' }),
    {
      amounts: [
        '-231.87',
        '-254.02',
        '-198.40',
        '-171.96',
        '-143.55',
        '-150.21',
        '-162.90',
        '-188.13',
        '-240.72',
      ],
      says: ['DEBITO AUT ENEL SP', 'DEB AUTOM ENEL DISTRIBUICAO SP', 'DEBITO AUT ENEL SP'],
    },
  ),
  recurring('water', 30, byCalendar({ first: '2025-07', day: 22, late: [0, 1, -1], weekend: 'next' }), {
    amounts: ['-88.14', '-91.60', '-83.02', '-95.77'],
    says: ['DEBITO AUT SABESP'],
  }),
  recurring('gas', 30, byCalendar({ first: '2026-02', day: 27, weekend: 'next', late: [0, -2, 1] }), {
    amounts: ['-36.11', '-39.80', '-52.45', '-61.03', '-58.20', '-44.90'],
    says: ['PAGAMENTO CONTA COMGAS', 'PAGTO CONTA COMGAS'],
  }),
  recurring('fibre', 30, byCalendar({ first: '2025-01', day: 15, weekend: 'next' }), {
    amounts: [...times(14, '-119.99'), ...times(9, '-129.99')],
    says: ['VIVO FIBRA SP', 'DEB AUT VIVO FIBRA'],
    merchant: 'Vivo',
  }),
  recurring('mobile', 30, byCalendar({ first: '2025-10', day: 3, weekend: 'next' }), {
    amounts: ['-64.90'],
    says: ['CLARO MOVEL PAGTO FATURA', 'CLARO MOVEL'],
  }),
  recurring('mortgage', 30, byCalendar({ first: '2025-03', day: 20, weekend: 'next' }), {
    amounts: Array.from({ length: 24 }, (_, month) => `-${(1834.2 - month * 3.1).toFixed(2)}`),
    says: ['PREST FINANC IMOBILIARIO CAIXA'],
  }),
  recurring('bank-fee', 30, byCalendar({ first: '2025-01', day: 1, weekend: 'next' }), {
    amounts: [...times(15, '-34.50'), ...times(8, '-37.90')],
    says: ['TARIFA PACOTE DE SERVICOS', 'TAR PACOTE SERVICOS'],
  }),
  recurring('pension-plan', 30, byCalendar({ first: '2025-01', day: 25, weekend: 'next' }), {
    amounts: ['-300.00'],
    says: ['DEBITO BRASILPREV SEGUROS E PREVIDENCIA'],
  }),
  recurring('savings-plan', 30, byCalendar({ first: '2026-01', day: 6, weekend: 'next' }), {
    amounts: ['-500.00'],
    says: ['APLICACAO CDB DI AUTOMATICA'],
  }),
  recurring('cleaner', 14, byDays({ first: '2026-01-07', every: 14, off: [0, 0, 1, 0, -1], skip: [9] }), {
    amounts: [...times(12, '-180.00'), ...times(12, '-200.00')],
    says: ['PIX ENVIADO ROSANGELA DOS SANTOS SILVA', 'PIX ENVIADO ROSANGELA S SILVA'],
  }),
  recurring('street-market', 7, byDays({ first: '2026-04-04', every: 7, skip: [5, 13, 22] }), {
    amounts: ['-74.00', '-58.50', '-91.00', '-66.00', '-82.50', '-47.00', '-69.90'],
    says: [
      'BARRACA DO ZE FEIRA LIVRE SAO PAULO',
      'PAG*BARRACADOZE SAO PAULO',
      'BARRACA DO ZE FEIRA LIVRE SAO PAULO',
    ],
  }),
];
