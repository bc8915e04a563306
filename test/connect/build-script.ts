import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Builds `/pluggy-connect.js`, or with `widget` the package that it loads for Pluggy's own window, as the build does. */
export async function buildScript(
  outDir: string,
  mode: 'production' | 'widget' = 'production',
): Promise<void> {
  const options = ['--config', 'vite.connect.config.ts', '--mode', mode, '--outDir', outDir, '--emptyOutDir'];
  const command = ['node_modules/vite/bin/vite.js', 'build', ...options, '--logLevel', 'warn'];
  await run(process.execPath, command, { env: { ...process.env, NODE_ENV: 'production' } });
}

/** Builds the page that holds the app of `examples/react-app`. */
export async function buildReactPage(outDir: string): Promise<void> {
  const options = ['--config', 'test/connect/react-page/vite.config.ts', '--mode', 'development'];
  const command = ['node_modules/vite/bin/vite.js', 'build', ...options, '--outDir', outDir, '--emptyOutDir'];
  await run(process.execPath, [...command, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'development' },
  });
}
