import { silentLogger } from '../../src/domain/logger.ts';
import type { Role } from '../../src/store/embedded/membership.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/openEmbeddedPostgres.ts';

/**
 * A process that holds an embedded PostgreSQL, for tests that kill it. Prints one line of JSON when it has
 * the server or cannot have it; a line on its input makes it stop; `end` as the last argument makes it fall
 * off its end instead, without a stop.
 */
const [, , dataDir = '', role = 'service', cacheDir = '', how = 'hold'] = process.argv;

try {
  const server = await openEmbeddedPostgres({
    dataDir,
    role: asRole(role),
    cacheDir,
    logger: silentLogger,
    settings: { fsync: 'off' },
  });
  tell({ url: server.url, adopted: server.adopted, version: server.version });
  if (how === 'hold') {
    process.stdin.once('data', () => {
      void server.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  tell({ error: error instanceof Error ? { name: error.name, message: error.message } : null });
}

function asRole(text: string): Role {
  return text === 'command' ? 'command' : 'service';
}

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
