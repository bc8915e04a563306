import { byCalendar, byDays, ended, type GoldenSeries, recurring, times } from './statement.js';

/** The second statement: subscriptions, fees and savings, and those that have ended. */
export const secondSubscriptions: readonly GoldenSeries[] = [
  recurring('second music', 30, byCalendar({ first: '2025-10', day: 31 }), {
    amounts: ['-24.90'],
    says: ['DEEZER PREMIUM'],
  }),
  recurring('second films', 30, byCalendar({ first: '2026-01', day: 2, late: [0, 1, 0, 0, -1] }), {
    amounts: [...times(5, '-34.90'), ...times(6, '-39.90')],
    says: ['EBN *HBOMAX', 'HBOMAX.COM SAO PAULO BR', 'EBN *HBOMAX', 'EBN *HBOMAX'],
    merchant: 'HBO MAX',
  }),
  recurring('second office', 365, byCalendar({ first: '2023-09', day: 18, step: 12 }), {
    amounts: ['-359.00', '-359.00', '-449.00', '-459.00'],
    says: ['MICROSOFT*365 FAMILY'],
  }),
  recurring('second assistant', 30, byCalendar({ first: '2026-02', day: 11 }), {
    amounts: ['-121.40', '-118.92', '-116.05', '-112.77', '-114.31', '-110.98', '-108.20', '-109.66'],
    says: ['OPENAI *CHATGPT SUBSCR'],
  }),
  recurring('second code host', 30, byCalendar({ first: '2026-03', day: 29 }), {
    amounts: ['-4.00'],
    says: ['GITHUB, INC.'],
    currencyCode: 'USD',
  }),
  recurring('second google one', 30, byCalendar({ first: '2026-01', day: 6 }), {
    amounts: ['-9.99'],
    says: ['GOOGLE BRASIL'],
    merchant: 'GOOGLE BRASIL',
  }),
  recurring('second youtube', 30, byCalendar({ first: '2026-02', day: 19 }), {
    amounts: [...times(4, '-24.90'), ...times(6, '-26.90')],
    says: ['GOOGLE BRASIL'],
    merchant: 'GOOGLE BRASIL',
  }),
  recurring('second amazon prime', 30, byCalendar({ first: '2026-03', day: 8 }), {
    amounts: ['-19.90'],
    says: ['AMAZON BR'],
    merchant: 'AMAZON',
  }),
  recurring('second kindle unlimited', 30, byCalendar({ first: '2026-02', day: 23 }), {
    amounts: ['-24.90'],
    says: ['AMAZON BR'],
    merchant: 'AMAZON',
  }),
  recurring('second gym', 30, byCalendar({ first: '2026-01', day: 1, weekend: 'next' }), {
    amounts: [...times(6, '-119.90'), ...times(6, '-129.90')],
    says: ['SMARTFIT ESCOLA DE GIN'],
  }),
  recurring('second account fee', 30, byCalendar({ first: '2026-02', day: 1, weekend: 'next' }), {
    amounts: ['-32.50'],
    says: ['TARIFA PACOTE DE SERVICOS'],
  }),
  recurring('second pension plan', 30, byCalendar({ first: '2026-01', day: 15, weekend: 'next' }), {
    amounts: ['-500.00'],
    says: ['BRASILPREV CONTRIBUICAO'],
  }),
  recurring('second donation', 30, byCalendar({ first: '2026-01', day: 29 }), {
    amounts: ['-60.00'],
    says: ['MEDICOS SEM FRONTEIRAS'],
  }),
  recurring('second domain', 365, byCalendar({ first: '2023-11', day: 4, step: 12 }), {
    amounts: ['-40.00', '-40.00', '-40.00', '-40.00'],
    says: ['REGISTRO.BR'],
  }),
  recurring('second tutor', 14, byDays({ first: '2026-06-02', every: 14, off: [0, 1, 0, -1] }), {
    amounts: ['-98.00', '-98.00', '-98.00', '-98.00', '-98.00', '-105.00', '-105.00'],
    says: ['PAYPAL *ITALKI'],
  }),
  recurring('second new subscription', 30, byCalendar({ first: '2026-09', day: 13 }), {
    amounts: ['-14.90'],
    says: ['CRUNCHYROLL *MEGA FAN'],
  }),
];

export const secondEnded: readonly GoldenSeries[] = [
  ended('second ended series', 30, byCalendar({ first: '2025-06', day: 9, count: 12 }), {
    amounts: ['-27.90'],
    says: ['GLOBOPLAY MENSAL'],
  }),
  ended('second ended parking', 30, byCalendar({ first: '2025-08', day: 1, count: 9, weekend: 'next' }), {
    amounts: ['-310.00'],
    says: ['ESTAPAR MENSALISTA'],
  }),
  ended('second ended yoga', 7, byDays({ first: '2026-05-06', every: 7, count: 14 }), {
    amounts: ['-70.00'],
    says: ['PIX ENVIADO ESPACO YOGA OM'],
  }),
  ended('second ended antivirus', 365, byCalendar({ first: '2021-04', day: 22, step: 12, count: 3 }), {
    amounts: ['-89.90'],
    says: ['KASPERSKY LAB'],
  }),
  ended('second ended job', 30, byCalendar({ first: '2025-01', day: 30, count: 10, weekend: 'previous' }), {
    amounts: ['5120.00', '5120.00', '5234.60'],
    says: ['PAGTO SALARIO LOGISTICA SUL'],
  }),
];
