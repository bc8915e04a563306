import { PageQuery } from '../PageQuery.ts';
import type { Piece } from '../page-pieces.ts';
import type { Queryable, Result, Statement } from '../Queryable.ts';
import { toStoreError } from '../store-error.ts';
import { bounded } from './bounded.ts';
import type { PgStatement } from './PgClient.ts';
import type { ServerClient } from './ServerClient.ts';

function queryWithPage(client: ServerClient, config: PgStatement, page: readonly Piece[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    client.query(new PageQuery(config, page, (error, result) => (error ? reject(error) : resolve(result))));
  });
}

function send(
  client: ServerClient,
  { values: own, page, name, text }: Statement,
  values: readonly unknown[] | undefined,
): Promise<unknown> {
  // a pooler hands the next statement to another connection, which does not know it by this name
  const known = name === undefined || client.isPooled ? {} : { name };
  const config: PgStatement = { text, values: [...(values ?? own ?? [])], ...known };
  return page === undefined ? client.query(config) : queryWithPage(client, config, page);
}

/** What takes statements on this connection, each bounded. @param statementMs 0: no bound */
export function onClient(client: ServerClient, statementMs: number, tell: Queryable['tell']): Queryable {
  return {
    tell,
    query: async <Row>(statement: Statement | string, values?: readonly unknown[]) => {
      const sent = typeof statement === 'string' ? { text: statement } : statement;
      try {
        const result: unknown = await bounded(client, statementMs, () => send(client, sent, values));
        return result as Result<Row>;
      } catch (error) {
        throw toStoreError(error);
      }
    },
  };
}
