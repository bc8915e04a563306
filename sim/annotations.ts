import type { Queryable } from '../src/store/Queryable.ts';
import type { Simulation } from './Simulation.ts';

/** The person writes a note on a row that has none; what was acknowledged must be found in the end. */
export async function annotate(simulation: Simulation): Promise<string> {
  const { web, random, notes } = simulation;
  const user = (await simulation.anyItem())?.clientUserId;
  if (user == null) return 'no item';
  let said = 'nothing';
  await simulation.attempt(async () => {
    const { value: rows = [] } = await web.pluggy.transactions(user).next();
    const open = rows.slice(0, 60).filter(({ note }) => note === null);
    if (open.length === 0) return;
    const pending = open.filter(({ status }) => status === 'PENDING'); // those that come back under new ids
    const { id } = random.pick(pending.length > 0 && random.chance(0.7) ? pending : open);
    const note = `note ${random.between(0, 1_000_000)} of ${id}`;
    await web.pluggy.annotateTransaction(user, id, { note });
    notes.add(note);
    said = note;
  });
  return said;
}

/** Notes that are lost, or that stand where nobody reads them: at a row that another has replaced. */
export async function findLostNotes(db: Queryable, notes: ReadonlySet<string>): Promise<string[]> {
  const lost = await db.query<{ note: string }>(
    `select s.note from unnest($1::text[]) s (note)
     where not exists (select from pluggy.annotations n where s.note = any (string_to_array(n.note, e'\n')))`,
    [[...notes]],
  );
  const stray = await db.query<{ id: string }>(
    `select n.transaction_id as id from pluggy.annotations n
     left join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id
     where t.id is null or (t.deleted_at is not null and exists (
       select from pluggy.transaction_links l where l.account_id = t.account_id and l.old_id = t.id))`,
  );
  return [
    ...lost.rows.map(({ note }) => `${note} was acknowledged and is lost`),
    ...stray.rows.map(({ id }) => `what was said of ${id} stands where nobody reads it`),
  ];
}
