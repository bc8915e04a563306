import { texts } from '../../../lib/texts.ts';

/** The words of one row, which pages without the list show too. */
export const rowTexts = texts(
  {
    noCategory: 'Sem categoria',
    noDescription: 'Sem descrição',
    pending: 'Pendente',
    ignored: 'Não conta',
    instalment: (number: string, total: string) => `Parcela ${number}/${total}`,
  },
  {
    noCategory: 'No category',
    noDescription: 'No description',
    pending: 'Pending',
    ignored: 'Not counted',
    instalment: (number, total) => `Instalment ${number} of ${total}`,
  },
);
