import type { ClientBase } from 'pg';
import type { UserId } from '../../src/domain/ids.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { withDatabase } from '../support/with-database.ts';
import type { AccountPages } from '../write-path/AccountPages.ts';
import type { Peer, WireRow } from './Peer.ts';

/** The peer's write path: the same pages from memory, parsed and written one after the other on each connection. */
export function writeWithPeer(
  databaseUrl: string,
  peer: Peer,
  userId: UserId,
  lanes: readonly (readonly AccountPages[])[],
): Promise<Measurement> {
  const writeLane = async (client: ClientBase, lane: readonly AccountPages[]): Promise<void> => {
    for (const { accountId, pages } of lane)
      for (const { body } of pages) {
        const { results } = JSON.parse(body.toString()) as { results: WireRow[] };
        await peer.writePage(client, { accountId, userId, rows: results });
      }
  };
  return withDatabase(databaseUrl, async (database) => {
    const writers = await Promise.all(
      lanes.map(async (lane) => ({ lane, client: await database.connect() })),
    );
    try {
      return await measure(() =>
        Promise.all(writers.map(({ client, lane }) => writeLane(client as unknown as ClientBase, lane))),
      );
    } finally {
      await Promise.all(writers.map(({ client }) => client.end()));
    }
  });
}
