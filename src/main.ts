import { main as runCommand } from './cli.ts';

/** The service, as `npm start` runs it. */
export function main(): Promise<void> {
  return runCommand(['start']);
}
