import { createServer } from 'node:http';
import pg from 'pg';

/** As the goal names them. */
const CONNECTIONS = 10;

/**
 * What the service is compared with: Node's server alone, which keeps each body with one statement and one commit, and
 * answers after it. A program of its own; the first argument is the database.
 */
const pool = new pg.Pool({ connectionString: process.argv[2], max: CONNECTIONS });
await pool.query('create table if not exists bare_inbox (id bigserial primary key, body jsonb not null)');
const INSERT = { name: 'keep', text: 'insert into bare_inbox (body) values ($1)' };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    pool.query({ ...INSERT, values: [Buffer.concat(chunks).toString()] }).then(
      () => response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"received":true}'),
      () => response.writeHead(503).end(),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
