import type { Text } from './text.ts';

/** What keeps a connection from being anybody's, and what the operator can do. */
export const OWNER_PROBLEMS = {
  no_client_user_id: {
    en: 'Nobody sees this connection: it was made without a clientUserId. Give it to its user with PATCH /items/:itemId or npm run users -- assign.',
    'pt-BR':
      'Ninguém vê esta conexão: ela foi feita sem clientUserId. Atribua-a ao seu usuário com PATCH /items/:itemId ou npm run users -- assign.',
  },
  client_user_id_not_usable: {
    en: 'Nobody sees this connection: its clientUserId cannot be a user id (1 to 200 characters with one to see, no line break or other control character, neither "." nor ".."). Give it to its user with PATCH /items/:itemId or npm run users -- assign.',
    'pt-BR':
      'Ninguém vê esta conexão: o clientUserId dela não pode ser um id de usuário (de 1 a 200 caracteres com ao menos um visível, sem quebra de linha nem outro caractere de controle, diferente de "." e ".."). Atribua-a ao seu usuário com PATCH /items/:itemId ou npm run users -- assign.',
  },
  owner_id_not_usable: {
    en: 'The user id that this connection belongs to is no longer accepted, so nobody can ask for it. Its data is kept; give it to a usable id with PATCH /items/:itemId or npm run users -- assign.',
    'pt-BR':
      'O id de usuário desta conexão não é mais aceito, e por isso ninguém consegue pedi-la. Os dados estão guardados; atribua-a a um id válido com PATCH /items/:itemId ou npm run users -- assign.',
  },
  claimed_by_another: {
    en: 'This connection was given to its user here, and its clientUserId at Pluggy names another one, who does not see it. If it is theirs, give it to them with PATCH /items/:itemId or npm run users -- assign.',
    'pt-BR':
      'Esta conexão foi atribuída aqui ao seu usuário, e o clientUserId dela na Pluggy indica outro, que não a vê. Se for dele, atribua-a a ele com PATCH /items/:itemId ou npm run users -- assign.',
  },
} as const satisfies Readonly<Record<string, Text>>;
