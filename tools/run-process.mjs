import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its input is empty, so that nothing can wait for a keyboard. A signal that asks this
 * process to end is passed on, and ends it once the program is gone: nothing is left running behind.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, capture?: boolean, shell?: boolean }} options capture: collect
 *   the output and show nothing
 * @returns {Promise<{ code: number, output: string }>} the code is 1 when it could not be started or was killed
 */
export function run(program, args, { cwd, env = process.env, capture = false, shell = false }) {
  return new Promise((resolve) => {
    const out = capture ? 'pipe' : 'inherit';
    const child = spawn(program, args, { cwd, env, shell, stdio: ['ignore', out, out] });
    const stopPassingOn = passSignalsOn(child);
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => {
      stopPassingOn();
      resolve({ code: 1, output: `${output()}${error.message}\n` });
    });
    child.on('close', (code) => {
      stopPassingOn();
      resolve({ code: code ?? 1, output: output() });
    });
  });
}

/** How long a program may take to end after a signal before it is killed. */
const END_WITHIN_MS = 8_000;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} to be called once the child is gone; ends this process where a signal asked for it
 */
function passSignalsOn(child) {
  let asked;
  const passOn = (signal) => {
    asked = signal;
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS).unref();
  };
  process.on('SIGTERM', passOn).on('SIGINT', passOn).on('SIGHUP', passOn);
  return () => {
    process.off('SIGTERM', passOn).off('SIGINT', passOn).off('SIGHUP', passOn);
    if (asked !== undefined) process.kill(process.pid, asked);
  };
}
