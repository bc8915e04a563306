import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its input is empty, so that nothing can wait for a keyboard.
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
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.on('error', (error) => resolve({ code: 1, output: `${output()}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: output() }));
  });
}
