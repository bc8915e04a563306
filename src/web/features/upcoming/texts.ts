import { texts } from '../../lib/texts.ts';

export const upcomingTexts = texts(
  {
    title: 'Próximos lançamentos',
    intro:
      'Faturas a pagar, parcelas de compras no cartão e o que costuma se repetir. Valores recorrentes são os da última vez.',
    kind: 'Tipo',
    allKinds: 'Tudo',
    kinds: { bill: 'Faturas', instalment: 'Parcelas', recurring: 'Recorrentes' },
    oneOf: { bill: 'Fatura', instalment: 'Parcela', recurring: 'Recorrente' },
    span: 'Até quando',
    spans: { 30: '30 dias', 90: '3 meses', 365: '1 ano' },
    instalment: (number: string, of: string) => `${number} de ${of}`,
    count: (count: string) => `${count} lançamentos`,
    one: '1 lançamento',
    none: 'Nada a vencer neste período',
    noneBody: 'Faturas aparecem quando fecham; o que se repete, depois de algumas vezes.',
    loadFailed: 'Não foi possível carregar o que vem pela frente',
    recurring: 'Ver o que se repete',
  },
  {
    title: 'Coming up',
    intro:
      'Bills to pay, instalments of purchases on cards, and what tends to come again. Recurring amounts are those of the last time.',
    kind: 'Kind',
    allKinds: 'All',
    kinds: { bill: 'Bills', instalment: 'Instalments', recurring: 'Recurring' },
    oneOf: { bill: 'Bill', instalment: 'Instalment', recurring: 'Recurring' },
    span: 'Until when',
    spans: { 30: '30 days', 90: '3 months', 365: '1 year' },
    instalment: (number, of) => `${number} of ${of}`,
    count: (count) => `${count} entries`,
    one: '1 entry',
    none: 'Nothing is due in this time',
    noneBody: 'Bills appear once they are closed; what comes again, after a few times.',
    loadFailed: 'What is to come could not be loaded',
    recurring: 'See what comes again',
  },
);
