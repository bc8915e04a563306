import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import { Care } from '../../runtime/Care.ts';
import { lazyPartsOf } from '../../runtime/ServiceProcess.ts';
import type { Command } from '../command.ts';
import { withPluggy } from '../with-pluggy.ts';

export const rotateWebhookSecret: Command = {
  name: 'rotate-webhook-secret',
  summary: SUMMARY.rotateWebhookSecret,
  usage: [{ args: '', what: USAGE.rotateWebhookSecret }],
  options: {},
  run: (call) =>
    withPluggy(call, async (pluggy) => {
      await new Care(lazyPartsOf(pluggy)).rotateWebhookSecret();
      call.out(OUTCOME.secretRotated[call.language]);
      return { isFine: true, result: { rotated: 'webhook-secret' } };
    }),
};
