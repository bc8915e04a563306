import type { UserId } from '../../src/domain/ids.ts';
import { type Access, Database } from '../../src/store/Database.ts';
import type { Queryable } from '../../src/store/Queryable.ts';

/** What is read for a person, as it was read before row-level security: as the owner of the tables, whom it does not bind. */
export class AsOwner extends Database {
  override asUser<T>(
    _userId: UserId,
    work: (tx: Queryable) => Promise<T>,
    access: Access = 'write',
  ): Promise<T> {
    // one statement needs no transaction
    return access === 'snapshot' ? this.asSystem(work, access) : work(this);
  }
}
