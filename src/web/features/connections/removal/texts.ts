import { texts } from '../../../lib/texts.ts';

export const removalTexts = texts(
  {
    remove: 'Remover',
    removeOf: (bank: string) => `Remover ${bank}`,
    removeTitle: (bank: string) => `Remover ${bank}?`,
    removeBody:
      'O acesso ao banco é encerrado e as contas e transações dessa conexão deixam de aparecer. Para vê-las de novo, será preciso conectar o banco outra vez.',
    removeConfirm: 'Remover conexão',
    removing: 'Removendo…',
    removeFailed: 'Não foi possível remover a conexão',
  },
  {
    remove: 'Remove',
    removeOf: (bank) => `Remove ${bank}`,
    removeTitle: (bank) => `Remove ${bank}?`,
    removeBody:
      'Access to the bank ends, and the accounts and transactions of this connection are no longer shown. To see them again you would have to connect the bank again.',
    removeConfirm: 'Remove connection',
    removing: 'Removing…',
    removeFailed: 'The connection could not be removed',
  },
);
