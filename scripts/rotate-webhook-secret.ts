/** A new webhook secret (`npm run pluggy:v2:rotate-webhook-secret`); the previous one is accepted for 24 hours. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { Care } from '../src/runtime/Care.ts';
import { lazyPartsOf } from '../src/runtime/ServiceProcess.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { runCommand } from './run-command.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      await new Care(lazyPartsOf(pluggy)).rotateWebhookSecret();
      console.log(
        'Pluggy delivers with a new secret from now on; the previous one is accepted for 24 hours more.',
      );
    } finally {
      await pluggy.close();
    }
  });
}
