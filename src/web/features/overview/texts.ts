import { texts } from '../../lib/texts.ts';

export const overviewTexts = texts(
  {
    flow: 'Fluxo de seis meses',
    flowIn: (currency: string) => `Fluxo de seis meses em ${currency}`,
    income: 'Entradas',
    expenses: 'Saídas',
    net: 'Resultado',
    month: 'Mês',
    nothing: 'sem movimento',
    asTable: 'Ver como tabela',
    bar: (month: string, income: string, expenses: string, net: string) =>
      `${month}: entradas ${income}, saídas ${expenses}, resultado ${net}`,
    hidden: 'valores ocultos',
    failed: 'Não foi possível carregar o fluxo',
  },
  {
    flow: 'Flow of six months',
    flowIn: (currency) => `Flow of six months in ${currency}`,
    income: 'Money in',
    expenses: 'Money out',
    net: 'Net',
    month: 'Month',
    nothing: 'nothing moved',
    asTable: 'See it as a table',
    bar: (month, income, expenses, net) => `${month}: in ${income}, out ${expenses}, net ${net}`,
    hidden: 'amounts hidden',
    failed: 'The flow could not be loaded',
  },
);
