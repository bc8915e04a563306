/** A new webhook secret (`npm run pluggy:v2:rotate-webhook-secret`); the previous one is accepted for 24 hours. */
import { Care } from '../src/runtime/Care.ts';
import { runCommand } from './run-command.ts';
import { withParts } from './with-parts.ts';

export function main(): Promise<void> {
  return runCommand(() =>
    withParts(async (lazy) => {
      await new Care(lazy).rotateWebhookSecret();
      console.log(
        'Pluggy delivers with a new secret from now on; the previous one is accepted for 24 hours more.',
      );
    }),
  );
}
