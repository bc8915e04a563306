import { existsSync } from 'node:fs';
import { type Config, readConfig } from './config.ts';
import { systemClock } from './domain/clock.ts';
import { KEY_TEXTS } from './domain/texts/chain.ts';
import { createLogger } from './logger.ts';
import { type Service, startService } from './runtime/start-service.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Everything that was started has to be gone within ten seconds of the signal. */
const STOP_DEADLINE_MS = 9_500;

function announce({ config, database, sandbox, keys }: Service): void {
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

/** Errors that tell the person who starts the service what to do; anything else is a defect and keeps its stack. */
function explain(error: unknown, config: Config | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Port ${config?.port} is taken by another program. Stop it, or set PORT to another number.`;
  }
  return explainFileError(error, config?.dataDir) ?? error.message;
}

/** What the operating system refused in the data folder, with the fix; undefined for anything else. */
function explainFileError(error: Error, dataDir = 'DATA_DIR'): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  const path = 'path' in error ? String(error.path) : dataDir;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `The disk is full (${path}). Free some room there, or set DATA_DIR to a folder on another disk.`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return (
      `${path} may not be written by this user (${code}): it belongs to another one (root perhaps, from an earlier ` +
      'run), or the disk is read-only. Start as the user who owns it, give it to yourself with chown, or set DATA_DIR.'
    );
  }
  return undefined;
}

/**
 * Stops the service on SIGTERM, SIGINT or SIGHUP. Registered before the start: a signal that comes while things are still being
 * started stops what was started so far, instead of leaving it behind.
 */
function stopOnSignal(starting: Promise<Service>): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void starting.then(
      (service) => service.stop().then(() => process.exit(0)),
      () => process.exit(1), // a failed start stops by itself what it had started
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop); // the terminal was closed
  process.on('SIGINT', stop);
}

/** Reads the settings, starts everything, and says where it is. Ends with SIGTERM, SIGINT or SIGHUP. */
export async function main(): Promise<void> {
  let config: Config | undefined;
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    config = readConfig(process.env);
    const logger = createLogger(config.logLevel, (line) => void process.stdout.write(line));
    const starting = startService({ config, clock: systemClock, logger, env: process.env });
    stopOnSignal(starting);
    announce(await starting);
  } catch (error) {
    process.stderr.write(`${explain(error, config)}\n`);
    process.exitCode = 1;
  }
}
