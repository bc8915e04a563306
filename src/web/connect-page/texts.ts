import type { Text } from '../../domain/texts/text.ts';

/** What the page at `/conectar` says besides the element. */
export const texts = {
  title: { 'pt-BR': 'Conectar banco', en: 'Connect a bank' },
  lead: {
    'pt-BR': 'Escolha o banco, autorize, e veja as suas contas aqui. Leva cerca de um minuto.',
    en: 'Choose the bank, authorise, and see your accounts here. It takes about a minute.',
  },
  points: [
    {
      'pt-BR': 'Somente leitura: ninguém pode movimentar o seu dinheiro.',
      en: 'Read only: nobody can move your money.',
    },
    {
      'pt-BR': 'A sua senha vai direto para a Pluggy; este aplicativo não a recebe.',
      en: 'Your password goes straight to Pluggy; this app does not receive it.',
    },
    {
      'pt-BR': 'Você cancela quando quiser, em Conexões.',
      en: 'You cancel whenever you want, under Connections.',
    },
  ],
  signedOut: {
    'pt-BR': 'Você não está conectado ao aplicativo. Volte ao aplicativo, entre, e abra esta página de novo.',
    en: 'You are not signed in. Go back to the app, sign in, and open this page again.',
  },
  unreachable: {
    'pt-BR': 'O serviço não respondeu. Verifique a internet e abra a página de novo.',
    en: 'The service did not answer. Check your internet and open the page again.',
  },
  connected: {
    'pt-BR': 'Banco conectado. Estamos lendo os seus dados.',
    en: 'Bank connected. We are reading your data.',
  },
  toApp: { 'pt-BR': 'Ir para o aplicativo', en: 'Go to the app' },
  see: { 'pt-BR': 'Ver minhas contas', en: 'See my accounts' },
  back: { 'pt-BR': 'Voltar', en: 'Back' },
} as const satisfies Record<string, Text | readonly Text[]>;
