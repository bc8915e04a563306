import { listClearAccounts } from '../../store/documents/seal-stored.ts';
import type { Needs } from '../shared/Parts.ts';

/** A round takes its turn with others, and the next one goes on. */
const ACCOUNTS_AT_ONCE = 200;

/**
 * Seals documents that a former version stored in clear, of accounts that nobody reads any more: those that are read are
 * sealed then. Without a key nothing is touched.
 * @returns how many values
 */
export async function sealClearDocuments({
  workDatabase,
  keyring,
  documents,
}: Needs<'workDatabase' | 'keyring' | 'documents'>): Promise<number> {
  if (keyring === null) return 0;
  const list = (tx: Parameters<typeof listClearAccounts>[0]) => listClearAccounts(tx, ACCOUNTS_AT_ONCE);
  let total = 0;
  for (const accountId of await workDatabase.asSystem(list, 'read'))
    total += await documents.sealStored(accountId);
  return total;
}
