import { byCalendar, byDays, type GoldenSeries, recurring, times } from './statement.js';

/** The second statement: what a household pays for its home and its people, and what it earns. */
export const secondHomeAndIncome: readonly GoldenSeries[] = [
  recurring('second rent by agency', 30, byCalendar({ first: '2025-02', day: 5, weekend: 'next' }), {
    amounts: [...times(12, '-2350.00'), ...times(10, '-2479.25')],
    says: ['PIX ENVIADO IMOBILIARIA LOPES'],
  }),
  recurring('second condominium', 30, byCalendar({ first: '2025-08', day: 10, weekend: 'next' }), {
    amounts: ['-642.18', '-655.02', '-701.77', '-639.90', '-718.34'],
    says: ['PAG BOLETO COND ED SOLAR DAS FLORES'],
  }),
  recurring(
    'second electricity',
    30,
    byCalendar({ first: '2025-10', day: 17, late: [0, -2, 1, 3, -1, 0, 2] }),
    {
      amounts: ['-88.41', '-131.09', '-204.55', '-259.87', '-190.02', '-121.66', '-97.13'],
      says: ['DEB AUT ENEL DISTRIBUICAO SP'],
    },
  ),
  recurring('second water', 30, byCalendar({ first: '2026-01', day: 12, weekend: 'next' }), {
    amounts: ['-74.10', '-81.45', '-69.90', '-77.38'],
    says: [
      'DEB.AUTOM SABESP REF 01/26',
      'DEB.AUTOM SABESP REF 02/26',
      'DEB.AUTOM SABESP REF 03/26',
      'DEB.AUTOM SABESP REF 04/26',
      'DEB.AUTOM SABESP REF 05/26',
      'DEB.AUTOM SABESP REF 06/26',
      'DEB.AUTOM SABESP REF 07/26',
      'DEB.AUTOM SABESP REF 08/26',
      'DEB.AUTOM SABESP REF 09/26',
      'DEB.AUTOM SABESP REF 10/26',
      'DEB.AUTOM SABESP REF 11/26',
    ],
  }),
  recurring('second gas', 30, byCalendar({ first: '2026-01', day: 19, skip: [4], weekend: 'next' }), {
    amounts: ['-38.20', '-41.75', '-52.09', '-47.31'],
    says: ['CONTA GAS COMGAS'],
  }),
  recurring('second mobile phone', 30, byCalendar({ first: '2026-02', day: 15, weekend: 'next' }), {
    amounts: ['-59.99', '-59.99', '-59.99', '-59.99', '-64.99', '-64.99', '-64.99', '-64.99', '-64.99'],
    says: [
      'TIM S A FATURA 0012345',
      'TIM S A FATURA 0087122',
      'TIM S A FATURA 0101983',
      'TIM S A FATURA 0155420',
      'TIM S A FATURA 0190077',
      'TIM S A FATURA 0221816',
      'TIM S A FATURA 0263940',
      'TIM S A FATURA 0300518',
      'TIM S A FATURA 0344602',
    ],
  }),
  recurring(
    'second internet',
    30,
    byCalendar({ first: '2025-12', day: 20, late: [0, 0, 6, 0, 0, 0, 4, 0, 0, 0, 0, 0] }),
    { amounts: [...times(7, '-119.90'), ...times(5, '-134.90')], says: ['CLARO NET VIRTUA'] },
  ),
  recurring('second school', 30, byCalendar({ first: '2026-02', day: 7, skip: [5], weekend: 'next' }), {
    amounts: ['-1890.00'],
    says: ['PAG BOLETO COLEGIO SANTA CLARA'],
  }),
  recurring('second english course', 91, byCalendar({ first: '2025-02', day: 25, step: 3 }), {
    amounts: ['-1140.00', '-1140.00', '-1140.00', '-1140.00', '-1215.00'],
    says: ['CULTURA INGLESA FILIAL PINHEIROS'],
  }),
  recurring(
    'second mortgage',
    30,
    byCalendar({ first: '2026-03', day: 28, weekend: 'next', late: [0, 0, 0, 0, 0, 0, 0, 0] }),
    {
      amounts: [
        '-3120.45',
        '-3111.02',
        '-3101.60',
        '-3092.17',
        '-3082.75',
        '-3073.32',
        '-3063.90',
        '-3054.47',
      ],
      says: ['PREST FINANC HABITACIONAL CAIXA'],
    },
  ),
  recurring('second health plan', 30, byCalendar({ first: '2025-09', day: 30 }), {
    amounts: ['-812.30', '-812.30', '-857.30', '-812.30', '-899.81', '-929.81', '-899.81'],
    says: ['UNIMED PAULISTANA MENSALIDADE'],
  }),
  recurring('second consortium', 30, byCalendar({ first: '2026-01', day: 14, weekend: 'next' }), {
    amounts: ['-718.22', '-718.22', '-721.90', '-721.90', '-726.04'],
    says: ['EMBRACON ADM CONSORCIO'],
  }),
  recurring('second car tax', 365, byCalendar({ first: '2023-01', day: 14, step: 12 }), {
    amounts: ['-2151.40', '-2190.88', '-2022.15', '-1934.09'],
    says: ['SEFAZ SP IPVA'],
  }),
  recurring('second land tax', 365, byCalendar({ first: '2024-02', day: 9, step: 12, weekend: 'next' }), {
    amounts: ['-1388.00', '-1450.26', '-1511.70'],
    says: ['PREF SAO PAULO IPTU COTA UNICA'],
  }),
  recurring(
    'second car insurance',
    365,
    byCalendar({ first: '2023-06', day: 3, step: 12, late: [0, 4, -3, 2] }),
    {
      amounts: ['-2410.00', '-2655.37', '-2580.10', '-2893.44'],
      says: ['PORTO SEGURO CIA AUTO'],
    },
  ),
  recurring('second cleaner', 7, byDays({ first: '2026-06-04', every: 7, skip: [9] }), {
    amounts: [...times(12, '-180.00'), ...times(12, '-200.00')],
    says: ['PIX ENVIADO MARIA APARECIDA SILVA'],
  }),
  recurring('second dog walker', 14, byDays({ first: '2026-05-08', every: 14 }), {
    amounts: ['-120.00'],
    says: ['PIX ENVIADO PASSEIO PET VILA'],
  }),
  recurring('second therapy', 7, byDays({ first: '2026-07-07', every: 7, skip: [6], off: [0, 0, 1, 0] }), {
    amounts: ['-220.00'],
    says: ['TRANSF PIX DRA HELENA PRADO'],
  }),
  recurring('second organic basket', 7, byDays({ first: '2026-08-05', every: 7, off: [0, 1, 0, -1, 0] }), {
    amounts: ['-89.90'],
    says: ['CESTA ORGANICA RAIZES'],
  }),
  recurring('second salary advance', 30, byCalendar({ first: '2025-12', day: 20, weekend: 'previous' }), {
    amounts: [...times(6, '2480.00'), ...times(6, '2628.80')],
    says: ['CRED SALARIO METALURGICA ABC'],
  }),
  recurring('second salary balance', 30, byCalendar({ first: '2025-12', day: 5, weekend: 'previous' }), {
    amounts: ['3412.77', '3398.10', '3405.31', '3371.66', '3420.05', '3412.77', '3655.12', '3640.90'],
    says: ['CRED SALARIO METALURGICA ABC'],
  }),
  recurring(
    'second alimony received',
    30,
    byCalendar({ first: '2026-02', day: 8, late: [0, 1, -1, 3, 0, 2] }),
    {
      amounts: ['950.00'],
      says: ['PIX RECEBIDO CARLOS EDUARDO NUNES'],
    },
  ),
  recurring(
    'second retainer',
    30,
    byCalendar({ first: '2026-01', day: 3, late: [0, 2, 4, 1, 0, 3], weekend: 'next' }),
    {
      amounts: [...times(6, '3500.00'), ...times(6, '3800.00')],
      says: ['TED RECEBIDA ESTUDIO AZUL DESIGN LTDA'],
    },
  ),
  recurring('second benefit', 30, byCalendar({ first: '2026-01', day: 25, weekend: 'previous' }), {
    amounts: ['1621.00'],
    says: ['CREDITO INSS BENEFICIO'],
  }),
];
