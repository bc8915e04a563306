/** The connectivity check (`npm run pluggy:v2:test`): `pluggy-open-finance doctor`. */
import { main as runCommand } from '../src/cli.ts';

export const main = (args: readonly string[]): Promise<void> => runCommand(['doctor', ...args]);
