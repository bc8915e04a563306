import { byCalendar, byDays, type GoldenSeries, recurring, times } from './statement.js';

const every = (first: string, day: number) => byCalendar({ first, day });

/** What cards are charged for, schools, health, giving, and what comes once a year, a half-year or a quarter. */
export const subscriptionsAndFees: readonly GoldenSeries[] = [
  recurring('netflix', 30, byCalendar({ first: '2025-01', day: 12, late: [0, 0, 1] }), {
    amounts: [...times(9, '-44.90'), ...times(14, '-59.90')],
    says: ['NETFLIX.COM SAO PAULO', 'PG *NETFLIX', 'NETFLIX.COM', 'NETFLIX ENTRETENIMENTO BRASIL LTDA'],
    merchant: 'Netflix',
  }),
  recurring('spotify', 30, every('2025-04', 23), {
    amounts: ['-23.90'],
    says: ['DM *SPOTIFY', 'EBN *SPOTIFY SAO PAULO', 'SPOTIFY P2B7C91A44', 'SPOTIFY P19F30D0E2'],
  }),
  recurring('amazon-prime', 30, every('2026-03', 9), {
    amounts: ['-19.90'],
    says: ['AMAZON PRIME BR', 'AMAZONPRIMEBR SAO PAULO'],
  }),
  recurring('youtube', 30, byCalendar({ first: '2025-12', day: 31 }), {
    amounts: ['-26.90'],
    says: ['GOOGLE YOUTUBEPREMIUM', 'GOOGLE *YOUTUBE PREMIUM'],
  }),
  recurring('icloud', 30, every('2025-08', 4), {
    amounts: ['-14.90'],
    says: ['APPLE.COM/BILL'],
    merchant: 'Apple',
  }),
  recurring('apple-tv', 30, every('2026-02', 18), {
    amounts: ['-21.90'],
    says: ['APPLE.COM/BILL'],
    merchant: 'Apple',
  }),
  recurring('assistant', 30, byCalendar({ first: '2026-05', day: 2, late: [0, 1, 0] }), {
    amounts: ['-20.00'],
    currencyCode: 'USD',
    says: ['OPENAI *CHATGPT SUBSCR', 'OPENAI *CHATGPT SUBSCR SAN FRANCISCO'],
  }),
  recurring('creative-cloud', 30, byCalendar({ first: '2025-11', day: 29 }), {
    amounts: [...times(6, '-124.00'), ...times(7, '-137.00')],
    says: ['ADOBE *CREATIVE CLOUD', 'ADOBE  *CREATIVE CLD', 'ADOBE SYSTEMS CREATIVE CLOUD'],
  }),
  recurring('gym', 30, byCalendar({ first: '2025-02', day: 7, skip: [10, 11, 12] }), {
    amounts: ['-119.90'],
    says: ['SMARTFIT ESCOLA DE GIN', 'SMART FIT SAO PAULO', 'SMARTFIT ESCOLA DE GIN'],
  }),
  recurring('health-plan', 30, byCalendar({ first: '2025-01', day: 10, weekend: 'next' }), {
    amounts: [...times(7, '-689.22'), ...times(12, '-758.90'), ...times(4, '-821.14')],
    says: ['PAGTO BOLETO UNIMED PAULISTANA', 'PAG BOLETO UNIMED'],
  }),
  recurring('school', 30, byCalendar({ first: '2025-02', day: 5, weekend: 'next', skip: [11] }), {
    amounts: [...times(11, '-1480.00'), ...times(12, '-1598.40')],
    says: ['PAGTO BOLETO COLEGIO SANTA CLARA', 'PAGTO ELETRON COBRANCA COLEGIO SANTA CLARA'],
  }),
  recurring('english-course', 30, byCalendar({ first: '2026-03', day: 15, weekend: 'next' }), {
    amounts: ['-412.00', '-412.00', '-412.00', '-420.24'],
    says: ['CULTURA INGLESA MENSALIDADE'],
  }),
  recurring('therapy', 7, byDays({ first: '2026-06-02', every: 7, off: [0, 0, 1], skip: [7, 8] }), {
    amounts: ['-190.00'],
    says: ['PIX ENVIADO CAMILA FERRAZ PSICOLOGIA'],
  }),
  recurring('allowance', 7, byDays({ first: '2026-07-03', every: 7 }), {
    amounts: ['-50.00'],
    says: ['PIX ENVIADO LUCAS SOUZA', 'PIX ENVIADO LUCAS SOUZA MESADA'],
  }),
  recurring('car-insurance', 30, byCalendar({ first: '2025-09', day: 28, weekend: 'next' }), {
    amounts: [...times(12, '-241.17'), ...times(3, '-263.50')],
    says: ['PORTO SEGURO CIA SEG GERAIS'],
  }),
  recurring('toll-tag', 30, byCalendar({ first: '2025-06', day: 21, late: [0, 0, 2, -1] }), {
    amounts: ['-63.20', '-118.40', '-41.70', '-92.10', '-156.80', '-38.90'],
    says: ['SEM PARAR', 'SEMPARAR SAO PAULO'],
  }),
  recurring('small-business-tax', 30, byCalendar({ first: '2025-05', day: 20, weekend: 'next' }), {
    amounts: [...times(8, '-80.90'), ...times(12, '-86.05')],
    says: ['PAGAMENTO DAS SIMPLES NACIONAL MEI'],
  }),
  recurring('donation', 30, every('2025-03', 16), {
    amounts: ['-45.00'],
    says: ['MEDICOS SEM FRONTEIRAS DOACAO'],
  }),
  recurring('home-insurance', 91, byCalendar({ first: '2025-02', day: 19, step: 3, weekend: 'next' }), {
    amounts: ['-137.60'],
    says: ['PREMIO SEGURO RESIDENCIAL TOKIO MARINE'],
  }),
  recurring('pest-control', 182, byCalendar({ first: '2024-04', day: 11, step: 6, late: [0, 4, -3, 2] }), {
    amounts: ['-260.00', '-260.00', '-280.00', '-280.00', '-295.00', '-295.00'],
    says: ['DEDETIZADORA PAULISTA LTDA'],
  }),
  recurring('vehicle-tax', 365, byCalendar({ first: '2023-01', day: 16, step: 12, late: [0, 2, -3, 1] }), {
    amounts: ['-1702.44', '-1655.10', '-1588.96', '-1540.03'],
    says: ['PAGAMENTO IPVA SP', 'IPVA SP SEFAZ', 'PAGTO IPVA SP'],
  }),
  recurring('domain', 365, byCalendar({ first: '2022-08', day: 13, step: 12, late: [0, -1, 0, 1] }), {
    amounts: ['-40.00'],
    says: ['REGISTRO.BR NIC BR', 'NIC BR REGISTRO.BR SAO PAULO'],
  }),
  recurring(
    'professional-body',
    365,
    byCalendar({ first: '2023-03', day: 31, step: 12, weekend: 'previous' }),
    {
      amounts: ['-612.30', '-640.87', '-668.50', '-699.12'],
      says: ['ANUIDADE CREA SP'],
    },
  ),
];
