import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSettings } from './settings.ts';
import { CLIENT_ID, CLIENT_SECRET, type Sandbox, startSandbox } from './start-sandbox.ts';

/** `npm run sandbox`: with the settings of `.env`, where the environment has no others. */
export async function main(): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    console.error('The sandbox could not start: ".env" is there and cannot be read. Is it a folder?');
    process.exitCode = 1;
    return;
  }
  await run();
}

/**
 * Runs the sandbox until SIGTERM, SIGINT or SIGHUP. To a terminal it tells where it is; to anything else (the
 * service that started it, say) it writes one line of JSON once it listens.
 */
async function run(): Promise<void> {
  // Who started the sandbox may be gone: a broken pipe must not end it.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    const sandbox = await startSandbox({
      ...readSettings(process.env),
      onError: (error) => console.error(error instanceof Error ? error.stack : 'fault without a reason'),
    });
    stopOnSignals(sandbox);
    announce(sandbox);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

function announce(sandbox: Sandbox): void {
  if (!process.stdout.isTTY) {
    console.log(JSON.stringify({ ready: true, url: sandbox.url, pid: process.pid }));
    return;
  }
  console.log(`The sandbox of Pluggy's API listens on ${sandbox.url}`);
  console.log(`  client id      ${CLIENT_ID}`);
  console.log(`  client secret  ${CLIENT_SECRET}`);
  console.log(`  look inside    ${sandbox.url}/_sandbox`);
}

function stopOnSignals(sandbox: Sandbox): void {
  const stop = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explain(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('SIGHUP', stop); // the terminal was closed
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'The sandbox could not start';
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'The sandbox could not start: its port is in use. Set SANDBOX_PORT to a free one.';
  }
  return `The sandbox could not start: ${error.message}`;
}

const startedDirectly =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
// a child of another program has its settings from there, and `.env` with them
if (startedDirectly) await run();
