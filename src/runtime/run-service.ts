import { type Config, type Environment, readConfig } from '../config.ts';
import { systemClock } from '../domain/clock.ts';
import { KEY_TEXTS } from '../domain/texts/chain.ts';
import { createLogger } from '../logger.ts';
import { explainStart } from './explain-start.ts';
import { type Service, startService } from './start-service.ts';

/** Everything that was started has to be gone within ten seconds of the signal. */
const STOP_DEADLINE_MS = 9_500;

/** Where a person reads what the service says outside its log. */
export interface Banner {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

function announce({ config, database, sandbox, keys }: Service, print: Banner['out']): void {
  const pluggy =
    config.mode === 'live'
      ? `live, with ${config.pluggy.apiUrl}`
      : `sandbox, a local Pluggy at ${config.pluggy.apiUrl}${sandbox?.adopted ? ' (was still running)' : ''}`;
  const [role, ...others] = config.roles;
  print('');
  print(`  Mode:      ${pluggy}`);
  print(`  Database:  ${database}`);
  if (keys !== 'fine') print(`  Keys:      ${KEY_TEXTS[keys].en}`);
  if (others.length === 0) print(`  Role:      ${role} alone`);
  if (!config.roles.includes('serve')) {
    print(`  Health:    http://127.0.0.1:${config.port}/readyz`);
    return;
  }
  if (config.mode === 'sandbox') print('  Try:       connect "Pluggy Bank" with user-ok / password-ok');
  print(`  Open:      ${config.baseUrl}/`);
}

/**
 * Stops the service on SIGTERM, SIGINT or SIGHUP. Registered before the start: a signal that comes while things are still being
 * started ends the start, which stops what was started so far instead of leaving it behind.
 */
function stopOnSignal(starting: Promise<Service>, ending: AbortController): void {
  const stop = (): void => {
    if (ending.signal.aborted) return;
    ending.abort();
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void starting.then(
      (service) => service.stop().then(() => process.exit(0)),
      () => process.exit(0), // a start that fails or is ended stops by itself what it had started
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop); // the terminal was closed
  process.on('SIGINT', stop);
}

/**
 * Reads the settings, starts everything, and says where it is. The process then runs until SIGTERM, SIGINT or SIGHUP.
 * @returns false: it did not start, and `err` was told why
 */
export async function runService(env: Environment, { out, err }: Banner): Promise<boolean> {
  let config: Config | undefined;
  const ending = new AbortController();
  try {
    config = readConfig(env);
    const logger = createLogger(config.logLevel, (line) => void process.stdout.write(line));
    const starting = startService({
      config,
      clock: systemClock,
      logger,
      env: { ...env },
      signal: ending.signal,
    });
    stopOnSignal(starting, ending);
    announce(await starting, out);
    return true;
  } catch (error) {
    if (ending.signal.aborted) return true; // nobody asked for more
    err(explainStart(error, config));
    return false;
  }
}
