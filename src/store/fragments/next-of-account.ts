import { dayOnlyBefore, midnightAfter } from './days.ts';

/** Which way a list goes. */
export type Direction = 'newest' | 'oldest';

/** No id sorts behind the one, and none before the other. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Where the page before ended, as the statement names it: an instant and an id; both null at the beginning. */
export interface Place {
  readonly date: string;
  readonly id: string;
}

interface Way {
  readonly order: string;
  /** Rows behind the cursor by instant, without those that came before it by day. */
  readonly behind: string;
  /** The part of a page that a cursor at the edge of a day has yet to show. */
  readonly owed: string;
  /** The last row of the main part, and which rows it was ahead of. */
  readonly last: string;
  readonly overtaken: string;
}

function newestFirst({ date, id }: Place): Way {
  const [day, end] = [dayOnlyBefore(date), midnightAfter(date)];
  return {
    order: 't.date desc, t.id desc',
    behind: `(t.date, t.id) < (coalesce(${date}, 'infinity'), coalesce(${id}, '${LAST_ID}'))
      and t.date is distinct from case when ${date} > ${day} and ${date} < ${end} then ${day} end`,
    owed: `${date} = ${day} and t.date > ${date} and t.date < ${end}`,
    last: 'min(m.date)',
    overtaken: 't.date = last.day',
  };
}

function oldestFirst({ date, id }: Place): Way {
  const [day, end] = [dayOnlyBefore(date), midnightAfter(date)];
  return {
    order: 't.date, t.id',
    behind: `(t.date, t.id) > (coalesce(${date}, '-infinity'), coalesce(${id}, '${FIRST_ID}'))
      and not coalesce(${date} = ${day} and t.date > ${date} and t.date < ${end}, false)`,
    owed: `${date} > ${day} and ${date} < ${end} and t.date = ${day}`,
    last: 'max(m.date)',
    overtaken: `t.date > last.day and t.date < ${midnightAfter('last.day')}`,
  };
}

/**
 * The next rows of one account by day, instant and id, from an index by instant and id. In both orders the rows are the same
 * but for one kind of place: a row of midnight UTC is of that very day, and the instants of the three hours that follow are
 * of the day before (São Paulo's). By instant the midnight comes first, by day it comes last.
 *
 * - `main`: by instant. What the cursor has already passed by day is left out.
 * - the second part: what the cursor has passed by instant and not by day.
 * - the third part: where `main` ended within those hours or on their midnight, the rows that come before its last ones by day.
 *
 * @param asked the condition on `t`, the account's included
 * @param limit how many, as the statement names it
 */
export function nextOfAccount(asked: string, direction: Direction, place: Place, limit: string): string {
  const { order, behind, owed, last, overtaken } = (direction === 'newest' ? newestFirst : oldestFirst)(
    place,
  );
  return `with main as (
    select t.date, t.id from pluggy.transactions t where ${asked} and ${behind}
    order by ${order} limit ${limit}
  ), last as (
    select ${last} as date, ${dayOnlyBefore(last)} as day from main m having count(*) = ${limit}
  )
  select m.date, m.id from main m
  union (
    select t.date, t.id from pluggy.transactions t where ${asked} and ${owed}
    order by ${order} limit ${limit}
  )
  union (
    select t.date, t.id from last cross join pluggy.transactions t
    where ${asked} and ${behind} and ${overtaken} and last.date < ${midnightAfter('last.date')}
    order by ${order} limit ${limit}
  )`;
}
