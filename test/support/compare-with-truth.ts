import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { call, exactly } from './api.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { until } from './until.ts';

const LISTS = [
  'accounts',
  'transactions',
  'bills',
  'investments',
  'investmentTransactions',
  'loans',
  'consents',
] as const;
const INCLUDE = 'bills,investments,investmentTransactions,loans,identity,consents';

/** What this project adds to Pluggy's objects. */
export const ADDITIONS: ReadonlySet<string> = new Set([
  'message',
  'nextStep',
  'sync',
  'consent',
  'localDate',
  'purchaseLocalDate',
  'signedAmount',
  'signedAmountInAccountCurrency',
  'cashMonth',
  'instalments',
  'suggestedPredecessorId',
  'userCategoryId',
  'tags',
  'ownDate',
  'note',
  'ignored',
  'counted',
  'sameAs',
  'formerSameAs',
  'countedByUser',
  'alias',
  'closedAt',
  'lastBill',
]);

type Row = Readonly<Record<string, unknown>> & { readonly id: string };
/** Every product's rows in the order of their ids, numbers as their digits. */
export type Holdings = Readonly<Record<(typeof LISTS)[number] | 'identity', readonly Row[]>>;

function sorted(rows: readonly Row[]): readonly Row[] {
  const plain = rows.map(
    (row) => Object.fromEntries(Object.entries(row).filter(([key]) => !ADDITIONS.has(key))) as Row,
  );
  return plain.sort((left, right) => left.id.localeCompare(right.id));
}

function holdingsIn(text: string): Holdings {
  const all = exactly(text) as Record<string, readonly Row[] | Row | null>;
  const rowsOf = (name: string): readonly Row[] => {
    const value = all[name] ?? [];
    return sorted(Array.isArray(value) ? value : [value as Row]); // the sandbox names one identity, or null
  };
  return Object.fromEntries([...LISTS, 'identity'].map((name) => [name, rowsOf(name)])) as Holdings;
}

/** All that the service has of a user. */
export async function holdingsOf(origin: string, userId: string): Promise<Holdings> {
  const path = `/api/pluggy-v2/user/${userId}/financial-data?include=${INCLUDE}`;
  return holdingsIn((await call(origin, path)).text);
}

/** All that the user's one item should have brought. */
export async function truthOf(sandbox: SandboxClient, itemId: string): Promise<Holdings> {
  return holdingsIn(await sandbox.truth(itemId));
}

/** Waits until the store equals the truth of the user's one item, and says what differs when it never does. */
export async function expectTruth(
  origin: string,
  userId: string,
  sandbox: SandboxClient,
  itemId: string,
): Promise<Holdings> {
  const agree = async (): Promise<boolean> =>
    isDeepStrictEqual(await holdingsOf(origin, userId), await truthOf(sandbox, itemId));
  await until('the store equals the truth', agree).catch(async (error: unknown) => {
    expect(await holdingsOf(origin, userId)).toEqual(await truthOf(sandbox, itemId));
    throw error;
  });
  return holdingsOf(origin, userId);
}
