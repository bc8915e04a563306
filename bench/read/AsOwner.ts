import type { UserId } from '../../src/domain/ids.ts';
import { Database } from '../../src/store/Database.ts';
import type { Access, Work } from '../../src/store/ScopedDatabase.ts';

/** What is read for a person, as it was read before row-level security: as the owner of the tables, whom it does not bind. */
export class AsOwner extends Database {
  override async asUser<T>(_userId: UserId, work: Work<T>, access: Access = 'write'): Promise<T> {
    // one statement needs no transaction
    return access === 'snapshot' ? this.asSystem(work, access) : work(this);
  }
}
