import type { Language } from '../../i18n/language.ts';
import type { LinkQuestion } from './question-of-link.ts';

/** Said before a link's session is taken. The page for connecting says it too. */
export interface LinkTexts {
  readonly title: string;
  readonly body: string;
  readonly advice: string;
  readonly stay: string;
  readonly take: string;
}

export const linkTexts: Readonly<Record<Language, Readonly<Record<LinkQuestion, LinkTexts>>>> = {
  'pt-BR': {
    other: {
      title: 'Você já entrou como outra pessoa',
      body: 'O link que você abriu é de outra pessoa. Se você entrar com ele, esta página passa a ser dela: você vê as contas dela, e um banco que você conectar aparece para ela.',
      advice:
        'Entre com o link somente se ele veio do seu próprio aplicativo. Alguém pode ter enviado o link para receber os dados do seu banco.',
      stay: 'Continuar como estou',
      take: 'Entrar com o link',
    },
    unknown: {
      title: 'Entrar com este link?',
      body: 'O link que você abriu entra na conta da pessoa para quem ele foi feito. Um banco que você conectar aparece para ela.',
      advice:
        'Entre com o link somente se foi o seu próprio aplicativo que abriu esta página agora. Alguém pode ter enviado o link para receber os dados do seu banco.',
      stay: 'Não entrar',
      take: 'Entrar com o link',
    },
  },
  en: {
    other: {
      title: 'You are already signed in as another person',
      body: 'The link that you opened is another person’s. If you sign in with it, this page becomes theirs: you see their accounts, and a bank that you connect shows up for them.',
      advice:
        'Sign in with the link only if it came from your own app. Somebody may have sent it to get your bank’s data.',
      stay: 'Stay as I am',
      take: 'Sign in with the link',
    },
    unknown: {
      title: 'Sign in with this link?',
      body: 'The link that you opened signs in the person it was made for. A bank that you connect shows up for them.',
      advice:
        'Sign in with the link only if your own app opened this page just now. Somebody may have sent it to get your bank’s data.',
      stay: 'Do not sign in',
      take: 'Sign in with the link',
    },
  },
};
