import { HEALTHS, type Health } from '../../domain/health.ts';
import type { UserId } from '../../domain/ids.ts';
import { type ListedUser, listItemsOfUsers, listUsers } from '../../store/statements/users/list-users.ts';
import type { Needs } from '../shared/Parts.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { healthOfItem } from '../shared/present-item.ts';

export interface UserFilter {
  /** A part of the id; upper and lower case are one. */
  readonly search?: string | undefined;
  /** That of one connection at least. */
  readonly health?: Health | undefined;
}

export interface UserView extends ListedUser {
  readonly connections: number;
  /** The worst of the connections; null: there are none. */
  readonly health: Health | null;
  /** How many connections are how well. */
  readonly healths: Readonly<Record<Health, number>>;
}

/** How many users one answer looks at: health is made of the present moment, so no index has it. */
const MOST_LOOKED_AT = 5_000;
const AT_ONCE = 500;

function viewOf(user: ListedUser, healths: readonly Health[]): UserView {
  const counts = HEALTHS.map((health) => [health, healths.filter((one) => one === health).length] as const);
  const health = HEALTHS.findLast((one) => healths.includes(one)) ?? null;
  return {
    ...user,
    connections: healths.length,
    health,
    healths: Object.fromEntries(counts) as Record<Health, number>,
  };
}

/**
 * One page of the users that are known here, by id. With a filter by health a page may have fewer rows than its limit, even none, and
 * still name a next page.
 */
export async function listAllUsers(
  { database, clock }: Needs<'database' | 'clock'>,
  { search, health }: UserFilter,
  page: PageRequest<readonly [string]>,
): Promise<Page<UserView, readonly [string]>> {
  const now = clock.now();
  const rows: UserView[] = [];
  const atOnce = health === undefined ? page.limit : AT_ONCE;
  let after = page.after;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
    const { users, items } = await database.asSystem(async (tx) => {
      const found = await listUsers(tx, search, after?.[0], atOnce + 1);
      return {
        users: found,
        items: await listItemsOfUsers(
          tx,
          found.map(({ userId }) => userId),
        ),
      };
    }, 'read');
    const healthsOf = (userId: UserId): Health[] =>
      items.filter((item) => item.userId === userId).map((item) => healthOfItem(item, now).health);
    for (const user of users.slice(0, atOnce)) {
      if (rows.length === page.limit) return { rows, next: after ?? null };
      after = [user.userId];
      const view = viewOf(user, healthsOf(user.userId));
      if (health === undefined || view.healths[health] > 0) rows.push(view);
    }
    if (users.length <= atOnce) return { rows, next: null };
    if (rows.length === page.limit) return { rows, next: after ?? null };
  }
  return { rows, next: after ?? null };
}
