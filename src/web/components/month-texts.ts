import { texts } from '../lib/texts.ts';

export const monthTexts = texts(
  {
    month: 'Mês',
    allMonths: 'Todo o período',
    previousMonth: 'Mês anterior',
    nextMonth: 'Próximo mês',
  },
  { month: 'Month', allMonths: 'All time', previousMonth: 'Previous month', nextMonth: 'Next month' },
);
