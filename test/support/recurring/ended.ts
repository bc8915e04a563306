import { byCalendar, byDays, ended, type GoldenSeries, times } from './statement.js';

/** What once came at regular days and is over: nothing more is to be expected of it. */
export const endedSeries: readonly GoldenSeries[] = [
  ended('former-salary', 30, byCalendar({ first: '2023-08', day: 5, count: 17, weekend: 'previous' }), {
    amounts: ['5120.40'],
    says: ['CREDITO DE SALARIO MERCANTIL BETA SA'],
  }),
  ended('former-rent', 30, byCalendar({ first: '2023-10', day: 7, count: 15, weekend: 'next' }), {
    amounts: ['-1750.00'],
    says: ['PIX ENVIADO ANTONIO CARLOS LIMA'],
  }),
  ended('hbo', 30, byCalendar({ first: '2025-03', day: 26, count: 13 }), {
    amounts: [...times(7, '-34.90'), ...times(6, '-39.90')],
    says: ['HBO MAX', 'HELP.HBOMAX.COM'],
  }),
  ended('globoplay', 30, byCalendar({ first: '2025-01', day: 19, count: 8 }), {
    amounts: ['-27.90'],
    says: ['GLOBOPLAY', 'GLOBO *GLOBOPLAY'],
  }),
  ended('former-mobile', 30, byCalendar({ first: '2024-09', day: 3, count: 12, weekend: 'next' }), {
    amounts: ['-54.99'],
    says: ['TIM CELULAR DEB AUT'],
  }),
  ended('piano-lessons', 7, byDays({ first: '2026-02-04', every: 7, count: 18 }), {
    amounts: ['-120.00'],
    says: ['PIX ENVIADO BEATRIZ NOGUEIRA AULAS'],
  }),
  ended('gardener', 14, byDays({ first: '2025-08-08', every: 14, count: 12, off: [0, 1, 0] }), {
    amounts: ['-150.00'],
    says: ['PIX ENVIADO SEBASTIAO ROCHA'],
  }),
  ended('travel-insurance', 365, byCalendar({ first: '2022-05', day: 9, step: 12, count: 3 }), {
    amounts: ['-389.00', '-402.00', '-415.00'],
    says: ['ASSIST CARD SEGURO VIAGEM ANUAL'],
  }),
];
