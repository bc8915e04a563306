import { texts } from '../lib/texts.ts';

export const shellTexts = texts(
  {
    navigation: 'Páginas',
    pages: {
      home: 'Início',
      accounts: 'Contas',
      cards: 'Cartões',
      transactions: 'Transações',
      investments: 'Investimentos',
      loans: 'Empréstimos',
      connections: 'Conexões',
      privacy: 'Privacidade',
      more: 'Mais',
    },
    hideAmounts: 'Ocultar valores',
    showAmounts: 'Mostrar valores',
    theme: 'Aparência',
    themes: { auto: 'Automática', light: 'Clara', dark: 'Escura' },
    pageFailedTitle: 'Esta página não carregou',
    pageFailedBody: 'Verifique a sua internet e recarregue a página.',
  },
  {
    navigation: 'Pages',
    pages: {
      home: 'Home',
      accounts: 'Accounts',
      cards: 'Cards',
      transactions: 'Transactions',
      investments: 'Investments',
      loans: 'Loans',
      connections: 'Connections',
      privacy: 'Privacy',
      more: 'More',
    },
    hideAmounts: 'Hide amounts',
    showAmounts: 'Show amounts',
    theme: 'Appearance',
    themes: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
    pageFailedTitle: 'This page did not load',
    pageFailedBody: 'Check your internet connection and reload the page.',
  },
);
