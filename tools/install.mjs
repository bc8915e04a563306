import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { explainRefusal } from './file-errors.mjs';
import { run } from './run-process.mjs';
import { UserError } from './user-error.mjs';

const STAMP = 'node_modules/.pluggy-installed';

/**
 * True when node_modules holds what package-lock.json asks for: by the stamp of our own last installation, or,
 * where somebody called npm by hand, by npm's own record of what it installed.
 *
 * @param {string} root
 * @param {{ withDev: boolean }} options whether the development packages count
 */
export function isInstalled(root, { withDev }) {
  const lock = readText(join(root, 'package-lock.json'));
  // A package installed from the registry has no lock file, and its dependencies lie further up.
  if (lock === null) return true;
  if (readText(join(root, STAMP)) === stampOf(lock)) return true;
  const record = readText(join(root, 'node_modules/.package-lock.json'));
  return record !== null && holdsAll(JSON.parse(record), JSON.parse(lock), withDev);
}

/** Installs exactly what package-lock.json says. */
export async function install(root) {
  console.log('Installing the npm packages (once; about a minute, depending on the network) …');
  // --include=dev: with NODE_ENV=production npm would leave out what the build needs.
  const npm = npmCommand();
  const result = await run(
    npm.program,
    [...npm.args, 'ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
    { cwd: root, capture: true, shell: npm.shell },
  );
  if (result.code !== 0) {
    console.error(result.output);
    throw new UserError(`npm ci failed. ${hint(result.output, root)}`);
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true }); // npm makes none for no packages
  writeFileSync(join(root, STAMP), stampOf(readText(join(root, 'package-lock.json')) ?? ''));
}

/** The binaries differ by platform: a folder that was copied to another kind of machine is not installed. */
function stampOf(lock) {
  return `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}\n`;
}

function holdsAll(record, lock, withDev) {
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '' || (wanted.dev === true && !withDev)) return true;
    const found = record.packages?.[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** The npm that started us, when one did: there may be no other on the PATH. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /^npm-cli\.c?js$/.test(basename(cli)) && existsSync(cli)) {
    return { program: process.execPath, args: [cli], shell: false };
  }
  const onWindows = process.platform === 'win32';
  return { program: onWindows ? 'npm.cmd' : 'npm', args: [], shell: onWindows };
}

function hint(output, root) {
  const refused = explainRefusal(output, join(root, 'node_modules'));
  if (refused !== undefined) return refused;
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output)) {
    return 'The npm registry could not be reached: check the network, or the proxy and registry in "npm config".';
  }
  if (/EUSAGE|in sync/.test(output)) {
    return 'package.json and package-lock.json do not match: run "npm install" and look at the difference.';
  }
  return 'The lines above say why.';
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
