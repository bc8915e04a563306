import { parseUserId, type UserId } from './ids.ts';
import type { ItemFacts } from './item.ts';
import type { Language } from './language.ts';
import { OWNER_PROBLEMS } from './texts/owners.ts';

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
export type OwnerProblemCode = keyof typeof OWNER_PROBLEMS;

export interface OwnerProblem {
  readonly code: OwnerProblemCode;
  readonly detail: string;
}

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
  return code === null ? null : { code, detail: OWNER_PROBLEMS[code][language] };
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
