import type { BankState } from './BankClient.ts';
import { drawFaults } from './draw-faults.ts';
import { PEOPLE } from './people.ts';
import type { Simulation } from './Simulation.ts';

/** Until both connections have been read, so many times work is done. */
const PATIENCE = 8;
const A_WHILE_MS = 20_000;

/** The person's page tells of every connection, as it does when the widget ends. */
async function reportAll(simulation: Simulation, { items }: BankState): Promise<void> {
  for (const { id, clientUserId } of items)
    if (clientUserId !== null)
      await simulation.attempt(() => simulation.web.pluggy.reportItem(clientUserId, id));
}

/** A row that two connections of one person show: they are made where there are none, and read while nothing fails at Pluggy. */
async function makeTwinRow(simulation: Simulation): ReturnType<Simulation['anyTwinRow']> {
  const { bank, clock, connections, mayMislead, random } = simulation;
  if (connections.length === 0) connections.push([random.pick(PEOPLE), 'user-ok']);
  const [person, user] = random.pick(connections);
  await bank.setFaults({});
  for (let n = 0; n < 2; n++) await bank.connect(person, user);
  let row: Awaited<ReturnType<Simulation['anyTwinRow']>>;
  for (let n = 0; n < PATIENCE && row === undefined; n++) {
    clock.advance(A_WHILE_MS);
    await reportAll(simulation, await bank.state());
    await simulation.work();
    row = await simulation.anyTwinRow();
  }
  await bank.setFaults(drawFaults(random, mayMislead));
  return row;
}

/** The person writes a note on a row that two connections show, and one of them, that of the row, ends. */
export async function endTwin(simulation: Simulation): Promise<string> {
  const { bank, notes, random, tally, web } = simulation;
  const row = (await simulation.anyTwinRow()) ?? (await makeTwinRow(simulation));
  if (row === undefined) return 'no account has two connections that were read';
  const { id, itemId, userId } = row;
  const note = `note ${random.between(0, 1_000_000)} of the twin ${id}`;
  const isHere = random.chance(0.5);
  await simulation.attempt(async () => {
    await web.pluggy.annotateTransaction(userId, id, { note });
    notes.add(note);
    if (isHere) await web.pluggy.removeItem(userId, itemId);
    else await bank.delete(itemId);
    tally.passages += 1;
  });
  return `${note}; ${itemId} ended ${isHere ? 'here' : 'at Pluggy'}`;
}
