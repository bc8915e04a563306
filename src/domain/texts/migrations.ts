import type { Text } from './text.ts';

/** What the status says of one migration, by its state. */
export const MIGRATION_STATES = {
  applied: { en: '{migration}  applied {at}', 'pt-BR': '{migration}  aplicada em {at}' },
  changed: {
    en: '{migration}  applied {at}, and its file was changed since: restore the file and write a new migration instead',
    'pt-BR':
      '{migration}  aplicada em {at}, e o arquivo mudou desde então: restaure o arquivo e escreva uma nova migração',
  },
  pending: { en: '{migration}  not applied yet', 'pt-BR': '{migration}  ainda não aplicada' },
  unfinished: {
    en: '{migration}  not applied yet; an index that an earlier run left unfinished is built again',
    'pt-BR': '{migration}  ainda não aplicada; um índice que ficou incompleto será construído de novo',
  },
  unknown: {
    en: '{migration}  applied {at} by a newer version: run the newer version',
    'pt-BR': '{migration}  aplicada em {at} por uma versão mais nova: execute a versão mais nova',
  },
} as const satisfies Readonly<Record<string, Text>>;

/** What a dry run says. */
export const MIGRATION_PLAN = {
  nothing: {
    en: 'Nothing would run: the tables are up to date.',
    'pt-BR': 'Nada seria executado: as tabelas estão atualizadas.',
  },
  inside: {
    en: '{migration}  would run, in a transaction of its own',
    'pt-BR': '{migration}  seria executada, em uma transação própria',
  },
  outside: {
    en: '{migration}  would run outside of a transaction, while the tables are read and written',
    'pt-BR': '{migration}  seria executada fora de uma transação, com as tabelas em uso',
  },
} as const satisfies Readonly<Record<string, Text>>;
