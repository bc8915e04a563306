import type { Text } from './text.ts';

/** What stands at the address of a developers' page where these are switched off. */
export const PAGES_OFF = {
  title: { en: 'Developer pages are off', 'pt-BR': 'As páginas de desenvolvimento estão desligadas' },
  what: {
    en: 'This page is for the team that runs this service. It works with an API key, which opens the data of every user.',
    'pt-BR':
      'Esta página é da equipe que opera este serviço. Ela funciona com uma chave de API, que abre os dados de todos os usuários.',
  },
  why: {
    en: 'In the live mode it is switched off unless the team decides otherwise, so that nobody types such a key here by habit.',
    'pt-BR':
      'No modo live ela fica desligada, a não ser que a equipe decida o contrário, para que ninguém digite essa chave aqui por hábito.',
  },
  todo: {
    en: 'To use it, set DEVELOPER_PAGES=on and restart the service. On your own computer, start the service in the sandbox mode: the page is on there.',
    'pt-BR':
      'Para usá-la, defina DEVELOPER_PAGES=on e reinicie o serviço. No seu computador, inicie o serviço no modo sandbox: lá a página está ligada.',
  },
} as const satisfies Record<string, Text>;
