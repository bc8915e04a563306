import { byCalendar, byDays, type GoldenSeries, impostor } from './statement.js';

const instalments = (merchant: string, first: number, last: number, of: number): string[] =>
  Array.from(
    { length: last - first + 1 },
    (_, index) => `${merchant} ${String(first + index).padStart(2, '0')}/${String(of).padStart(2, '0')}`,
  );

/** The second statement: what comes back again and again, and is no recurring payment. */
export const secondImpostors: readonly GoldenSeries[] = [
  impostor('second supermarket', byDays({ first: '2026-06-06', every: 7, off: [0, 0, 1, 0, -1, 0] }), {
    amounts: ['-218.44', '-341.09', '-127.80', '-402.15', '-266.31', '-189.97', '-310.52', '-154.66'],
    says: ['PAO DE ACUCAR LJ 1432'],
  }),
  impostor('second instalments', byCalendar({ first: '2026-05', day: 16, count: 7 }), {
    amounts: ['-189.90'],
    says: instalments('MAGAZINE LUIZA', 1, 7, 10),
  }),
  impostor('second instalments in words', byCalendar({ first: '2026-07', day: 21, count: 5 }), {
    amounts: ['-412.50'],
    says: [
      'DECOLAR.COM PARC 3 DE 12',
      'DECOLAR.COM PARC 4 DE 12',
      'DECOLAR.COM PARC 5 DE 12',
      'DECOLAR.COM PARC 6 DE 12',
    ],
  }),
  impostor(
    'second friend',
    ['2026-05-02', '2026-05-19', '2026-06-28', '2026-07-04', '2026-08-22', '2026-10-03', '2026-11-14'],
    {
      amounts: ['-45.00', '-120.00', '-32.50', '-80.00', '-60.00', '-27.90', '-150.00'],
      says: ['PIX ENVIADO JOAO PEDRO ALVES'],
    },
  ),
  impostor(
    'second friend pays back',
    ['2026-06-01', '2026-07-12', '2026-07-29', '2026-09-20', '2026-11-08'],
    {
      amounts: ['62.00', '38.40', '115.00', '50.00', '44.90'],
      says: ['PIX RECEBIDO ANA BEATRIZ COSTA'],
    },
  ),
  impostor('second rides', byDays({ first: '2026-08-02', every: 3, off: [0, 1, -1, 0, 2, -1, 1] }), {
    amounts: ['-18.93', '-24.10', '-9.87', '-33.45', '-15.02', '-21.76', '-41.30', '-12.55', '-27.08'],
    says: ['UBER *TRIP HELP.UBER.COM'],
    merchant: 'UBER',
  }),
  impostor('second meals', byDays({ first: '2026-09-04', every: 4, off: [0, 1, -1, 2, 0] }), {
    amounts: ['-52.90', '-38.70', '-71.40', '-44.99', '-63.20', '-35.50'],
    says: ['IFD*RESTAURANTE SABOR', 'IFD*PIZZARIA BELA', 'IFD*SUSHI KAZE'],
    merchant: 'IFOOD',
  }),
  impostor('second fuel', byDays({ first: '2026-05-11', every: 12, off: [0, 2, -2, 3, -1, 1] }), {
    amounts: ['-230.00', '-187.45', '-250.10', '-199.99', '-212.63', '-243.08'],
    says: ['POSTO IPIRANGA BR 116'],
  }),
  impostor('second coffee', byDays({ first: '2026-10-01', every: 2, off: [0, 0, 1, 0, -1] }), {
    amounts: ['-9.50', '-9.50', '-14.00', '-9.50', '-18.50'],
    says: ['CAFE DO PONTO'],
  }),
  impostor(
    'second pharmacy',
    ['2026-04-09', '2026-05-27', '2026-06-11', '2026-08-02', '2026-08-30', '2026-10-19'],
    {
      amounts: ['-48.90', '-112.35', '-23.10', '-67.80', '-91.44'],
      says: ['DROGASIL 1187'],
    },
  ),
  impostor(
    'second cash',
    ['2026-03-14', '2026-04-25', '2026-05-09', '2026-07-01', '2026-08-15', '2026-10-30'],
    {
      amounts: ['-200.00', '-100.00', '-300.00', '-200.00', '-150.00'],
      says: ['SAQUE BANCO24HORAS'],
    },
  ),
  impostor(
    'second hairdresser',
    ['2026-02-07', '2026-03-21', '2026-04-18', '2026-06-13', '2026-08-29', '2026-11-07'],
    {
      amounts: ['-75.00', '-75.00', '-140.00', '-75.00', '-80.00'],
      says: ['STUDIO HAIR MODA'],
    },
  ),
  impostor(
    'second games',
    ['2026-01-18', '2026-02-03', '2026-04-30', '2026-06-27', '2026-07-02', '2026-11-11'],
    {
      amounts: ['-59.99', '-29.90', '-59.99', '-12.49', '-89.90'],
      says: ['STEAM PURCHASE'],
    },
  ),
  impostor(
    'second lottery',
    ['2026-08-12', '2026-08-22', '2026-09-05', '2026-10-01', '2026-10-10', '2026-11-18'],
    {
      amounts: ['-20.00', '-30.00', '-20.00', '-10.00'],
      says: ['LOTERICA BOA SORTE'],
    },
  ),
];
