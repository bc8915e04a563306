import { texts } from '../lib/texts.ts';

/** What several of the pages about money say. */
export const moneyTexts = texts(
  {
    /** Before the last digits of a number. */
    ending: 'final',
    byNeed: 'Conexões por urgência',
    byBank: 'Contas por banco',
    cards: 'Cartões',
    gone: 'Esta conta não está mais aqui',
    goneBody: 'A conexão foi removida, ou o endereço está errado. As outras estão na lista.',
    allAccounts: 'Todas as contas',
    allCards: 'Todos os cartões',
  },
  {
    ending: 'ending',
    byNeed: 'Connections by need',
    byBank: 'Accounts by bank',
    cards: 'Cards',
    gone: 'This account is no longer here',
    goneBody: 'Its connection was removed, or the address is wrong. The others are in the list.',
    allAccounts: 'All accounts',
    allCards: 'All cards',
  },
);
