import type { Queryable } from '../src/store/Queryable.ts';

interface HookBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: {
    readonly userId: string;
    readonly itemId?: string;
    readonly accountId?: string;
    readonly sequence: number;
  };
}

const list = (what: string, from: string, id: string): string =>
  `(select string_agg(${what}, ',' order by r.${id}) from pluggy.${from} and r.deleted_at is null)`;

/** What a place holds: $1 the item, or of transactions the account. */
const HELD: Readonly<Record<string, string>> = {
  'connection.changed': `select md5(concat_ws('|', ${list('r.raw::text', 'items r where r.id = $1', 'id')},
    ${list('r.raw::text', 'consents r where r.item_id = $1', 'id')})) as held`,
  'accounts.changed': `select md5(concat_ws('|', ${[
    'accounts',
    'bills',
    'investments',
    'investment_transactions',
    'loans',
  ]
    .map((table) => list('r.id::text || r.raw::text', `${table} r where r.item_id = $1`, 'id'))
    .join(', ')})) as held`,
  'transactions.changed': `select md5(concat_ws('|',
    ${list("concat_ws(' ', r.id, r.amount, r.status, r.date)", 'transactions r where r.account_id = $1', 'id')},
    (select string_agg(concat_ws(' ', a.transaction_id, a.note), ',' order by a.transaction_id)
     from pluggy.annotations a where a.account_id = $1))) as held`,
};

/** Every place of a user that there is. */
const PLACES = `
select 'connection.changed' as type, id as place from pluggy.items where user_id is not null
union all select 'accounts.changed', id from pluggy.items where user_id is not null
union all select 'transactions.changed', a.id from pluggy.accounts a where a.user_id is not null`;

/** Events that name a thing of somebody else's: $1 users, $2 items, $3 accounts. */
const FOREIGN = `
select distinct t.user_id as "userId" from unnest($1::text[], $2::uuid[], $3::uuid[]) t (user_id, item_id, account_id)
left join pluggy.items i on i.id = t.item_id left join pluggy.accounts a on a.id = t.account_id
where i.user_id <> t.user_id or a.user_id <> t.user_id`;

const EMPTY = `select md5('') as held`;

/**
 * A copy that is led by outgoing webhooks alone: for each place that an event names it is read again, unless something newer was
 * heard of the place before. An event that never came leaves the copy as it was.
 */
export class HookMirror {
  readonly #database: Queryable;
  readonly #held = new Map<string, string>();
  /** The newest number that was heard of a place. */
  readonly #heard = new Map<string, number>();
  readonly #toRead = new Map<string, readonly [type: string, place: string]>();
  readonly #bodies: HookBody[] = [];
  readonly #problems = new Set<string>();

  constructor(database: Queryable) {
    this.#database = database;
  }

  take(text: string): void {
    const body = JSON.parse(text) as HookBody;
    const members = [...Object.keys(body), ...Object.keys(body.data)].filter(
      (name) => !['type', 'timestamp', 'data', 'userId', 'itemId', 'accountId', 'sequence'].includes(name),
    );
    if (members.length > 0) this.#problems.add(`a webhook told ${members.join(', ')}`);
    this.#bodies.push(body);
    const { type, data } = body;
    const place = type === 'transactions.changed' ? data.accountId : data.itemId;
    if (place === undefined) return;
    const name = `${type} ${place}`;
    if (data.sequence < (this.#heard.get(name) ?? 0)) return;
    this.#heard.set(name, data.sequence);
    this.#toRead.set(name, [type, place]);
  }

  /** Reads again what was heard of since. What cannot be read now is read the next time. */
  async read(): Promise<void> {
    for (const [name, heard] of [...this.#toRead]) {
      const held = await this.#hold(...heard);
      this.#held.set(name, held);
      // heard of once more meanwhile: read once more
      if (this.#toRead.get(name) === heard) this.#toRead.delete(name);
    }
    const told = [...this.#bodies];
    if (told.length === 0) return;
    const { rows } = await this.#database.query<{ userId: string }>(FOREIGN, [
      told.map(({ data }) => data.userId),
      told.map(({ data }) => data.itemId ?? null),
      told.map(({ data }) => data.accountId ?? null),
    ]);
    this.#bodies.splice(0, told.length);
    for (const { userId } of rows) this.#problems.add(`${userId} was told ids that are another user's`);
  }

  /** Where the copy is not what the tables hold, and what was wrong on the way. */
  async findWrong(): Promise<string[]> {
    const [empty] = (await this.#database.query<{ held: string }>(EMPTY)).rows;
    const { rows } = await this.#database.query<{ type: string; place: string }>(PLACES);
    const wrong: string[] = [];
    for (const { type, place } of rows) {
      const held = await this.#hold(type, place);
      if (held !== (this.#held.get(`${type} ${place}`) ?? empty?.held))
        wrong.push(`the webhooks did not tell that ${type} ${place}`);
    }
    return [...this.#problems, ...wrong].slice(0, 10);
  }

  async #hold(type: string, place: string): Promise<string> {
    const { rows } = await this.#database.query<{ held: string }>(HELD[type] ?? EMPTY, [place]);
    return rows[0]?.held ?? '';
  }
}
