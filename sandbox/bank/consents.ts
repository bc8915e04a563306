import { uuidFrom } from './ids.ts';

/** What of an item its consent depends on. */
export interface ConsentOwner {
  readonly itemId: string;
  readonly products: readonly string[];
  readonly grantedAtMs: number;
  /** When it ends by itself; null: never. */
  readonly expiresAtMs: number | null;
  readonly revokedAtMs: number | null;
}

const PERMISSIONS: readonly (readonly [product: string, permission: string])[] = [
  ['IDENTITY', 'REGISTRATION_ALL'],
  ['ACCOUNTS', 'ACCOUNTS_ALL'],
  ['CREDIT_CARDS', 'CREDIT_CARDS_ALL'],
  ['LOANS', 'CREDIT_OPERATIONS_ALL'],
  ['INVESTMENTS', 'INVESTMENTS_ALL'],
];

export function consentIdOf(itemId: string): string {
  return uuidFrom(itemId, 'consent');
}

/** A person's consent at an Open Finance bank; since 2025 it has no end of its own but at few banks. */
export function consentView(owner: ConsentOwner): object {
  return {
    id: consentIdOf(owner.itemId),
    itemId: owner.itemId,
    products: owner.products,
    openFinancePermissionsGranted: PERMISSIONS.filter(([product]) => owner.products.includes(product)).map(
      ([, permission]) => permission,
    ),
    createdAt: new Date(owner.grantedAtMs),
    expiresAt: owner.expiresAtMs === null ? null : new Date(owner.expiresAtMs),
    revokedAt: owner.revokedAtMs === null ? null : new Date(owner.revokedAtMs),
  };
}
