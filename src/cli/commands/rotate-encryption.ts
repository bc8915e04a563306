import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { rotateEncryption as rotate } from '../../features/keys/rotate-encryption.ts';
import type { Command } from '../command.ts';
import { describeRotation } from '../describe-rotation.ts';
import { withParts } from '../with-parts.ts';

/** After a new key was put in front of ENCRYPTION_KEYS: encrypts everything with it. */
export const rotateEncryption: Command = {
  name: 'rotate-encryption',
  summary: SUMMARY.rotateEncryption,
  usage: [
    { args: '', what: USAGE.rotateEncryption },
    { args: '--forget-unreadable', what: USAGE.forgetUnreadable },
  ],
  options: { 'forget-unreadable': { type: 'boolean' } },
  run: (call) =>
    withParts(call, async (lazy) => {
      const isForgotten = call.values['forget-unreadable'] === true;
      const report = await rotate(await lazy.ready(), isForgotten ? 'forget' : 'keep');
      call.out(describeRotation(report, isForgotten, call.language));
      const isOpened = isForgotten || Object.keys(report.unreadable).length === 0;
      return { isFine: isOpened && report.stillClear.length === 0, result: report };
    }),
};
