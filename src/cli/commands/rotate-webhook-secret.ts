import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import { Care } from '../../runtime/Care.ts';
import type { Command } from '../command.ts';
import { withParts } from '../with-parts.ts';

export const rotateWebhookSecret: Command = {
  name: 'rotate-webhook-secret',
  summary: SUMMARY.rotateWebhookSecret,
  usage: [{ args: '', what: USAGE.rotateWebhookSecret }],
  options: {},
  run: (call) =>
    withParts(call, async (lazy) => {
      await new Care(lazy).rotateWebhookSecret();
      call.out(OUTCOME.secretRotated[call.language]);
      return { isFine: true, result: { rotated: 'webhook-secret' } };
    }),
};
