import type { Product } from '../../domain/product.ts';
import { isAboutTheData } from '../../store/is-about-the-data.ts';
import { PERSONAL_MEMBERS, withoutMembers } from '../../store/sealed/personal-members.ts';
import { type RefusedObject, refuseObjects } from '../../store/statements/products/refuse-objects.ts';
import type { StoreError } from '../../store/store-error.ts';
import type { SyncRun } from '../run/SyncRun.ts';

/** Keeps objects aside that cannot be stored; what may only be stored encrypted is left out of them. */
export async function setAside(
  run: SyncRun,
  product: Product,
  objects: readonly RefusedObject[],
): Promise<void> {
  const { database, clock } = run;
  const kept = objects.map(({ payload, reason }) => ({
    payload: withoutMembers(payload, PERSONAL_MEMBERS[product] ?? []),
    reason,
  }));
  await refuseObjects(database, product, kept, { ...run, now: clock.now() });
}

/** What was odd about a page. */
export interface Odd {
  /** Objects in a form that is not known. */
  readonly odd: number;
  /** Of those, the ones that could not be stored: which row they would have been, nobody knows. */
  readonly refused: number;
}

export interface RowByRow<Outcome> {
  readonly outcomes: readonly Outcome[];
  /** The rows that PostgreSQL took. */
  readonly good: readonly string[];
  readonly refused: readonly RefusedObject[];
}

/** Writes rows one by one, so that one that PostgreSQL refuses harms none of the others. */
export async function rowByRow<Outcome>(
  rows: readonly string[],
  write: (row: string) => Promise<Outcome>,
): Promise<RowByRow<Outcome>> {
  const [outcomes, good, refused]: [Outcome[], string[], RefusedObject[]] = [[], [], []];
  for (const row of rows) {
    try {
      outcomes.push(await write(row));
      good.push(row);
    } catch (error) {
      if (!isAboutTheData(error)) throw error;
      refused.push({ payload: row, reason: (error as StoreError).code });
    }
  }
  return { outcomes, good, refused };
}
