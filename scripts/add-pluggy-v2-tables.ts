/** The database migration (`npm run pluggy:v2:setup`): `pluggy-open-finance migrate`. */
import { main as runCommand } from '../src/cli.ts';

export const main = (args: readonly string[]): Promise<void> => runCommand(['migrate', ...args]);
