import { texts } from '../../lib/texts.ts';

export const signInTexts = texts(
  {
    signInTitle: 'Entre para ver suas contas',
    signInBody: 'Esta página não tem login próprio: quem abre a sua sessão é o aplicativo que você usa.',
    toApp: 'Ir para o aplicativo',
    signInSteps: [
      'Abra o aplicativo ou o site da sua equipe e entre na sua conta.',
      'Toque em “Contas bancárias” ou no link equivalente que ele oferece.',
      'O link traz você de volta para cá, já com a sessão aberta.',
    ],
    expired: 'Já estava usando a página? A sessão expirou: volte ao aplicativo e abra o link de novo.',
    linkRefused: 'O link de acesso não vale mais. Volte ao aplicativo e peça um novo.',
  },
  {
    signInTitle: 'Sign in to see your accounts',
    signInBody: 'This page has no login of its own: the app you use opens your session.',
    toApp: 'Go to the app',
    signInSteps: [
      'Open your team’s app or website and sign in there.',
      'Choose “Bank accounts”, or whatever it calls that link.',
      'The link brings you back here with your session open.',
    ],
    expired:
      'Were you just using this page? Your session has expired: go back to the app and open the link again.',
    linkRefused: 'This sign-in link is no longer valid. Go back to the app and ask for a new one.',
  },
);
