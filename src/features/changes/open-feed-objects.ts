import { PublicError } from '../../domain/errors.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import { identityContext } from '../../store/sealed/identity-context.ts';
import {
  joinPersonal,
  OF_ACCOUNTS,
  OF_LISTS,
  type PersonalMembers,
} from '../../store/sealed/personal-members.ts';
import type { FeedObject } from '../../store/statements/changes/list-feed-objects.ts';
import type { ChangeKind } from '../../store/statements/changes/record-changes.ts';
import type { Needs } from '../shared/Parts.ts';

const APART: Readonly<Partial<Record<ChangeKind, PersonalMembers | undefined>>> = {
  account: OF_ACCOUNTS,
  investment: OF_LISTS.investments,
  loan: OF_LISTS.loans,
};

function openOne(kind: ChangeKind, { id, view, personal }: FeedObject, keyring: Keyring | null): string {
  const raw = view ?? '{}';
  if (personal === null) return raw;
  const of = APART[kind];
  if (of !== undefined) return joinPersonal(of, { id, raw, personal }, keyring);
  if (keyring?.holdsKeyOf(personal) !== true) throw new PublicError('encryption_key_missing');
  return keyring.open(personal, identityContext(id));
}

/**
 * Objects of one kind as JSON texts, what is encrypted of them opened.
 * @throws {PublicError} encryption_key_missing
 */
export async function openFeedObjects(
  { keyring, documents }: Needs<'keyring' | 'documents'>,
  kind: ChangeKind,
  objects: readonly FeedObject[],
): Promise<string[]> {
  if (kind !== 'transaction') return objects.map((object) => openOne(kind, object, keyring));
  return documents.open(
    objects.map(({ accountId, view }) => ({ accountId: accountId ?? '', view: view ?? '{}' })),
  );
}
