import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { SANDBOX_PROGRAM } from '../../runtime/sandbox-process.ts';
import type { Command } from '../command.ts';

/** The sandbox alone. Loaded at run time: the product and the sandbox import nothing of each other. */
export const sandbox: Command = {
  name: 'sandbox',
  summary: SUMMARY.sandbox,
  usage: [{ args: '', what: USAGE.sandbox }],
  options: {},
  run: async () => {
    const { main } = (await import(SANDBOX_PROGRAM.href)) as { main: () => Promise<void> };
    await main();
    return { isFine: process.exitCode === undefined || process.exitCode === 0 };
  },
};
