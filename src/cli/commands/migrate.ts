import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import type { Command } from '../command.ts';
import { withParts } from '../with-parts.ts';

/** Brings the tables to this version; safe to run again. */
export const migrate: Command = {
  name: 'migrate',
  summary: SUMMARY.migrate,
  usage: [{ args: '', what: USAGE.migrate }],
  options: {},
  run: (call) =>
    withParts(call, async (lazy) => {
      const { databaseUrl, dataDir, mode } = (await lazy.ready()).config;
      const text = databaseUrl === undefined ? OUTCOME.migratedEmbedded : OUTCOME.migrated;
      call.out(say(text, call.language, { folder: dataDir, mode }));
      return { isFine: true, result: { migrated: true, mode } };
    }),
};
