import { addDays, byCalendar, type GoldenSeries, impostor } from './statement.js';

/** Days from a first one on, each so many days after the one before. */
function withGaps(first: string, gaps: readonly number[]): string[] {
  const days = [first];
  for (const gap of gaps) days.push(addDays(days.at(-1) ?? first, gap));
  return days;
}

const parts = (text: (part: string) => string, count: number) =>
  Array.from({ length: count }, (_, index) => text(String(index + 1).padStart(2, '0')));

/** What comes often, and yet nobody could say when it comes next, or what ends by itself. */
export const impostors: readonly GoldenSeries[] = [
  impostor(
    'supermarket',
    withGaps(
      '2026-05-02',
      [3, 6, 2, 8, 4, 1, 9, 5, 3, 7, 2, 11, 4, 6, 1, 8, 3, 5, 10, 2, 6, 4, 9, 3, 7, 12, 2, 5],
    ),
    {
      amounts: ['-187.32', '-43.90', '-312.05', '-28.77', '-96.14', '-154.60', '-19.98', '-241.83', '-67.45'],
      says: ['PAO DE ACUCAR LOJA 1204', 'PAO DE ACUCAR 1204 SAO PAULO'],
    },
  ),
  impostor(
    'bakery',
    withGaps('2026-09-01', [1, 1, 3, 2, 1, 5, 1, 2, 2, 4, 1, 1, 6, 2, 1, 3, 1, 8, 2, 1, 1, 4, 3, 2, 1, 5]),
    {
      amounts: ['-12.50', '-18.00', '-9.75', '-23.40', '-14.20'],
      says: ['PADARIA BELLA VISTA'],
    },
  ),
  impostor('rides', withGaps('2026-07-05', [2, 2, 9, 1, 14, 3, 3, 21, 1, 6, 2, 17, 4, 1, 11, 5, 2, 8]), {
    amounts: ['-14.93', '-27.88', '-41.05', '-11.60', '-19.94', '-63.17'],
    says: ['UBER *TRIP HELP.UBER.COM', 'UBER * PENDING', 'UBER DO BRASIL TECNOLOGIA'],
  }),
  impostor('deliveries', withGaps('2026-06-12', [5, 1, 12, 3, 8, 2, 19, 4, 6, 1, 9, 15, 2, 7, 22, 3]), {
    amounts: ['-54.80', '-72.30', '-38.99', '-91.45', '-47.10'],
    says: ['IFD*RESTAURANTE SABOR CASEIRO', 'IFOOD *IFOOD', 'IFD*PIZZARIA NAPOLI'],
  }),
  impostor('petrol', withGaps('2026-03-14', [16, 23, 9, 31, 12, 19, 40, 7, 26, 15]), {
    amounts: ['-200.00', '-150.00', '-187.54', '-100.00', '-231.09'],
    says: ['POSTO IPIRANGA BR 12', 'AUTO POSTO IPIRANGA'],
  }),
  impostor('pharmacy', withGaps('2025-11-03', [11, 47, 6, 62, 25, 13, 70, 38, 4, 51]), {
    amounts: ['-32.18', '-118.90', '-15.49', '-64.77'],
    says: ['DROGASIL 2231', 'DROGASIL SAO PAULO'],
  }),
  impostor('transfers-to-a-friend', withGaps('2025-10-09', [41, 3, 17, 88, 12, 55, 2, 36, 71, 9]), {
    amounts: ['-35.00', '-120.00', '-60.00', '-18.50', '-250.00'],
    says: ['PIX ENVIADO RAFAEL MONTEIRO', 'PIX ENVIADO RAFAEL MONTEIRO'],
  }),
  impostor('transfers-from-a-friend', withGaps('2026-01-18', [22, 5, 64, 13, 90, 31, 8]), {
    amounts: ['42.00', '15.75', '200.00', '88.30'],
    says: ['PIX RECEBIDO FERNANDA ALVES'],
  }),
  impostor('instalments-over', byCalendar({ first: '2025-09', day: 14, count: 10 }), {
    amounts: ['-189.90'],
    says: parts((part) => `MAGAZINE LUIZA ${part}/10`, 10),
  }),
  impostor('instalments-running', byCalendar({ first: '2026-08', day: 22, count: 12 }), {
    amounts: ['-329.17'],
    says: parts((part) => `FAST SHOP PARC ${part}/12`, 12),
  }),
  impostor('refunds', withGaps('2026-02-11', [19, 96, 7, 54, 81]), {
    amounts: ['129.90', '45.00', '312.70', '19.99'],
    says: ['ESTORNO MERCADO LIVRE', 'CREDITO ESTORNO MERCADOLIVRE'],
  }),
  impostor('cash', withGaps('2025-12-22', [4, 35, 18, 61, 9, 27, 80, 14, 43]), {
    amounts: ['-100.00', '-300.00', '-50.00', '-200.00'],
    says: ['SAQUE BANCO24HORAS', 'SAQUE DINHEIRO BANCO24H'],
  }),
];
