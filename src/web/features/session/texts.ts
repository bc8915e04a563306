import type { Language } from '../../i18n/language.ts';

/** Said of a link that would put another person in the place of the one who is signed in. The page for connecting says it too. */
export interface OtherPersonTexts {
  readonly title: string;
  readonly body: string;
  readonly advice: string;
  readonly stay: string;
  readonly take: string;
}

export const otherPersonTexts: Readonly<Record<Language, OtherPersonTexts>> = {
  'pt-BR': {
    title: 'Você já entrou como outra pessoa',
    body: 'O link que você abriu é de outra pessoa. Se você entrar com ele, esta página passa a ser dela: você vê as contas dela, e um banco que você conectar aparece para ela.',
    advice:
      'Entre com o link somente se ele veio do seu próprio aplicativo. Alguém pode ter enviado o link para receber os dados do seu banco.',
    stay: 'Continuar como estou',
    take: 'Entrar com o link',
  },
  en: {
    title: 'You are already signed in as another person',
    body: 'The link that you opened is another person’s. If you sign in with it, this page becomes theirs: you see their accounts, and a bank that you connect shows up for them.',
    advice:
      'Sign in with the link only if it came from your own app. Somebody may have sent it to get your bank’s data.',
    stay: 'Stay as I am',
    take: 'Sign in with the link',
  },
};
