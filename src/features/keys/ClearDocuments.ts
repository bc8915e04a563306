import { errorCodeOf } from '../../domain/errors.ts';
import { faultCodeOf } from '../../domain/fault-causes.ts';
import type { AccountId } from '../../domain/ids.ts';
import { listClearAccounts } from '../../store/documents/seal-stored.ts';
import type { Queryable } from '../../store/Queryable.ts';
import { FIRST_UUID } from '../../store/sealed/SealedColumn.ts';
import type { Needs } from '../shared/Parts.ts';

/** A round takes its turn with others, and the next one goes on. */
const ACCOUNTS_AT_ONCE = 200;
/** So many failures in a row are the database's rather than the accounts'. */
const MOST_FAILURES = 10;

type Parts = Needs<'workDatabase' | 'keyring' | 'documents' | 'logger'>;

/**
 * Seals documents that a former version stored in clear, of accounts that nobody reads any more: those that are read are
 * sealed then. An account that fails stands in no other's way, and has its turn again after all the others.
 */
export class ClearDocuments {
  /** The account that had the last turn. */
  #after: string = FIRST_UUID;

  /** One round. Without a key nothing is touched. @returns how many values */
  async seal(parts: Parts): Promise<number> {
    if (parts.keyring === null) return 0;
    const list = (tx: Queryable) => listClearAccounts(tx, ACCOUNTS_AT_ONCE, this.#after);
    const accounts = await parts.workDatabase.asSystem(list, 'read');
    let total = 0;
    let failures = 0;
    for (const accountId of accounts) {
      this.#after = accountId;
      const sealed = await sealOne(parts, accountId);
      total += sealed ?? 0;
      failures = sealed === undefined ? failures + 1 : 0;
      if (failures === MOST_FAILURES) return total;
    }
    if (accounts.length < ACCOUNTS_AT_ONCE) this.#after = FIRST_UUID;
    return total;
  }
}

/** @returns how many values; undefined: it failed, and the log says so */
async function sealOne({ documents, logger }: Parts, accountId: AccountId): Promise<number | undefined> {
  try {
    return await documents.sealStored(accountId);
  } catch (error) {
    const said = { accountId, problem: errorCodeOf(error), code: faultCodeOf(error) };
    logger.warn(
      said,
      'what was stored in clear of an account could not be encrypted; it will be tried again',
    );
    return undefined;
  }
}
