import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import { checkChain } from '../../features/admin/check-chain.ts';
import type { Command } from '../command.ts';
import { withParts } from '../with-parts.ts';

/** Tries every link of the chain and says which one fails. */
export const doctor: Command = {
  name: 'doctor',
  summary: SUMMARY.doctor,
  usage: [{ args: '', what: USAGE.doctor }],
  options: {},
  run: (call) =>
    withParts(call, async (lazy) => {
      const { language, out } = call;
      const report = await checkChain(await lazy.connect(), language);
      const { ok, mode, pluggyApiUrl: url, checks } = report;
      out(say(OUTCOME.mode, language, { mode, url }));
      for (const check of checks)
        out(`${check.ok ? 'ok    ' : OUTCOME.checkFailed[language]}  ${check.name}: ${check.detail}`);
      if (!ok && mode === 'sandbox') out(OUTCOME.sandboxRuns[language]);
      return { isFine: ok, result: report };
    }),
};
