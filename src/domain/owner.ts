import { parseUserId, type UserId } from './ids.ts';
import type { ItemFacts } from './item.ts';
import type { Language } from './language.ts';

/** What is stored of whose an item is. */
export interface StoredOwner {
  /** Null: nobody's. */
  readonly userId: UserId | null;
  /** When the operator gave the item to this user; null: its clientUserId says so. */
  readonly ownerGivenAt: Date | null;
}

/**
 * Why an item needs the operator's look. `no_client_user_id`: it was made without one (Pluggy's dashboard, MeuPluggy, an
 * earlier integration). `client_user_id_not_usable`: no user can have this id. `owner_id_not_usable`: it belongs to a
 * user of before such ids were refused. `claimed_by_another`: it was given to one user and Pluggy names another one.
 */
export type OwnerProblemCode =
  | 'no_client_user_id'
  | 'client_user_id_not_usable'
  | 'owner_id_not_usable'
  | 'claimed_by_another';

export interface OwnerProblem {
  readonly code: OwnerProblemCode;
  readonly detail: string;
}

const DETAILS: Readonly<Record<OwnerProblemCode, Readonly<Record<Language, string>>>> = {
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
};

function problemCode(
  { clientUserId }: Pick<ItemFacts, 'clientUserId'>,
  { userId, ownerGivenAt }: StoredOwner,
): OwnerProblemCode | null {
  if (userId === null) return clientUserId === null ? 'no_client_user_id' : 'client_user_id_not_usable';
  if (parseUserId(userId) === undefined) return 'owner_id_not_usable';
  const claimant = parseUserId(clientUserId);
  return ownerGivenAt !== null && claimant !== undefined && claimant !== userId ? 'claimed_by_another' : null;
}

/** Null: whose the item is is clear. */
export function ownerProblem(
  item: Pick<ItemFacts, 'clientUserId'>,
  owner: StoredOwner,
  language: Language,
): OwnerProblem | null {
  const code = problemCode(item, owner);
  return code === null ? null : { code, detail: DETAILS[code][language] };
}

/**
 * Whether the operator may give an item to a user. Nobody's item may be given to anybody, one that is somebody's to
 * nobody else: as it is stored here, and as Pluggy's `clientUserId` says. Two exceptions: an owner whose id nobody can
 * ask for, and an owner given here whom Pluggy contradicts, for the very user that Pluggy names.
 * @param stored undefined: the item is not known here
 */
export function mayBeGivenTo(
  userId: UserId,
  { clientUserId }: Pick<ItemFacts, 'clientUserId'>,
  stored: StoredOwner | undefined,
): boolean {
  const claimant = parseUserId(clientUserId);
  const owner = parseUserId(stored?.userId);
  if (owner === userId) return true;
  if (owner === undefined) return claimant === undefined || claimant === userId;
  return stored?.ownerGivenAt !== null && claimant === userId;
}
